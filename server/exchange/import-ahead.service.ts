import type { Kysely } from 'kysely';
import type { Candidate } from './candidate.type.ts';
import { listKnownCandidates } from './duplicate-candidate.queries.ts';
import { createDuplicateIndex } from './duplicate-index.model.ts';
import type { ImportReport } from './import-report.type.ts';
import type { StagedRow } from './import-stage.queries.ts';
import { createActors } from './import-write.queries.ts';
import type { SlugPool } from './slug-pool.service.ts';

/** Creates rows while the file is still read, so that PostgreSQL and we work at the same time. */
export interface WritingAhead {
  /** Whether a new row resembles no entry that is there: whatever the file still brings, it will be created. */
  mayCreate: (candidate: Candidate) => boolean;
  /** Creates those of the staged rows that are to be `CREATED`. */
  create: (staged: readonly StagedRow[]) => Promise<void>;
}

/** Compares with all entries but the examples; the rows of the file among each other are compared when all are read. */
export async function writeAhead(
  db: Kysely<unknown>,
  { report, slugs, publish }: { report: ImportReport; slugs: SlugPool; publish: boolean },
): Promise<WritingAhead> {
  const known = createDuplicateIndex();
  for await (const batch of listKnownCandidates(db)) for (const candidate of batch) known.add(candidate);
  return {
    mayCreate: (candidate) => known.size() === 0 || known.find(candidate).length === 0,
    async create(staged) {
      const rows = staged.filter(({ outcome }) => outcome === 'CREATED');
      const [first, last] = [rows.at(0), rows.at(-1)];
      if (first === undefined || last === undefined) return;
      report.created += rows.length;
      await createActors(
        db,
        { outcome: 'CREATED', from: first.number, to: last.number },
        {
          slugs: await slugs.giveAll(rows.map(({ number, fields: { name } }) => ({ number, name }))),
          state: publish ? 'PUBLISHED' : 'DRAFT',
        },
      );
    },
  };
}
