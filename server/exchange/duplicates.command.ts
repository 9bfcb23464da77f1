import type { Kysely } from 'kysely';
import { readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import type { Orm } from '#server/database/orm.ts';
import { reasonsInEnglish } from './duplicate-reason.model.ts';
import { findDuplicatePairs, keepDuplicatePairs } from './duplicate-search.service.ts';
import { dismissPair, dismissRow, listOpenDuplicates, type OpenDuplicate } from './duplicates-review.queries.ts';

const usage =
  'npm run duplicates -- list, or: npm run duplicates -- look, or: npm run duplicates -- dismiss ID|SLUG SLUG';

await runCommand(async (args) => {
  const { positionals } = readArguments(args, { usage, options: {} });
  const [verb, first, second, ...more] = positionals;
  if (verb === 'list' && first === undefined) return withDatabase({}, ({ orm }) => list(orm.em.fork().getKysely()));
  if (verb === 'look' && first === undefined) return withDatabase({}, ({ orm }) => look(orm));
  if (verb !== 'dismiss' || first === undefined || second === undefined || more.length > 0)
    throw new UsageError(`Usage: ${usage}`);
  return withDatabase({}, ({ orm }) => dismiss(orm.em.fork().getKysely(), first, second));
});

async function list(db: Kysely<unknown>): Promise<number> {
  const open = await listOpenDuplicates(db);
  for (const duplicate of open) console.log(lineOf(duplicate));
  console.log(
    open.length === 0
      ? 'There are no probable duplicates.'
      : `${open.length} to decide. Not the same? npm run duplicates -- dismiss, with the first two words of its line.`,
  );
  return 0;
}

/** Compares all entries with each other, and lists what is alike. */
async function look(orm: Orm): Promise<number> {
  const found = await findDuplicatePairs(orm.em.fork().getKysely());
  await orm.em.fork().transactional((em) => keepDuplicatePairs(em.getKysely(), found));
  return list(orm.em.fork().getKysely());
}

function lineOf({ row, slug, name, otherSlug, otherName, score, reasons }: OpenDuplicate): string {
  const pair = row ? `${row.externalId} ${slug}` : `${slug} ${otherSlug}`;
  const names = row ? `row of "${row.source}" held back, like "${name}"` : `"${name}" and "${otherName}"`;
  return `${pair}  ${names}  ${score.toFixed(2)} (${reasonsInEnglish(reasons).join(', ')})`;
}

async function dismiss(db: Kysely<unknown>, first: string, second: string): Promise<number> {
  const slugs = [first, second].map((text) => text.replace(/^.*\/akteure\//, ''));
  const [one = '', other = ''] = slugs;
  const isKnown = (await dismissRow(db, first, other)) > 0 || (await dismissPair(db, one, other));
  console.log(
    isKnown
      ? 'Remembered: these are not the same, and will not be listed again.'
      : `Nothing is known as "${first}" and "${second}": see npm run duplicates -- list.`,
  );
  return isKnown ? 0 : 1;
}
