import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Says for the rest of a transaction whose acts its changes are. What has to be checked later (roles, moderation, consents, exports,
 * erasure) is written down by triggers, which name nobody where this was not said.
 */
export async function actAs(em: EntityManager, by: { accountId: string } | null): Promise<void> {
  if (by === null) return;
  await sql`select set_config('kieznetz.account', ${by.accountId}, true)`.execute(em.getKysely<unknown>());
}

/** Writes down an act that changes no row by which a trigger would see it. */
export async function writeAudit(em: EntityManager, act: 'DATA_EXPORTED', accountId: string): Promise<void> {
  await sql`select audit(${act}, 'ACCOUNT', ${accountId}::uuid)`.execute(em.getKysely<unknown>());
}
