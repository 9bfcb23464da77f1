import { geoJSON, latLng, latLngBounds } from 'leaflet';
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

/** What an actor's page gives its small map: places with a public point, or districts; at least one of them. */
type PlaceMapProps = {
  name: string;
  kind: MarkKind;
  /** lucide name of the main topic's pictogram */
  icon: string | undefined;
  places: readonly { id: string; publicAs: PlaceVisibility; latitude: number; longitude: number }[];
  /** ids of the districts in which a place lies that says no more */
  districts: readonly string[];
};

/** As exact as an `AREA` is public, metres. */
const areaRadius = 250;
/** How much of the neighbourhood is seen around a place, metres across. */
const surroundings = 900;

/** A still picture of where an actor is: an exact place as its mark, any other as the area or the district it lies in. */
export function PlaceMap({ name, kind, icon, places, districts }: PlaceMapProps) {
  const messages = useMessages();
  const [{ data: base, error }] = useQuery({ query: MapBaseDocument });
  if (error) throw error;
  if (!base) return <div className={styles['stage']} />;
  const exact = places.filter(({ publicAs }) => publicAs === 'EXACT');
  const approximate = places.filter(({ publicAs }) => publicAs === 'AREA');
  const start = latLngBounds([]);
  for (const { latitude, longitude } of places) start.extend(latLng(latitude, longitude).toBounds(surroundings));
  for (const { id, outline } of base.districts) {
    if (districts.includes(id)) start.extend(geoJSON(outline).getBounds());
  }
  if (!start.isValid()) return null;
  return (
    <div>
      <div className={styles['stage']} role="img" aria-label={messages.mapPlace(name)} data-tones="light">
        <MapFrame base={base} start={start} still emphasised={districts}>
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
