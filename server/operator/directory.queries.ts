import { type Kysely, sql } from 'kysely';

export interface DirectorySize {
  actorCount: number;
  exampleData: boolean;
}

export async function countDirectory(db: Kysely<unknown>): Promise<DirectorySize> {
  const { rows } = await sql<DirectorySize>`
    select count(*)::integer as "actorCount", coalesce(bool_or(is_example), false) as "exampleData" from published_actor
  `.execute(db);
  return rows[0] ?? { actorCount: 0, exampleData: false };
}
