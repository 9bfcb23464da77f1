import type { LocationDraft } from './place-draft.ts';

type Point = NonNullable<LocationDraft['point']>;

/** A point as somebody reads and types it: latitude, then longitude. */
export const pointText = (point: Point | null): string => (point ? `${point.latitude}, ${point.longitude}` : '');

/** Reads two numbers, with a point or a comma in each: `52,4975 13,5206`; null: there are not two, or they are none of the earth. */
export function readPoint(text: string): Point | null {
  const numbers = (text.match(/-?\d{1,3}(?:[.,]\d{1,20})?/g) ?? []).map((number) => Number(number.replace(',', '.')));
  const [latitude, longitude, ...more] = numbers;
  if (latitude === undefined || longitude === undefined || more.length > 0) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
