import { sql } from 'kysely';
import { readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { takeTurns } from '#server/database/turn.ts';

const usage = 'npm run directory -- rebuild';

await runCommand(async (args) => {
  const { positionals } = readArguments(args, { usage, options: {} });
  if (positionals.join(' ') !== 'rebuild') throw new UsageError(`Usage: ${usage}`);
  return withDatabase({}, async ({ orm }) => {
    const counts = await orm.em.fork().transactional(async (em) => {
      const db = em.getKysely<unknown>();
      await takeTurns(db);
      await sql`select directory_rebuild()`.execute(db);
      const { rows } = await sql<{ places: number; actors: number; words: number }>`
        select (select count(*)::integer from directory_index) as places,
          (select count(*)::integer from directory_actor) as actors, (select count(distinct word)::integer from search_word) as words
      `.execute(db);
      return rows[0];
    });
    console.log(
      `Rebuilt what is searched and counted: ${counts?.actors} published entries, ${counts?.places} rows of the index, ${counts?.words} words.`,
    );
    return 0;
  });
});
