import { useId, useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { TextField } from '#web/ui/form-fields.tsx';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import { useOnDemand } from '#web/ui/on-demand.ts';
import styles from './edit-places.module.css';
import type { NamedField } from './edit-section.tsx';
import type { LocationDraft } from './place-draft.ts';
import { pointText, readPoint } from './place-point.ts';

type Point = LocationDraft['point'];

interface PlacePinProps {
  point: Point;
  /** id of the district that the map begins with where there is no pin */
  district: string | null;
  named: NamedField;
  onChange: (point: Point) => void;
}

/** Whether the place has a pin; the map to move it comes for those who ask for it. */
export function PlacePin(props: PlacePinProps) {
  const messages = useLateMessages();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className={styles['pin']}>
      <p>{props.point ? messages.placePinSet : messages.placePinMissing}</p>
      <button
        type="button"
        className={button['secondary']}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        {props.point ? messages.placePinShow : messages.placePinPut}
      </button>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <PinPanel {...props} />}
      </div>
    </div>
  );
}

const loadMap = () => import('#web/map/pin-map.tsx');

function PinPanel({ point, district, named, onChange }: PlacePinProps) {
  const messages = useLateMessages();
  const map = useOnDemand(loadMap);
  const PinMap = typeof map === 'object' ? map.PinMap : null;
  const typing = useTypedPoint(point, onChange);
  const { id, problem } = named('point');
  return (
    <div className={styles['panel']}>
      <p>{messages.placePinHow}</p>
      {PinMap && (
        <MapBoundary fallback={<p>{messages.placeMapFailed}</p>}>
          <PinMap
            point={point}
            district={district}
            label={messages.placeMap}
            pinLabel={messages.placePinKeys}
            onMove={onChange}
          />
        </MapBoundary>
      )}
      {map === 'failed' && <p>{messages.placeMapFailed}</p>}
      <TextField
        id={id}
        label={messages.placePoint}
        hint={messages.placePointHint}
        value={typing.text}
        problem={typing.isWrong ? messages.placePointWrong : problem}
        onChange={typing.change}
      />
      {point && (
        <button type="button" className={button['secondary']} onClick={() => onChange(null)}>
          {messages.placePinRemove}
        </button>
      )}
    </div>
  );
}

/** What is typed becomes the pin as soon as it is a point; a pin that is moved otherwise writes its own. */
function useTypedPoint(point: Point, onChange: (point: Point) => void) {
  const [typed, setTyped] = useState<{ text: string; of: string } | null>(null);
  const present = pointText(point);
  const isTyping = typed !== null && typed.of === present;
  const text = isTyping ? typed.text : present;
  return {
    text,
    isWrong: isTyping && text.trim() !== '' && readPoint(text) === null,
    change(next: string) {
      const read = next.trim() === '' ? null : (readPoint(next) ?? point);
      setTyped({ text: next, of: pointText(read) });
      if (pointText(read) !== present) onChange(read);
    },
  };
}
