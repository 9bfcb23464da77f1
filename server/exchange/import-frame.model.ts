import { type GeoBounds, metresPerDegree } from '#server/districts/projection.model.ts';

/** The frame with so many metres more on every side: an entry just across the border still belongs to the neighbourhood. */
export function paddedFrame({ west, south, east, north }: GeoBounds, metres: number): GeoBounds {
  const degrees = metresPerDegree((south + north) / 2);
  const [up, side] = [metres / degrees.latitude, metres / degrees.longitude];
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    west: rounded(west - side),
    south: rounded(south - up),
    east: rounded(east + side),
    north: rounded(north + up),
  };
}
