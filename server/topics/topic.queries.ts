import { sql } from 'kysely';

/** Texts in the locale, else German, else any. */
export function localized(column: string, locale: string) {
  const texts = sql.ref(column);
  return sql`coalesce(${texts} ->> ${locale}, ${texts} ->> 'de', (select min(value) from jsonb_each_text(${texts})))`;
}
