import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import type { ActorFilter } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import { type Filters, toActorFilter } from './filters.ts';
import styles from './map-pane.module.css';

/** What the directory gives its map and hears from it; slugs name actors. */
export type DirectoryMapProps = {
  filter: ActorFilter;
  /** centre and zoom of the address bar; null: the directory's frame */
  view: Filters['map'];
  selected: string | null;
  highlighted: string | null;
  onSelect: (slug: string | null) => void;
  onHighlight: (slug: string | null) => void;
  onView: (view: NonNullable<Filters['map']>) => void;
};

type MapPaneProps = { filters: Filters } & Pick<
  DirectoryMapProps,
  'highlighted' | 'onHighlight' | 'onSelect' | 'onView'
>;

const modules = import.meta.glob<{ DirectoryMap: ComponentType<DirectoryMapProps> }>('../map/directory-map.tsx');

const DirectoryMap = lazy(async () => {
  const load = modules['../map/directory-map.tsx'];
  if (!load) throw new Error('This build has no map.');
  return { default: (await load()).DirectoryMap };
});

/** The map beside the list: comes after the list is there, and where it cannot come, the list says it is complete. */
export function MapPane({ filters, ...map }: MapPaneProps) {
  const messages = useMessages();
  const [live, setLive] = useState(false);
  useEffect(function loadAfterList() {
    setLive(true);
  }, []);
  return (
    <section id="map" className={styles['pane']} aria-label={messages.map}>
      {live && (
        <MapBoundary fallback={<p className={styles['note']}>{messages.mapUnavailable}</p>}>
          <Suspense fallback={<p className={styles['note']}>{messages.loading}</p>}>
            <DirectoryMap filter={toActorFilter(filters)} view={filters.map} selected={filters.selected} {...map} />
          </Suspense>
        </MapBoundary>
      )}
      <a className={styles['toList']} href="#list">
        {messages.toList}
      </a>
    </section>
  );
}
