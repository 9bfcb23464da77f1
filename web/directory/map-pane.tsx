import { lazy, Suspense } from 'react';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import type { DirectoryMapProps } from '#web/map/loaded-map.tsx';
import { directoryPath } from '#web/paths.ts';
import { MapBoundary } from '#web/ui/map-boundary.tsx';
import { useNearView } from '#web/ui/near-view.ts';
import { changeFilters, type Filters, formatFilters, toActorFilter } from './filters.ts';
import styles from './map-pane.module.css';

type MapPaneProps = { filters: Filters } & Pick<
  DirectoryMapProps,
  'listed' | 'highlighted' | 'onHighlight' | 'onSelect' | 'onView'
>;

const DirectoryMap = lazy(async () => {
  const { DirectoryMap } = await import('#web/map/directory-map.tsx');
  return { default: DirectoryMap };
});

/**
 * The map beside the list: comes after the list is there, on a phone when one scrolls to it; where it cannot come, the list
 * says it is complete.
 */
export function MapPane({ filters, ...map }: MapPaneProps) {
  const messages = useMessages();
  const locale = useLocale();
  const [pane, isNear] = useNearView<HTMLElement>({
    isAskedFor: filters.selected !== null || filters.map !== null,
    ahead: 50,
  });
  return (
    <section id="map" ref={pane} className={styles['pane']} aria-label={messages.map}>
      {isNear && (
        <MapBoundary fallback={<p className={styles['note']}>{messages.mapUnavailable}</p>}>
          <Suspense fallback={<p className={styles['note']}>{messages.loading}</p>}>
            <DirectoryMap
              filter={toActorFilter(filters)}
              view={filters.map}
              selected={filters.selected}
              withoutPlaceHref={directoryPath(locale, formatFilters(changeFilters(filters, { withoutPlace: true })))}
              {...map}
            />
          </Suspense>
        </MapBoundary>
      )}
      <a className={styles['toList']} href="#list">
        {messages.toList}
      </a>
    </section>
  );
}
