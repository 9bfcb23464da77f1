import type { Catalogue } from './catalogue.model.ts';
import type { Chunk } from './catalogue-chunk.model.ts';
import { type FacetField, facetFields } from './facet-field.model.ts';
import type { ActorFilter, Near, Viewport } from './filter.input.ts';
import { type HoursAt, hoursState } from './hours-at.model.ts';
import { scoreActors } from './relevance.model.ts';
import type { NumberedPlan } from './search.model.ts';

/** A filter with its words and moments looked up: what all reads of the directory take. */
export interface DirectoryFilter {
  filter: ActorFilter;
  /** null: no search; a plan with a word that occurs nowhere matches nothing */
  search: NumberedPlan | null;
  /** the hours at the moments that places shall be open at */
  openNow: HoursAt | null;
  openAt: HoursAt | null;
}

/** The rows of a chunk under a filter. */
export interface SelectedChunk {
  chunk: Chunk;
  /** of each row the conditions it fails, as bits: that of a facet's own field (`failsFacet`), and one for all others */
  failures: Uint8Array;
  /** of each actor by its local number what it is worth for the search, 0: not found; null: no search */
  scores: Uint16Array | null;
}

/** The bit of a row that fails the condition of a facet's own field. */
export function failsFacet(field: FacetField): number {
  return 1 << facetFields.indexOf(field);
}

const failsOther = 1 << facetFields.length;

/** Every row of the catalogue with the conditions it fails; chunks where nobody is found are left out. */
export function selectRows(catalogue: Catalogue, directoryFilter: DirectoryFilter): SelectedChunk[] {
  const selected: SelectedChunk[] = [];
  for (const chunk of catalogue.chunks.values()) {
    const scores = directoryFilter.search && scoreActors(chunk, directoryFilter.search);
    if (directoryFilter.search !== null && scores === null) continue;
    selected.push({ chunk, scores, failures: failuresOf(chunk, scores, { catalogue, directoryFilter }) });
  }
  return selected;
}

/** How many actors have a row that fails nothing. */
export function countActors(selected: readonly SelectedChunk[]): number {
  let count = 0;
  for (const { chunk, failures } of selected) {
    let last = -1;
    for (let row = 0; row < chunk.rows; row += 1) {
      const actor = chunk.actorOf[row] ?? 0;
      if (failures[row] !== 0 || actor === last) continue;
      count += 1;
      last = actor;
    }
  }
  return count;
}

/** Metres from a point to a row's, flat around the centre of the neighbourhood; NaN where there is no point. */
export function metresTo(
  near: Near,
  { metresPerDegree }: Catalogue,
  { chunk, row }: { chunk: Chunk; row: number },
): number {
  const east = ((chunk.longitude[row] ?? Number.NaN) - near.longitude) * metresPerDegree.longitude;
  const north = ((chunk.latitude[row] ?? Number.NaN) - near.latitude) * metresPerDegree.latitude;
  return Math.sqrt(east * east + north * north);
}

/** Whether a row lies in a viewport; one that crosses the date line goes round. */
export function isInside({ west, south, east, north }: Viewport, chunk: Chunk, row: number): boolean {
  const latitude = chunk.latitude[row] ?? Number.NaN;
  const longitude = chunk.longitude[row] ?? Number.NaN;
  if (!(latitude >= south && latitude <= north)) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

function failuresOf(
  chunk: Chunk,
  scores: Uint16Array | null,
  { catalogue, directoryFilter }: { catalogue: Catalogue; directoryFilter: DirectoryFilter },
): Uint8Array {
  const failures = new Uint8Array(chunk.rows);
  const { filter, openNow, openAt } = directoryFilter;
  for (const field of facetFields)
    failFacet(failures, field, { chunk, values: wantedValues(field, filter, catalogue) });
  const failUnless = (holds: (row: number) => boolean) => {
    for (let row = 0; row < chunk.rows; row += 1) {
      if (!holds(row)) failures[row] = (failures[row] ?? 0) | failsOther;
    }
  };
  if (scores !== null) failUnless((row) => scores[chunk.actorOf[row] ?? 0] !== 0);
  if (filter.wheelchair) failUnless((row) => chunk.wheelchair[row] === 1);
  const includeUnknown = filter.includeUnknownHours ?? true;
  if (openNow !== null) failUnless(isOpen(chunk, openNow, includeUnknown));
  if (openAt !== null) failUnless(isOpen(chunk, openAt, includeUnknown));
  const { near, within, withoutPlace, openToCooperation } = filter;
  if (near) failUnless((row) => metresTo(near, catalogue, { chunk, row }) <= near.metres);
  if (within) failUnless((row) => isInside(within, chunk, row));
  if (withoutPlace != null) failUnless((row) => chunk.located[row] === Number(!withoutPlace));
  if (openToCooperation != null) failUnless((row) => chunk.openToCooperation[row] === Number(openToCooperation));
  return failures;
}

/** Marks the rows that have none of the values; none are wanted when nothing is set. */
function failFacet(
  failures: Uint8Array,
  field: FacetField,
  { chunk, values }: { chunk: Chunk; values: readonly (string | undefined)[] },
): void {
  if (values.length === 0) return;
  const has = new Uint8Array(chunk.rows);
  for (const value of values) {
    for (const row of (value !== undefined && chunk.valuesOf[field].get(value)) || []) has[row] = 1;
  }
  const bit = failsFacet(field);
  for (let row = 0; row < chunk.rows; row += 1) if (has[row] === 0) failures[row] = (failures[row] ?? 0) | bit;
}

/** The values of a field as chunks name them; undefined: unknown, which nobody has. */
function wantedValues(field: FacetField, filter: ActorFilter, catalogue: Catalogue): (string | undefined)[] {
  const values: readonly string[] = filter[field] ?? [];
  if (field === 'topics') return values.map((slug) => catalogue.topicNumbers.get(slug));
  if (field === 'targetGroups') return values.map((slug) => catalogue.targetGroupNumbers.get(slug));
  return [...values];
}

/** Who has no place has no hours, and is not even unknown. */
function isOpen(chunk: Chunk, hoursAt: HoursAt, includeUnknown: boolean): (row: number) => boolean {
  return (row) => {
    const state = hoursAt[chunk.hours[row] ?? 0] ?? hoursState.unknown;
    return state === hoursState.open || (includeUnknown && chunk.hasPlace[row] === 1 && state === hoursState.unknown);
  };
}
