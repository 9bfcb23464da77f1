import { lazy, Suspense, useEffect, useState } from 'react';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import type { Actor } from './actor-facts.ts';
import styles from './place-map-pane.module.css';

const PlaceMap = lazy(async () => {
  const { PlaceMap } = await import('#web/map/place-map.tsx');
  return { default: PlaceMap };
});

/** The small map under the address; without it the address says it all, so nothing is shown in its stead. */
export function PlaceMapPane({ actor }: { actor: Actor }) {
  const [live, setLive] = useState(false);
  useEffect(function loadAfterText() {
    setLive(true);
  }, []);
  const places = actor.places.flatMap(({ id, publicAs, latitude, longitude }) =>
    typeof latitude === 'number' && typeof longitude === 'number' ? [{ id, publicAs, latitude, longitude }] : [],
  );
  const districts = actor.places.flatMap(({ publicAs, district }) =>
    publicAs === 'DISTRICT' && district ? [district.id] : [],
  );
  if (!live || places.length + districts.length === 0) return null;
  return (
    <MapBoundary fallback={null}>
      <Suspense fallback={<div className={styles['shape']} />}>
        <PlaceMap
          slug={actor.slug}
          name={actor.name}
          kind={actor.kind}
          icon={actor.topics[0]?.icon}
          places={places}
          districts={districts}
        />
      </Suspense>
    </MapBoundary>
  );
}
