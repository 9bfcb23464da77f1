import type { Kysely } from 'kysely';
import type { Candidate } from './candidate.type.ts';
import { beforeThisImport, listKnownCandidates } from './duplicate-candidate.queries.ts';
import { createDuplicateIndex } from './duplicate-index.model.ts';
import { createActors } from './import-create.queries.ts';
import type { ImportReport } from './import-report.type.ts';
import { type RowColumns, sentRows } from './import-sent.queries.ts';
import type { SlugPool } from './slug-pool.service.ts';

/** Rows to be created, ready to be sent. */
export interface RowsAhead {
  named: { number: number; name: string }[];
  columns: RowColumns;
}

/** Creates rows while the file is still read, so that PostgreSQL and we work at the same time. */
export interface WritingAhead {
  /** Whether a new row resembles no entry that is there: whatever the file still brings, it will be created. */
  mayCreate: (candidate: Candidate) => boolean;
  create: (rows: RowsAhead) => Promise<void>;
}

/** Compares with all entries but the examples; the rows of the file among each other are compared when all are read. */
export async function writeAhead(
  db: Kysely<unknown>,
  { report, slugs, publish }: { report: ImportReport; slugs: SlugPool; publish: boolean },
): Promise<WritingAhead> {
  const known = createDuplicateIndex();
  for await (const batch of listKnownCandidates(db, beforeThisImport))
    for (const candidate of batch) known.add(candidate);
  return {
    mayCreate: (candidate) => known.size() === 0 || known.find(candidate).length === 0,
    async create(rows) {
      if (rows.named.length === 0) return;
      report.created += rows.named.length;
      const given = await slugs.giveAll(rows.named);
      await createActors(db, sentRows(rows.columns), { slugs: given, state: publish ? 'PUBLISHED' : 'DRAFT' });
    },
  };
}
