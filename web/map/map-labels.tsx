import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { Pane, useMap } from 'react-leaflet';
import type { MapBaseQuery } from '#web/gql/graphql.ts';
import { Anchored } from './anchored.tsx';
import { type Box, placeLabels } from './label-placement.ts';
import { badgeSize, boxAt, districtWishes, oneLine, splitInTwo, stationWishes } from './label-wishes.ts';
import styles from './map-labels.module.css';

type Point = { latitude: number; longitude: number };
type MapLabelsProps = { base: MapBaseQuery; marks: readonly Point[] };

const markSize = 40;
/** Farther out the names of stations would be all that is seen. */
const leastStationNameZoom = 13.5;

/** Names of districts and stations, in the gaps that the marks leave; decorative, because every entry says where it is. */
export function MapLabels({ base: { directory, districts }, marks }: MapLabelsProps) {
  const map = useMap();
  const seen = useSeenPart();
  const placed = useMemo(() => {
    const obstacles = [
      ...marks.map((mark) => boxAt(map, mark, markSize)),
      ...directory.stations.map((station) => boxAt(map, station, badgeSize)),
    ];
    const stations = seen.zoom >= leastStationNameZoom ? stationWishes(map, directory.stations) : [];
    const boxes = placeLabels([...districtWishes(map, districts), ...stations], obstacles);
    return new Map([...boxes].map(([id, box]) => [id, { ...centreOf(map, box), isTwoLines: box.height > oneLine }]));
  }, [map, seen, marks, directory, districts]);

  return (
    <Pane name="labels" className={styles['pane']}>
      {directory.stations.map(({ name, lines, ...point }) => (
        <Anchored key={name} {...point} size={badgeSize}>
          <span className={styles['badge']} aria-hidden="true">
            {lines}
          </span>
        </Anchored>
      ))}
      {[...districts, ...directory.stations].map((named) => {
        const id = 'id' in named ? named.id : named.name;
        const place = placed.get(id);
        if (!place) return null;
        const lines = place.isTwoLines ? splitInTwo(named.name) : [named.name];
        return (
          <Anchored key={id} latitude={place.latitude} longitude={place.longitude} size={0}>
            <span className={'id' in named ? styles['district'] : styles['station']} aria-hidden="true">
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          </Anchored>
        );
      })}
    </Pane>
  );
}

function centreOf(map: LeafletMap, { x, y, width, height }: Box): Point {
  const { lat, lng } = map.layerPointToLatLng([x + width / 2, y + height / 2]);
  return { latitude: lat, longitude: lng };
}

/** Changes whenever the map has come to rest at another place or in another size. */
function useSeenPart(): { zoom: number } {
  const map = useMap();
  const [seen, setSeen] = useState({ zoom: map.getZoom() });
  useEffect(
    function followMap() {
      const look = () => setSeen({ zoom: map.getZoom() });
      look(); // the map may have moved since it was drawn
      map.on('moveend resize', look);
      return function stopFollowing() {
        map.off('moveend resize', look);
      };
    },
    [map],
  );
  return seen;
}
