import type { FacetField } from './facet-field.model.ts';

/** How many consecutive actor numbers a chunk holds; the local number of an actor and four weights fit into 16 bits. */
export const actorsOfChunk = 2048;
const bitsOfWeights = 4;

/** An actor as it is read for its chunk. */
export interface ActorEntry {
  no: number;
  /** milliseconds since 1970; null: never */
  confirmedAt: number | null;
  /** `directory_actor.lexemes` */
  lexemes: Buffer;
}

/** A place as it is read for its chunk, or an actor without one. */
export interface PlaceEntry {
  no: number;
  actorNo: number;
  /** degrees, WGS84; null: no point to show */
  longitude: number | null;
  latitude: number | null;
  /** its square at zoom 24 in Z-order */
  cell: number | null;
  /** `directory_hours.no` */
  hoursNo: number | null;
  hasPlace: boolean;
  wheelchair: boolean;
  openToCooperation: boolean;
  values: Record<FacetField, readonly string[]>;
}

/**
 * Some hundred actors with their places as columns, never changed once made. A row is a place, or an actor without one;
 * rows are in the order of their actors. Columns of rows are indexed by row, columns of actors by local number.
 */
export interface Chunk {
  /** the actor number whose local number is 0 */
  first: number;
  rows: number;
  /** `directory_index.no` of each row */
  numbers: Uint32Array;
  actorOf: Uint16Array;
  /** the rows with each value of each facet, ascending */
  valuesOf: Record<FacetField, ReadonlyMap<string, RowNumbers>>;
  /** 1 where it holds, of each row */
  hasPlace: Uint8Array;
  wheelchair: Uint8Array;
  openToCooperation: Uint8Array;
  /** whether the actor of the row has a point anywhere */
  located: Uint8Array;
  /** NaN where there is no point */
  latitude: Float64Array;
  longitude: Float64Array;
  cell: Float64Array;
  /** the rows with a point, in the order of their cells */
  byCell: RowNumbers;
  /** `directory_hours.no`, 0: none */
  hours: Uint32Array;
  /** of actors: milliseconds since 1970, NaN: never; how many rows come before the actor's own */
  confirmedAt: Float64Array;
  rowsBefore: RowNumbers;
  postings: Postings;
}

/** Numbers of rows, or of rows before; four bytes each only where actors have so many places that two are not enough. */
export type RowNumbers = Uint16Array | Uint32Array;

/** Which actors each lexeme finds: those of `lexemes[i]` stand in `entries` from `starts[i]` to `starts[i + 1]`. */
export interface Postings {
  /** numbers, ascending */
  lexemes: Uint32Array;
  starts: Uint32Array;
  /** local number of the actor times 16, plus the bits of the weights */
  entries: Uint16Array;
}

/** Columns from entries: actors ascending by number, places by number of their actor, all within the chunk. */
export function buildChunk(first: number, actors: readonly ActorEntry[], places: readonly PlaceEntry[]): Chunk {
  const column = (of: (place: PlaceEntry) => number | null, none: number) =>
    Float64Array.from(places, (place) => of(place) ?? none);
  const flags = (of: (place: PlaceEntry) => boolean) => Uint8Array.from(places, (place) => Number(of(place)));
  const actorOf = Uint16Array.from(places, ({ actorNo }) => actorNo - first);
  const cell = column((place) => place.cell, Number.NaN);
  const withPoint = new Set(places.filter((place) => place.cell !== null).map(({ actorNo }) => actorNo));
  const confirmedAt = new Float64Array(actorsOfChunk).fill(Number.NaN);
  for (const actor of actors) confirmedAt[actor.no - first] = actor.confirmedAt ?? Number.NaN;
  return {
    first,
    rows: places.length,
    numbers: Uint32Array.from(places, ({ no }) => no),
    actorOf,
    valuesOf: {
      kinds: listRows(places, 'kinds'),
      operatorTypes: listRows(places, 'operatorTypes'),
      districts: listRows(places, 'districts'),
      topics: listRows(places, 'topics'),
      targetGroups: listRows(places, 'targetGroups'),
      languages: listRows(places, 'languages'),
    },
    hasPlace: flags(({ hasPlace }) => hasPlace),
    wheelchair: flags(({ wheelchair }) => wheelchair),
    openToCooperation: flags(({ openToCooperation }) => openToCooperation),
    located: flags(({ actorNo }) => withPoint.has(actorNo)),
    latitude: column(({ latitude }) => latitude, Number.NaN),
    longitude: column(({ longitude }) => longitude, Number.NaN),
    cell,
    byCell: rowsByCell(cell),
    hours: Uint32Array.from(places, ({ hoursNo }) => hoursNo ?? 0),
    confirmedAt,
    rowsBefore: countRowsBefore(actorOf),
    postings: buildPostings(first, actors),
  };
}

function listRows(places: readonly PlaceEntry[], field: FacetField): Map<string, RowNumbers> {
  const lists = new Map<string, number[]>();
  for (const [row, { values }] of places.entries()) {
    for (const value of values[field]) {
      const list = lists.get(value);
      if (list === undefined) lists.set(value, [row]);
      else if (list.at(-1) !== row) list.push(row);
    }
  }
  return new Map([...lists].map(([value, list]) => [value, rowNumbers(list, places.length)]));
}

function rowsByCell(cell: Float64Array): RowNumbers {
  const rows = [...cell.keys()].filter((row) => !Number.isNaN(cell[row]));
  rows.sort((one, other) => (cell[one] ?? 0) - (cell[other] ?? 0) || one - other);
  return rowNumbers(rows, cell.length);
}

function countRowsBefore(actorOf: Uint16Array): RowNumbers {
  const before = rowNumbers(new Array<number>(actorsOfChunk + 1).fill(0), actorOf.length);
  for (const actor of actorOf) before[actor + 1] = (before[actor + 1] ?? 0) + 1;
  for (let actor = 1; actor <= actorsOfChunk; actor += 1)
    before[actor] = (before[actor] ?? 0) + (before[actor - 1] ?? 0);
  return before;
}

function rowNumbers(numbers: readonly number[], rows: number): RowNumbers {
  return rows < 2 ** 16 ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
}

/** Lexeme and entry as one number sort by lexeme, then by actor; 32 and 16 bits are less than the 53 of a double. */
function buildPostings(first: number, actors: readonly ActorEntry[]): Postings {
  const weights = 2 ** bitsOfWeights;
  const spread = actorsOfChunk * weights;
  const sorted = new Float64Array(actors.reduce((sum, { lexemes }) => sum + lexemes.length / 4, 0));
  let filled = 0;
  for (const { no, lexemes } of actors) {
    for (let offset = 0; offset < lexemes.length; offset += 4) {
      const packed = lexemes.readUInt32BE(offset);
      sorted[filled] = Math.floor(packed / weights) * spread + (no - first) * weights + (packed % weights);
      filled += 1;
    }
  }
  sorted.sort();
  const lexemes: number[] = [];
  const starts: number[] = [];
  const entries = new Uint16Array(sorted.length);
  for (const [index, value] of sorted.entries()) {
    const lexeme = Math.floor(value / spread);
    if (lexemes.at(-1) !== lexeme) {
      lexemes.push(lexeme);
      starts.push(index);
    }
    entries[index] = value % spread;
  }
  return { lexemes: Uint32Array.from(lexemes), starts: Uint32Array.from([...starts, sorted.length]), entries };
}
