import type { Map as LeafletMap } from 'leaflet';
import { type FocusEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { type ActorFilter, type MapBaseQuery, MapFeaturesDocument, MapSelectionDocument } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { useKeptFocus } from './kept-focus.ts';
import styles from './loaded-map.module.css';
import { MapCounts } from './map-counts.tsx';
import { MapCredit } from './map-credit.tsx';
import { hiddenPins, type LocatedActor } from './map-features.ts';
import { fitInSight, frameBounds, MapFrame, type MapView, prefersStillness } from './map-frame.tsx';
import { createMapKeys } from './map-keys.ts';
import { MapLabels } from './map-labels.tsx';
import { MapMarks } from './map-marks.tsx';
import { useSeen, useViewInAddress } from './map-view.ts';
import { useOpened } from './opened.ts';
import { SelectionCard } from './selection-card.tsx';
import { spreadFeatures } from './spread-features.ts';
import { useStableCallback } from './stable-callback.ts';
import { StackCard } from './stack-card.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

/** What the directory gives its map and hears from it; slugs name actors. */
export type DirectoryMapProps = {
  filter: ActorFilter;
  /** centre and zoom of the address bar; null: the directory's frame */
  view: MapView | null;
  /** the actors of the list, which the map marks when they are pointed at there */
  listed: readonly LocatedActor[];
  selected: string | null;
  highlighted: string | null;
  withoutPlaceHref: string;
  onSelect: (slug: string | null) => void;
  onHighlight: (slug: string | null) => void;
  onView: (view: MapView) => void;
};

type LoadedMapProps = DirectoryMapProps & { base: MapBaseQuery };

/** One tab stop with its own keys, and around it what is reached by tab: counts above, what is open below. */
export function LoadedMap({ base, filter, view, listed, selected, highlighted, ...directory }: LoadedMapProps) {
  const messages = useMessages();
  const [keysId, countsId] = [useId(), useId()];
  const area = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [entered, setEntered] = useState(false);
  const showWhole = useStableCallback(() => {
    map?.fitBounds(frameBounds(base), { ...fitInSight(map), animate: !prefersStillness() });
  });
  const seen = useSeen(map);
  useViewInAddress(map, { view, onView: directory.onView, showWhole });

  const [{ data: found }] = useQuery({
    query: MapFeaturesDocument,
    variables: { filter, ...(seen ?? nowhere) },
    pause: seen === null,
  });
  const [{ data: chosen }] = useQuery({
    query: MapSelectionDocument,
    variables: { slug: selected ?? '' },
    pause: selected === null,
  });
  const selection = selected !== null && chosen?.actor?.slug === selected ? chosen.actor : null;

  const { stack, byHand, openPin, openCluster, close } = useOpened({
    map,
    area,
    selected,
    onSelect: directory.onSelect,
  });
  const highlight = useStableCallback(directory.onHighlight);
  const placed = found?.map.features ?? none;
  const features = useMemo(() => (map ? spreadFeatures(map, placed) : none), [map, placed]);
  const pointedAt = listed.find(({ slug }) => slug === highlighted && slug !== selected);
  const shown = useMemo(
    () => [
      ...features,
      ...hiddenPins(
        [pointedAt, selection].filter((actor) => actor != null),
        features,
      ),
    ],
    [features, pointedAt, selection],
  );
  useKeptFocus(area, features);
  useEffect(
    function closeOnBareGround() {
      map?.on('click', close);
      return function stopClosing() {
        map?.off('click', close);
      };
    },
    [map, close],
  );
  const followKey = createMapKeys({ map, features: shown, onHome: showWhole, onEscape: leaveOrClose });
  const cardProps = { onShown: makeRoom, onClose: close };

  return (
    <div className={styles['frame']} aria-busy={!found}>
      <MapCounts
        id={countsId}
        view={found?.map ?? null}
        onShowAll={showWhole}
        withoutPlaceHref={directory.withoutPlaceHref}
      />

      <div className={styles['stage']}>
        <div
          ref={area}
          role="application"
          className={styles['area']}
          data-tones="light"
          tabIndex={entered ? -1 : 0}
          aria-label={messages.mapLabel}
          aria-describedby={`${keysId} ${countsId}`}
          onKeyDown={followKey}
          onFocus={(event) => setEntered(event.target !== event.currentTarget)}
          onBlur={leaveWhenOutside}
        >
          <MapFrame ref={setMap} base={base} start={view ?? frameBounds(base)}>
            <MapLabels base={base} marks={features} />
            <MapMarks
              features={shown}
              highlighted={highlighted}
              selected={selected}
              onOpenPin={openPin}
              onOpenCluster={openCluster}
              onHighlight={highlight}
            />
          </MapFrame>
          <ZoomButtons map={map} onHome={showWhole} />
        </div>
        <p id={keysId} className={styles['keys']}>
          {messages.mapKeys}
        </p>
        {stack && <StackCard key={stack.id} cluster={stack} filter={filter} {...cardProps} />}
        {!stack && selection && (
          <SelectionCard key={selection.slug} actor={selection} takesFocus={byHand} {...cardProps} />
        )}
      </div>
      <MapCredit base={base} />
    </div>
  );

  function leaveOrClose() {
    if (stack || selected) close();
    else area.current?.focus({ preventScroll: true });
  }

  function leaveWhenOutside(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setEntered(false);
  }

  /** Moves what was opened out from under its card. */
  function makeRoom(height: number) {
    const spot = stack ?? shown.find((feature) => 'actor' in feature && feature.actor.slug === selected);
    if (!spot) return;
    const below = Math.max(0, (area.current?.getBoundingClientRect().bottom ?? 0) - window.innerHeight);
    map?.panInside([spot.latitude, spot.longitude], {
      paddingTopLeft: [40, 60],
      paddingBottomRight: [60, below + height + 60],
      animate: !prefersStillness(),
    });
  }
}

const none: [] = [];
/** Stands in the variables while nothing is asked. */
const nowhere = { viewport: { west: 0, south: 0, east: 0, north: 0 }, zoom: 0 };
