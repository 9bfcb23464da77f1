import { latLngBounds } from 'leaflet';
import { Circle } from 'react-leaflet';
import { useQuery } from 'urql';
import type { PlaceVisibility } from '#web/gql/graphql.ts';
import { MapBaseDocument } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { KindMark, type MarkKind } from '#web/ui/kind-mark.tsx';
import { Anchored } from './anchored.tsx';
import { MapCredit } from './map-credit.tsx';
import { MapFrame } from './map-frame.tsx';
import { MapLabels } from './map-labels.tsx';
import styles from './place-map.module.css';

/** What an actor's page gives its small map: places with a public point, at least one. */
export type PlaceMapProps = {
  name: string;
  kind: MarkKind;
  /** lucide name of the main topic's pictogram */
  icon: string | undefined;
  places: readonly { id: string; publicAs: PlaceVisibility; latitude: number; longitude: number }[];
};

/** As exact as an `AREA` is public, metres. */
const areaRadius = 250;
/** How much of the neighbourhood is seen around a place, metres across. */
const surroundings = 900;

/** A still picture of where an actor is: an exact place as its mark, an approximate one as the area it lies in. */
export function PlaceMap({ name, kind, icon, places }: PlaceMapProps) {
  const messages = useMessages();
  const [{ data: base, error }] = useQuery({ query: MapBaseDocument });
  if (error) throw error;
  if (!base) return <div className={styles['stage']} />;
  const exact = places.filter(({ publicAs }) => publicAs === 'EXACT');
  const approximate = places.filter(({ publicAs }) => publicAs === 'AREA');
  const [first, ...others] = places.map(({ latitude, longitude }) =>
    latLngBounds([[latitude, longitude]])
      .getCenter()
      .toBounds(surroundings),
  );
  const start = others.reduce((bounds, next) => bounds?.extend(next), first);
  if (!start) return null;
  return (
    <div>
      <div className={styles['stage']} role="img" aria-label={messages.mapPlace(name)} data-tones="light">
        <MapFrame base={base} start={start} still>
          <MapLabels base={base} marks={exact} />
          {approximate.map(({ id, latitude, longitude }) => (
            <Circle
              key={id}
              center={[latitude, longitude]}
              radius={areaRadius}
              interactive={false}
              className={styles[kind] ?? ''}
            />
          ))}
          {exact.map(({ id, latitude, longitude }) => (
            <Anchored key={id} latitude={latitude} longitude={longitude} size={44} raised>
              <span className={styles['mark']}>
                <KindMark kind={kind} icon={icon} size={40} />
              </span>
            </Anchored>
          ))}
        </MapFrame>
      </div>
      <MapCredit base={base} />
    </div>
  );
}
