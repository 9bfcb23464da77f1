import type { MapBaseQuery } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import styles from './map-credit.module.css';

/** Who made what the map is drawn from, as their licences ask. */
export function MapCredit({ base: { directory } }: { base: MapBaseQuery }) {
  const messages = useMessages();
  const credits = [
    directory.tiles && messages.mapTilesCredit(directory.tiles.attribution),
    messages.outlineCredit(directory.outlineCredit),
    directory.stationCredit && messages.mapStationCredit(directory.stationCredit),
  ];
  return <p className={styles['credit']}>{credits.filter(Boolean).join(' · ')}</p>;
}
