import { MapPin } from 'lucide-react';
import { useId } from 'react';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { TextField } from '#web/ui/form-fields.tsx';
import type { Draft } from './draft.ts';
import styles from './edit-places.module.css';
import { HoursEditor } from './hours-editor.tsx';
import { PlaceBarriers } from './place-barriers.tsx';
import { usePlaceDistrict } from './place-district.ts';
import type { NoticeDraft, PlaceDraft } from './place-draft.ts';
import { PlaceLocation } from './place-location.tsx';
import { PlaceVisibilityChoice } from './place-visibility.tsx';

interface EditPlaceProps {
  place: PlaceDraft;
  index: number;
  /** what the entry is, as the form has it */
  kind: Draft['kind'];
  /** as the server has it; null: it is a new one */
  saved: EditableEntryFragment['places'][number] | null;
  isOpen: boolean;
  isAlone: boolean;
  problem: (field: string) => string | undefined;
  onOpen: (isOpen: boolean) => void;
  onChange: (change: Partial<PlaceDraft>) => void;
  /** makes it the main place */
  onFirst: () => void;
  onRemove: () => void;
}

/** One place, which opens to all that can be said of it: address first, the rest for those who want it. */
export function EditPlace(props: EditPlaceProps) {
  const { place, index, kind, saved, isOpen, isAlone, problem, onOpen, onChange, onFirst, onRemove } = props;
  const messages = useLateMessages();
  const heading = useId();
  const district = usePlaceDistrict(place.location);
  const name = place.location.street.trim() || (saved ? messages.editPlaceWithoutStreet : messages.placeNew);
  const more = [
    index === 0 && !isAlone && messages.placeMain,
    typeof district === 'object' && district.name,
    place.publicAs !== 'EXACT' && messages.placePublicAs[place.publicAs],
  ];
  const named = (field: string) => ({ id: `places.${index}.${field}`, problem: problem(field) });
  const notice = (key: keyof NoticeDraft) => ({
    value: place.notice[key],
    onChange: (value: string) => onChange({ notice: { ...place.notice, [key]: value } }),
  });
  return (
    <details
      className={styles['place']}
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && onOpen(currentTarget.open)}
    >
      <summary>
        <MapPin aria-hidden="true" />
        <strong id={heading}>{name}</strong>
        <span>{more.filter(Boolean).join(' · ')}</span>
      </summary>
      <fieldset className={styles['parts']} aria-labelledby={heading}>
        <PlaceLocation
          location={place.location}
          saved={saved}
          district={district}
          named={named}
          onChange={(location) => onChange({ location })}
        />
        <PlaceVisibilityChoice
          place={place}
          kind={kind}
          district={typeof district === 'object' ? district.name : null}
          named={named}
          onChange={onChange}
        />
        <HoursEditor
          value={place.openingHours}
          onChange={(openingHours) => onChange({ openingHours })}
          {...named('openingHours')}
        />
        <TextField
          label={messages.editNotice}
          hint={messages.editNoticeHint}
          {...named('notice')}
          {...notice('text')}
        />
        <div className={styles['row']}>
          <TextField type="date" label={messages.editNoticeFrom} {...named('noticeFrom')} {...notice('from')} />
          <TextField type="date" label={messages.editNoticeUntil} {...named('noticeUntil')} {...notice('until')} />
        </div>
        <PlaceBarriers barriers={place.barriers} named={named} onChange={(barriers) => onChange({ barriers })} />
        <p className={styles['ways']}>
          {index > 0 && (
            <button type="button" className={button['secondary']} onClick={onFirst}>
              {messages.placeMakeMain}
            </button>
          )}
          <button type="button" className={button['secondary']} onClick={onRemove}>
            {messages.placeRemove}
          </button>
        </p>
      </fieldset>
    </details>
  );
}
