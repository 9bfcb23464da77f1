import { type Kysely, sql } from 'kysely';

/** Whether any published entry is of the invented network. */
export async function hasExampleData(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from published_actor where is_example) as found
  `.execute(db);
  return rows[0]?.found ?? false;
}
