import { Link } from 'react-router';
import type { MapFeaturesQuery } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import styles from './map-counts.module.css';

type MapCountsProps = {
  id: string;
  /** null while it is asked for: the line is there already, so that the map keeps its size */
  view: Pick<MapFeaturesQuery['map'], 'total' | 'outside' | 'withoutPlace'> | null;
  onShowAll: () => void;
  withoutPlaceHref: string;
};

/** Nothing is lost on a map: what lies outside of it, and what has no place, is counted and one tap away. */
export function MapCounts({ id, view, onShowAll, withoutPlaceHref }: MapCountsProps) {
  const messages = useMessages();
  const { total, outside, withoutPlace } = view ?? { total: null, outside: 0, withoutPlace: 0 };
  return (
    <p id={id} className={styles['counts']}>
      <span className={styles['here']}>{total === null ? messages.loading : messages.mapHere(total)}</span>
      {outside > 0 && (
        <button type="button" onClick={onShowAll}>
          {messages.mapOutside(outside)}
        </button>
      )}
      {withoutPlace > 0 && <Link to={withoutPlaceHref}>{messages.mapWithoutPlace(withoutPlace)}</Link>}
    </p>
  );
}
