import { type Kysely, sql } from 'kysely';
import { hashOf } from './secret.model.ts';
import type { SignedIn, ViewerSession } from './viewer.type.ts';

/** Who is signed in with the token of a cookie; null: nobody, or not any more. */
export async function findSignedIn(db: Kysely<unknown>, token: string, now: Date): Promise<SignedIn | null> {
  const { rows } = await sql<SignedIn>`
    select s.id as "sessionId", a.id as "accountId", a.name, a.email,
      a.roles || case when m.ids is null then '{}' else '{MEMBER}' end::text[] as roles, coalesce(m.ids, '{}') as "actorIds",
      coalesce(m.owned, '{}') as "ownedActorIds", coalesce(m.trusted, '{}') as "trustedActorIds"
    from session s join account a on a.id = s.account_id
      cross join lateral (
        select array_agg(actor_id::text) as ids, array_agg(actor_id::text) filter (where role = 'OWNER') as owned,
          array_agg(actor_id::text) filter (where trusted) as trusted
        from membership where account_id = a.id) m
    where s.token_hash = ${hashOf(token)} and s.expires_at > ${now} and a.suspended_at is null
  `.execute(db);
  return rows[0] ?? null;
}

/** Published actors whose entries an account keeps, by name. */
export async function listActorIdsOf(db: Kysely<unknown>, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from membership m join published_actor a on a.id = m.actor_id
    where m.account_id = ${accountId}::uuid order by a.name collate "de-x-icu", a.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Where an account is signed in, the last seen first. */
export async function listSessions(
  db: Kysely<unknown>,
  accountId: string,
  now: Date,
): Promise<Omit<ViewerSession, 'current'>[]> {
  const { rows } = await sql<{ id: string; device: string; lastSeenAt: string }>`
    select id, device, last_seen_at as "lastSeenAt" from session
    where account_id = ${accountId}::uuid and expires_at > ${now} order by last_seen_at desc, id
  `.execute(db);
  return rows.map(({ lastSeenAt, ...session }) => ({ ...session, lastSeenAt: new Date(lastSeenAt) }));
}
