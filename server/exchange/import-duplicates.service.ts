import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DuplicateMatch } from './candidate.type.ts';
import {
  beforeThisImport,
  type FlaggedPair,
  findDismissedPairs,
  findDismissedRows,
  findKnownEntries,
  type HeldRow,
  type KnownEntry,
  listKnownCandidates,
} from './duplicate-candidate.queries.ts';
import type { DuplicateIndex } from './duplicate-index.model.ts';
import { reasonsInEnglish } from './duplicate-reason.model.ts';
import type { ReportedDuplicate } from './import-report.type.ts';
import { findStaged, type StagedName } from './import-stage.queries.ts';
import type { StagedFile } from './import-staging.service.ts';
import type { RowOutcome } from './staged-row.type.ts';

/** After so many rows we look up, so that PostgreSQL is not kept waiting. */
const rowsBetweenLooks = 100;

/** What happens with a row that is probably an entry of another origin. */
export type DuplicatePolicy = 'hold' | 'create' | 'link';

export interface DuplicateFindings {
  /** rows that are not simply created */
  decisions: { number: number; outcome: RowOutcome; actorId: string }[];
  held: HeldRow[];
  flagged: FlaggedPair[];
  reported: ReportedDuplicate[];
}

/** A probable duplicate of a row: another row of the file, or an entry that is there. */
interface Found extends DuplicateMatch {
  actorId: string;
  /** as a person finds it */
  label: string;
  rival: StagedName | null;
  isOtherOrigin: boolean;
}

/**
 * Compares the new and changed rows with each other and with what is there. Rows of one file are two entries as long as
 * their ids differ, and so are a row and an entry of its own origin, where ids were given and not made of the content:
 * such pairs are flagged. A new row that is probably an entry of another origin, or one entered by hand, is held back,
 * created or linked, as `policy` says. The index holds the rows of the file; the entries that are there are taken in here.
 *
 * @param meanwhile what PostgreSQL may do while we compare
 */
export async function findDuplicates(
  db: Kysely<unknown>,
  { index, compared, actorsOfFile }: StagedFile,
  { policy, meanwhile }: { policy: DuplicatePolicy; meanwhile: () => Promise<void> },
): Promise<DuplicateFindings> {
  const findings: DuplicateFindings = { decisions: [], held: [], flagged: [], reported: [] };
  if (compared.size === 0) return findings;
  for await (const batch of listKnownCandidates(db, beforeThisImport)) {
    for (const { actorId, ...candidate } of batch) if (!actorsOfFile.has(actorId)) index.add(candidate);
  }
  const [matched] = await Promise.all([matchesOf(index, compared), meanwhile()]);
  const meaning = await meaningOf(db, matched, { compared, actorsOfFile });
  const isDismissed = await dismissals(db);
  const gone = new Set<StagedName>();
  const linked = new Set<string>();

  for (const [number, found] of matched) {
    const row = meaning.rows.get(number);
    if (row === undefined) continue;
    const matches = found
      .map((match) => foundAs(match, row, meaning))
      .filter((match, position, all) => all.findIndex(({ actorId }) => actorId === match.actorId) === position)
      // two rows of one entry, which were two before somebody merged them
      .filter((match) => match.actorId !== row.actorId && !isDismissed(row, match.actorId));
    const others = row.isNew && !row.isCreated ? matches.filter(({ isOtherOrigin }) => isOtherOrigin) : [];
    const target = others.find(({ actorId }) => !linked.has(actorId));
    if (policy === 'hold' && others.length > 0) {
      gone.add(row);
      findings.decisions.push({ number, outcome: 'HELD', actorId: row.actorId });
      for (const { actorId, score, reasons } of others) findings.held.push({ number, actorId, score, reasons });
      findings.reported.push(...others.map((other) => reportedAs(row, other, 'held')));
    } else if (policy === 'link' && target !== undefined) {
      gone.add(row);
      linked.add(target.actorId);
      findings.decisions.push({ number, outcome: 'LINK', actorId: target.actorId });
      findings.reported.push(reportedAs(row, target, 'linked'));
    } else {
      for (const match of matches) flag(findings, row, match);
    }
  }
  return withoutGone(findings, gone);
}

