import { type Kysely, sql } from 'kysely';

export interface Term {
  slug: string;
  /** names and synonyms in all languages */
  words: string[];
}

/** The coordinator's topics and target groups, under every word they are known by. */
export async function listTerms(db: Kysely<unknown>, table: 'topic' | 'target_group'): Promise<Term[]> {
  const { rows } = await sql<Term>`
    select t.slug, array(
      select value from jsonb_each_text(t.names)
      union all select s.value from jsonb_each(t.synonyms) l, jsonb_array_elements_text(l.value) s
    ) as words
    from ${sql.table(table)} t order by t.position, t.id
  `.execute(db);
  return rows;
}
