import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#server/actors/actor.entity.ts';
import type { MergeField } from './duplicate.type.ts';

type Column = Exclude<keyof MergedColumns, 'alternateNames' | 'languages' | 'links'>;
export type MergedColumns = Pick<
  Actor,
  | 'name'
  | 'kind'
  | 'legalForm'
  | 'operatorType'
  | 'category'
  | 'runByName'
  | 'summary'
  | 'description'
  | 'plainLanguage'
  | 'easyLanguage'
  | 'easyLanguageCheckedBy'
  | 'website'
  | 'openToCooperation'
  | 'alternateNames'
  | 'languages'
  | 'links'
  | 'state'
  | 'isExample'
  | 'confirmedAt'
  | 'confirmedBy'
  | 'confirmedVia'
>;

/** Which columns a field is made of; contacts and who runs it are rows of their own. */
const columnsOf: Record<MergeField, readonly Column[]> = {
  NAME: ['name'],
  KIND: ['kind'],
  LEGAL_FORM: ['legalForm'],
  OPERATOR_TYPE: ['operatorType'],
  RUN_BY: ['runByName'],
  SUMMARY: ['summary'],
  DESCRIPTION: ['description'],
  PLAIN_LANGUAGE: ['plainLanguage'],
  EASY_LANGUAGE: ['easyLanguage', 'easyLanguageCheckedBy'],
  EMAIL: [],
  PHONE: [],
  WEBSITE: ['website'],
  OPEN_TO_COOPERATION: ['openToCooperation'],
};

/**
 * The columns of the kept entry after a merge. The name that does not stay becomes a further one, so that a search still finds
 * it. What one of the two already was it stays: public, real, confirmed on the later day.
 */
export function mergedColumns(keep: MergedColumns, merged: MergedColumns, take: readonly MergeField[]): MergedColumns {
  const taken = new Set(take.flatMap((field) => columnsOf[field]));
  const chosen = <Name extends Column>(column: Name): MergedColumns[Name] =>
    (taken.has(column) ? merged : keep)[column];
  const name = chosen('name');
  const confirmed = isLater(merged.confirmedAt, keep.confirmedAt) ? merged : keep;
  return {
    name,
    kind: chosen('kind'),
    legalForm: chosen('legalForm'),
    operatorType: chosen('operatorType'),
    category: keep.category ?? merged.category,
    runByName: chosen('runByName'),
    summary: chosen('summary'),
    description: chosen('description'),
    plainLanguage: chosen('plainLanguage'),
    easyLanguage: chosen('easyLanguage'),
    easyLanguageCheckedBy: chosen('easyLanguageCheckedBy'),
    website: chosen('website'),
    openToCooperation: chosen('openToCooperation'),
    alternateNames: union(keep.alternateNames, merged.alternateNames, [keep.name, merged.name]).filter(
      (other) => other !== name,
    ),
    languages: union(keep.languages, merged.languages),
    links: [...keep.links, ...merged.links.filter(({ url }) => !keep.links.some((known) => known.url === url))],
    state: merged.state === 'PUBLISHED' ? 'PUBLISHED' : keep.state,
    isExample: keep.isExample && merged.isExample,
    confirmedAt: confirmed.confirmedAt,
    confirmedBy: confirmed.confirmedBy,
    confirmedVia: confirmed.confirmedVia,
  };
}

function isLater(one: Date | null | undefined, other: Date | null | undefined): boolean {
  return one != null && (other == null || one > other);
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

type Snapshot = { id: string; version: number; slug: string; name: string };

/** What the history says of a merge: each field that changed, and the whole entry that is gone. */
export function mergeHistory<Fields extends Snapshot>({
  before,
  after,
  merged,
  endedCooperations,
}: {
  before: Fields;
  after: Fields;
  merged: Fields;
  endedCooperations: readonly string[];
}): Record<string, { from: unknown; to: unknown }> {
  const { id: _, version: __, ...fields } = after;
  const present: Record<string, unknown> = before;
  const changed = Object.entries(fields).filter(([field, to]) => !isDeepStrictEqual(present[field], to));
  return {
    ...Object.fromEntries(changed.map(([field, to]) => [field, { from: present[field], to }])),
    ...(endedCooperations.length > 0 && { cooperations: { from: endedCooperations, to: [] } }),
    merged: { from: null, to: merged },
  };
}
