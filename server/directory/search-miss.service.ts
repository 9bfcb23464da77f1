import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';

const longestWord = 40;

/**
 * Counts the words of searches that found nothing, by word and day: no address, no time, nothing with digits in it, so
 * that no phone number or date of birth is kept. The coordinator sees a word once it came up on five different days.
 */
export async function recordSearchMisses(orm: Orm, words: readonly string[], now: Date): Promise<void> {
  const countable = [...new Set(words)].filter((word) => /^\p{L}{3,}$/u.test(word) && word.length <= longestWord);
  if (countable.length === 0) return;
  const kysely = orm.em.fork().getKysely<unknown>();
  await sql`
    insert into search_miss (word, day)
    select word, (${now}::timestamptz at time zone 'Europe/Berlin')::date from unnest(${countable.sort()}::text[]) as t (word)
    on conflict (word, day) do update set times = search_miss.times + 1
  `.execute(kysely);
}
