import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { EditedFields } from './actor-edit.model.ts';
import { isAtAnotherAddress } from './place-edit.model.ts';
import { type Changes, erased, type Home, withoutContact, withoutHome } from './revision-change.model.ts';

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

/** Homes that an edit takes out of the entry or moves, or whose consent it takes back. */
export function endedHomes(before: EditedFields, after: EditedFields): Home[] {
  return before.places
    .filter(({ personal }) => personal)
    .filter((home) => {
      const now = after.places.find(({ id }) => id === home.id);
      return now === undefined || isAtAnotherAddress(home, now) || (home.consented && !now.consented);
    });
}

/**
 * Takes a mail address or number out of the whole history of an actor, also of what it was changed from and to, and of what is
 * proposed: nobody is to accept by mistake what was taken back.
 */
export async function eraseFromRevisions(em: EntityManager, actorId: string, value: string): Promise<void> {
  await rewriteRevisions(em, actorId, {
    fields: ['email', 'phone', 'merged'],
    forget: (changes) => withoutContact(changes, value),
  });
  const db = em.getKysely<unknown>();
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

/** Takes the address and point of somebody's home out of it. */
export async function eraseHomeFromRevisions(em: EntityManager, actorId: string, home: Home): Promise<void> {
  await rewriteRevisions(em, actorId, {
    fields: ['places', 'merged'],
    forget: (changes) => withoutHome(changes, home),
  });
}

async function rewriteRevisions(
  em: EntityManager,
  actorId: string,
  { fields, forget }: { fields: readonly string[]; forget: (changes: Changes) => Changes | null },
): Promise<void> {
  const db = em.getKysely<unknown>();
  const { rows } = await sql<{ id: string; changes: Changes }>`
    select id, changes from revision where actor_id = ${actorId}::uuid and changes ?| ${fields}::text[] order by id for update
  `.execute(db);
  for (const { id, changes } of rows) {
    const kept = forget(changes);
    if (kept === null) continue;
    await sql`update revision set changes = ${JSON.stringify(kept)}::jsonb where id = ${id}::uuid`.execute(db);
  }
}
