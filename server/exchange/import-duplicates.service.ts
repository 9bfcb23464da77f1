import type { Kysely } from 'kysely';
import type { DuplicateMatch } from './candidate.type.ts';
import {
  type FlaggedPair,
  findDismissedPairs,
  findDismissedRows,
  type HeldRow,
  listKnownCandidates,
} from './duplicate-candidate.queries.ts';
import type { DuplicateIndex } from './duplicate-index.model.ts';
import type { ReportedDuplicate } from './import-report.type.ts';
import type { RowOutcome } from './import-stage.queries.ts';

/** What happens with a row that is probably an entry of another origin. */
export type DuplicatePolicy = 'hold' | 'create' | 'link';

/** A row of the file that is new or changed, and so is compared. */
export interface ComparedRow {
  number: number;
  source: string;
  externalId: string;
  actorId: string;
  isNew: boolean;
  name: string;
  /** as the index knows it, and where it stands there */
  key: string;
  position: number;
}

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
  rival: ComparedRow | null;
  isOtherOrigin: boolean;
}

/**
 * Compares the new and changed rows with each other and with what is there. Rows of one file are two entries as long as
 * their ids differ, and so are a row and an entry of its own origin, where ids were given and not made of the content:
 * such pairs are flagged. A new row that is probably an entry of another origin, or one entered by hand, is held back,
 * created or linked, as `policy` says. `index` holds the rows of the file; the entries that are there are taken in here.
 */
export async function findDuplicates(
  db: Kysely<unknown>,
  { index, rows, policy }: { index: DuplicateIndex; rows: readonly ComparedRow[]; policy: DuplicatePolicy },
  actorsOfFile: ReadonlySet<string>,
): Promise<DuplicateFindings> {
  const findings: DuplicateFindings = { decisions: [], held: [], flagged: [], reported: [] };
  if (rows.length === 0) return findings;
  const known = await takeInKnown(db, index, actorsOfFile);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const isDismissed = await dismissals(db);
  const gone = new Set<string>();
  const linked = new Set<string>();

  for (const row of rows) {
    const matches = index
      .findFor(row.position)
      .map((match) => foundAs(match, row, { known, byKey }))
      .filter((found, position, all) => all.findIndex(({ actorId }) => actorId === found.actorId) === position)
      .filter((found) => !isDismissed(row, found.actorId));
    const others = row.isNew ? matches.filter(({ isOtherOrigin }) => isOtherOrigin) : [];
    const target = others.find(({ actorId }) => !linked.has(actorId));
    if (policy === 'hold' && others.length > 0) {
      gone.add(row.key);
      findings.decisions.push({ number: row.number, outcome: 'HELD', actorId: row.actorId });
      for (const { actorId, score, reasons } of others)
        findings.held.push({ number: row.number, actorId, score, reasons });
      findings.reported.push(...others.map((found) => reportedAs(row, found, 'held')));
    } else if (policy === 'link' && target !== undefined) {
      gone.add(row.key);
      linked.add(target.actorId);
      findings.decisions.push({ number: row.number, outcome: 'LINK', actorId: target.actorId });
      findings.reported.push(reportedAs(row, target, 'linked'));
    } else {
      for (const found of matches) flag(findings, row, found);
    }
  }
  return withoutGone(findings, { gone, byKey });
}

/** Entries of the file itself are in the index as its rows. */
async function takeInKnown(db: Kysely<unknown>, index: DuplicateIndex, actorsOfFile: ReadonlySet<string>) {
  const known = new Map<string, { actorId: string; slug: string; sources: string[]; isOfFile: boolean }>();
  for await (const batch of listKnownCandidates(db)) {
    for (const { actorId, slug, sources, ...candidate } of batch) {
      const isOfFile = actorsOfFile.has(actorId);
      known.set(candidate.key, { actorId, slug, sources, isOfFile });
      if (!isOfFile) index.add(candidate);
    }
  }
  return known;
}

async function dismissals(db: Kysely<unknown>): Promise<(row: ComparedRow, actorId: string) => boolean> {
  const key = (...parts: string[]) => parts.join('\n');
  const rows = (await findDismissedRows(db)).map((row) => key(row.source, row.externalId, row.actorId));
  const pairs = (await findDismissedPairs(db)).map(({ actorId, otherId }) => key(actorId, otherId));
  const dismissed = new Set([...rows, ...pairs]);
  return ({ source, externalId, actorId }, otherId) =>
    dismissed.has(key(source, externalId, otherId)) || dismissed.has(key(...[actorId, otherId].sort()));
}

function foundAs(
  match: DuplicateMatch,
  row: ComparedRow,
  {
    known,
    byKey,
  }: {
    known: ReadonlyMap<string, { actorId: string; slug: string; sources: string[]; isOfFile: boolean }>;
    byKey: ReadonlyMap<string, ComparedRow>;
  },
): Found {
  const rival = byKey.get(match.key) ?? null;
  const entry = known.get(match.key);
  if (entry === undefined || rival?.isNew) {
    const label = rival ? `row ${rival.number} (${rival.name})` : match.key;
    return { ...match, actorId: rival?.actorId ?? row.actorId, label, rival, isOtherOrigin: false };
  }
  const isSameOrigin = entry.isOfFile || (entry.sources.includes(row.source) && !row.externalId.startsWith('content:'));
  return { ...match, actorId: entry.actorId, label: `/akteure/${entry.slug}`, rival, isOtherOrigin: !isSameOrigin };
}

function flag(findings: DuplicateFindings, row: ComparedRow, found: Found): void {
  const { actorId: otherId, score, reasons, rival } = found;
  // two compared rows find each other: the later one tells
  if (rival !== null && rival.number > row.number) return;
  findings.flagged.push({ actorId: row.actorId, otherId, score, reasons });
  findings.reported.push(reportedAs(row, found, 'flagged'));
}

function reportedAs(row: ComparedRow, found: Found, outcome: ReportedDuplicate['outcome']): ReportedDuplicate {
  const { label: other, score, reasons } = found;
  return { number: row.number, name: row.name, other, score, reasons, outcome };
}

/** A row that was held back or linked makes no actor of its own: what was flagged with it is void. */
function withoutGone(
  findings: DuplicateFindings,
  { gone, byKey }: { gone: ReadonlySet<string>; byKey: ReadonlyMap<string, ComparedRow> },
): DuplicateFindings {
  if (gone.size === 0) return findings;
  const goneRows = [...gone].flatMap((key) => byKey.get(key) ?? []);
  const actors = new Set(goneRows.map(({ actorId }) => actorId));
  const labels = new Set(goneRows.map(({ number, name }) => `row ${number} (${name})`));
  return {
    ...findings,
    flagged: findings.flagged.filter(({ otherId }) => !actors.has(otherId)),
    reported: findings.reported.filter(({ outcome, other }) => outcome !== 'flagged' || !labels.has(other)),
  };
}
