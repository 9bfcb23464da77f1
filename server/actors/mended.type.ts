/** A mended value with what should be told about it; `value` is null where nothing usable was in the cell. */
export interface Mended<T> {
  value: T | null;
  /** Reasons in plain English, each naming the value it speaks of. */
  notes: string[];
}
