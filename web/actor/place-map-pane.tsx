import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { formatFilters } from '#web/directory/filters.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import { useNearView } from '#web/ui/near-view.ts';
import scripting from '#web/ui/scripting.module.css';
import type { Actor } from './actor-facts.ts';
import styles from './place-map-pane.module.css';

const PlaceMap = lazy(async () => {
  const { PlaceMap } = await import('#web/map/place-map.tsx');
  return { default: PlaceMap };
});

/** A few streets around. */
const closeZoom = 16;

/**
 * The small map under the address: comes when one scrolls to it, and its room is there before. Without it the address says it
 * all, so nothing is shown in its stead.
 */
export function PlaceMapPane({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const locale = useLocale();
  const [pane, isNear] = useNearView<HTMLDivElement>({ ahead: 0 });
  const places = actor.places.flatMap(({ id, publicAs, latitude, longitude }) =>
    typeof latitude === 'number' && typeof longitude === 'number' ? [{ id, publicAs, latitude, longitude }] : [],
  );
  const districts = actor.places.flatMap(({ publicAs, district }) =>
    publicAs === 'DISTRICT' && district ? [district.id] : [],
  );
  if (places.length + districts.length === 0) return null;
  return (
    <div ref={pane} className={scripting['withScript']}>
      {isNear ? (
        <MapBoundary fallback={null}>
          <Suspense fallback={shape}>
            <PlaceMap
              name={actor.name}
              kind={actor.kind}
              icon={actor.topics[0]?.icon}
              places={places}
              districts={districts}
            />
          </Suspense>
        </MapBoundary>
      ) : (
        shape
      )}
      {places[0] && (
        <p>
          <Link className={styles['large']} to={largeMapHref(places[0])}>
            {messages.mapPlaceLarge}
          </Link>
        </p>
      )}
    </div>
  );

  function largeMapHref({ latitude, longitude }: { latitude: number; longitude: number }): string {
    const query = formatFilters({ selected: actor.slug, map: { latitude, longitude, zoom: closeZoom } });
    return `${directoryPath(locale, query)}#map`;
  }
}

const shape = <div className={styles['shape']} />;
