import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { EditedFields } from './actor-edit.model.ts';
import { type Changes, erased, withoutContact } from './revision-change.model.ts';

/**
 * Somebody's own addresses and numbers that an edit takes out of the entry, or whose consent it takes back. What belongs to the
 * organisation stays in the history: it was public, and is nobody's own.
 */
export function endedContacts(before: EditedFields, after: EditedFields): string[] {
  return (['email', 'phone'] as const).flatMap((channel) => {
    const [old, now] = [before[channel], after[channel]];
    if (old === null || !old.personal) return [];
    const isGone = now?.value !== old.value;
    const isTakenBack = old.consented && now?.consented === false;
    return isGone || isTakenBack ? [old.value] : [];
  });
}

/**
 * Takes a mail address or number out of the whole history of an actor, also of what it was changed from and to, and of what is
 * proposed: nobody is to accept by mistake what was taken back.
 */
export async function eraseFromRevisions(em: EntityManager, actorId: string, value: string): Promise<void> {
  const db = em.getKysely<unknown>();
  const { rows } = await sql<{ id: string; changes: Changes }>`
    select id, changes from revision where actor_id = ${actorId}::uuid and changes ?| array['email', 'phone', 'merged'] order by id for update
  `.execute(db);
  for (const { id, changes } of rows) {
    const kept = withoutContact(changes, value);
    if (kept === null) continue;
    await sql`update revision set changes = ${JSON.stringify(kept)}::jsonb where id = ${id}::uuid`.execute(db);
  }
  await sql`
    delete from proposed_revision where actor_id = ${actorId}::uuid and changes -> 'email' -> 'to' ->> 'value' = ${value}
      and changes - 'email' = '{}'
  `.execute(db);
  await sql`
    update proposed_revision set version = version + 1, changes = case when changes -> 'email' -> 'to' ->> 'value' = ${value}
        then changes - 'email' else jsonb_set(changes, '{email,from}', ${JSON.stringify(erased)}::jsonb) end
    where actor_id = ${actorId}::uuid
      and ${value} in (changes -> 'email' -> 'to' ->> 'value', changes -> 'email' -> 'from' ->> 'value')
  `.execute(db);
}
