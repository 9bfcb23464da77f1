import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { Home } from '#server/actors/revision-change.model.ts';
import { eraseFromRevisions, eraseHomeFromRevisions } from '#server/actors/revision-erasure.service.ts';

/**
 * Somebody's own addresses, numbers and homes are shown no more, nor kept in the history. Of a home that was shown exactly, residents
 * see the district from then on.
 *
 * @param which of the contacts and places whose consent holds, as a condition of both tables
 */
export async function withdrawConsents(em: EntityManager, which: RawBuilder<unknown>, now: Date): Promise<void> {
  const db = em.getKysely<unknown>();
  const holds = sql`personal and consent_given_at is not null and consent_revoked_at is null and ${which}`;
  const contacts = await sql<{ actorId: string; value: string }>`
    update contact set consent_revoked_at = ${now} where ${holds} returning actor_id as "actorId", value
  `.execute(db);
  for (const { actorId, value } of contacts.rows) await eraseFromRevisions(em, actorId, value);
  const homes = await sql<{ actorId: string } & Home>`
    update place set consent_revoked_at = ${now}, public_as = case public_as when 'EXACT' then 'DISTRICT' else public_as end,
      -- finer than a district
      public_quarter_id = case public_as when 'EXACT' then null else public_quarter_id end
    where ${holds}
    returning actor_id as "actorId", street, latitude::float8 as latitude, longitude::float8 as longitude
  `.execute(db);
  for (const { actorId, ...home } of homes.rows) await eraseHomeFromRevisions(em, actorId, home);
}
