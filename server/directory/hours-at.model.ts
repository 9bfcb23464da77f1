/** What opening hours are at a moment, by their number; whoever has none, or a higher number, is unknown. */
export type HoursAt = Uint8Array;
export const hoursState = { unknown: 0, closed: 1, open: 2 } as const;
