import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import type { MarkKind } from '#web/ui/kind-mark.tsx';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import type { Actor, ActorPlace } from './actor-facts.ts';
import styles from './place-map-pane.module.css';

/** What an actor's page gives its small map: places with a public point, at least one. */
export type PlaceMapProps = {
  name: string;
  kind: MarkKind;
  /** lucide name of the main topic's pictogram */
  icon: string | undefined;
  places: readonly (Pick<ActorPlace, 'id' | 'publicAs'> & { latitude: number; longitude: number })[];
};

const modules = import.meta.glob<{ PlaceMap: ComponentType<PlaceMapProps> }>('../map/place-map.tsx');

const PlaceMap = lazy(async () => {
  const load = modules['../map/place-map.tsx'];
  if (!load) throw new Error('This build has no map.');
  return { default: (await load()).PlaceMap };
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
  if (!live || places.length === 0) return null;
  return (
    <MapBoundary fallback={null}>
      <Suspense fallback={<div className={styles['shape']} />}>
        <PlaceMap name={actor.name} kind={actor.kind} icon={actor.topics[0]?.icon} places={places} />
      </Suspense>
    </MapBoundary>
  );
}