/** Rows with probable duplicates, in the order of the file: few, so that only of these everything has to be known. */
async function matchesOf(
  index: DuplicateIndex,
  compared: StagedFile['compared'],
): Promise<[number, DuplicateMatch[]][]> {
  const matched: [number, DuplicateMatch[]][] = [];
  let looked = 0;
  for (const [position, number] of compared) {
    looked += 1;
    if (looked % rowsBetweenLooks === 0) await nextTurn();
    // two compared rows find each other: the later one tells
    const matches = index.findFor(position, (other) => other > position && compared.has(other));
    if (matches.length > 0) matched.push([number, matches]);
  }
  return matched;
}

/** Who the matched rows and their matches are. */
interface Meaning extends Pick<StagedFile, 'compared' | 'actorsOfFile'> {
  rows: ReadonlyMap<number, StagedName>;
  /** by the key that they have in the index */
  entries: ReadonlyMap<string, KnownEntry>;
}

async function meaningOf(
  db: Kysely<unknown>,
  matched: readonly [number, DuplicateMatch[]][],
  file: Pick<StagedFile, 'compared' | 'actorsOfFile'>,
): Promise<Meaning> {
  const matches = matched.flatMap(([, found]) => found);
  const rivals = matches.flatMap(({ position }) => file.compared.get(position) ?? []);
  const rows = await findStaged(db, [...new Set([...matched.map(([number]) => number), ...rivals])]);
  const ids = matches.flatMap(({ key }) => (key.startsWith(entryPrefix) ? key.slice(entryPrefix.length) : []));
  const entries = await findKnownEntries(db, [...new Set(ids)]);
  return {
    ...file,
    rows: new Map(rows.map((row) => [row.number, row])),
    entries: new Map(entries.map((entry) => [entryPrefix + entry.actorId, entry])),
  };
}

const entryPrefix = 'actor ';

async function dismissals(db: Kysely<unknown>): Promise<(row: StagedName, actorId: string) => boolean> {
  const key = (...parts: string[]) => parts.join('\n');
  const rows = (await findDismissedRows(db)).map((row) => key(row.source, row.externalId, row.actorId));
  const pairs = (await findDismissedPairs(db)).map(({ actorId, otherId }) => key(actorId, otherId));
  const dismissed = new Set([...rows, ...pairs]);
  return ({ source, externalId, actorId }, otherId) =>
    dismissed.has(key(source, externalId, otherId)) || dismissed.has(key(...[actorId, otherId].sort()));
}

function foundAs(match: DuplicateMatch, row: StagedName, { compared, actorsOfFile, rows, entries }: Meaning): Found {
  const rival = rows.get(compared.get(match.position) ?? -1) ?? null;
  const entry = entries.get(match.key);
  if (entry === undefined || rival?.isNew) {
    const label = rival ? rowLabel(rival) : match.key;
    return { ...match, actorId: rival?.actorId ?? row.actorId, label, rival, isOtherOrigin: false };
  }
  const isOfSource = entry.sources.includes(row.source) && !row.externalId.startsWith('content:');
  const isOtherOrigin = !actorsOfFile.has(entry.actorId) && !isOfSource;
  return { ...match, actorId: entry.actorId, label: `/akteure/${entry.slug}`, rival, isOtherOrigin };
}

function rowLabel({ number, name }: StagedName): string {
  return `row ${number} (${name})`;
}

function flag(findings: DuplicateFindings, row: StagedName, found: Found): void {
  const { actorId: otherId, score, reasons } = found;
  findings.flagged.push({ actorId: row.actorId, otherId, score, reasons });
  findings.reported.push(reportedAs(row, found, 'flagged'));
}

function reportedAs(row: StagedName, found: Found, outcome: ReportedDuplicate['outcome']): ReportedDuplicate {
  const { label: other, score, reasons } = found;
  return { number: row.number, name: row.name, other, score, reasons: reasonsInEnglish(reasons), outcome };
}

/** A row that was held back or linked makes no actor of its own: what was flagged with it is void. */
function withoutGone(findings: DuplicateFindings, gone: ReadonlySet<StagedName>): DuplicateFindings {
  if (gone.size === 0) return findings;
  const actors = new Set([...gone].map(({ actorId }) => actorId));
  const labels = new Set([...gone].map(rowLabel));
  return {
    ...findings,
    flagged: findings.flagged.filter(({ otherId }) => !actors.has(otherId)),
    reported: findings.reported.filter(({ outcome, other }) => outcome !== 'flagged' || !labels.has(other)),
  };
}
