import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Geometry } from 'geojson';
import { geoJSON, type Map as LeafletMap, type Point, point } from 'leaflet';
import type { MapBaseQuery } from '#web/gql/graphql.ts';
import { topLevel } from './base-layers.tsx';
import type { Box, LabelWish } from './label-placement.ts';

export const badgeSize = 20;
/** Pixels: the mean width of a letter, and the height of a line. */
const districtText = { glyph: 7.8, height: 18 };
const stationText = { glyph: 6.8, height: 16 };
/** The grid of places that are tried for a district's name. */
const grid = { columns: 16, rows: 14 };

/** A box that is higher than this holds a name in two lines. */
export const oneLine = districtText.height;

/** `Friedrichsfelde` and `Süd`; a name of one word stays whole. */
export function splitInTwo(name: string): string[] {
  const [, first, second] = /^(.*[ -])([^ -]+)$/s.exec(name) ?? [];
  return first && second ? [first.trim(), second] : [name];
}

/** Where the names of districts may stand, fully in view: wholly within the outline first, and the middle of what is seen. */
export function districtWishes(map: LeafletMap, districts: MapBaseQuery['districts']): LabelWish[] {
  return topLevel(districts).map(({ id, name, outline }) => {
    const centres = pointsWithin(map, outline);
    const middle = meanOf(centres);
    centres.sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle));
    const inside: Box[] = [];
    const across: Box[] = [];
    for (const size of sizesOf(name)) {
      for (const centre of centres) {
        const box = boxAround(centre, size);
        if (isInView(map, box)) (liesWithin(map, box, outline) ? inside : across).push(box);
      }
    }
    return { id, candidates: [...inside, ...across], mayVanish: false };
  });
}

/** Beside a station's badge: right, left, below, above. */
export function stationWishes(map: LeafletMap, stations: MapBaseQuery['directory']['stations']): LabelWish[] {
  return stations.map((station) => {
    const { x, y } = map.latLngToLayerPoint([station.latitude, station.longitude]);
    const size = { width: station.name.length * stationText.glyph + 4, height: stationText.height };
    const aside = (badgeWidth(station.lines) + size.width) / 2 + 1;
    const below = (badgeSize + size.height) / 2;
    const centres = [point(x + aside, y), point(x - aside, y), point(x, y + below), point(x, y - below)];
    return { id: station.name, candidates: centres.map((centre) => boxAround(centre, size)), mayVanish: true };
  });
}

/** A square around a point of the map. */
export function boxAt(
  map: LeafletMap,
  { latitude, longitude }: { latitude: number; longitude: number },
  size: number,
): Box {
  return boxAround(map.latLngToLayerPoint([latitude, longitude]), { width: size, height: size });
}

/** `S+U` takes more room than one letter. */
const badgeWidth = (lines: string): number => badgeSize + (lines.length - 1) * 7;

function sizesOf(name: string): { width: number; height: number }[] {
  return [[name], splitInTwo(name)].map((lines) => ({
    width: Math.max(...lines.map(({ length }) => length)) * districtText.glyph,
    height: lines.length * districtText.height,
  }));
}

function pointsWithin(map: LeafletMap, outline: Geometry): Point[] {
  if (outline.type !== 'Polygon' && outline.type !== 'MultiPolygon') return [];
  const whole = geoJSON(outline).getBounds();
  const seen = map.getBounds();
  if (!whole.intersects(seen)) return [];
  const [west, east] = [Math.max(whole.getWest(), seen.getWest()), Math.min(whole.getEast(), seen.getEast())];
  const [south, north] = [Math.max(whole.getSouth(), seen.getSouth()), Math.min(whole.getNorth(), seen.getNorth())];
  const points: Point[] = [];
  for (let column = 1; column < grid.columns; column += 1) {
    for (let row = 1; row < grid.rows; row += 1) {
      const longitude = west + ((east - west) * column) / grid.columns;
      const latitude = south + ((north - south) * row) / grid.rows;
      if (booleanPointInPolygon([longitude, latitude], outline))
        points.push(map.latLngToLayerPoint([latitude, longitude]));
    }
  }
  return points;
}

/** Both ends of a name; what lies between may cross a bay of the outline. */
function liesWithin(map: LeafletMap, { x, y, width, height }: Box, outline: Geometry): boolean {
  if (outline.type !== 'Polygon' && outline.type !== 'MultiPolygon') return false;
  return [x, x + width].every((end) => {
    const { lat, lng } = map.layerPointToLatLng([end, y + height / 2]);
    return booleanPointInPolygon([lng, lat], outline);
  });
}

function isInView(map: LeafletMap, { x, y, width, height }: Box): boolean {
  const first = map.layerPointToContainerPoint([x, y]);
  const last = first.add([width, height]);
  const { x: across, y: down } = map.getSize();
  return first.x >= 0 && first.y >= 0 && last.x <= across && last.y <= down;
}

const boxAround = ({ x, y }: Point, { width, height }: { width: number; height: number }): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const meanOf = (points: readonly Point[]): Point =>
  points.reduce((sum, next) => sum.add(next), point(0, 0)).divideBy(Math.max(1, points.length));
