import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Home } from '#server/actors/revision-change.model.ts';
import { eraseFromRevisions, eraseHomeFromRevisions } from '#server/actors/revision-erasure.service.ts';

export type Erasure = 'erased' | 'lastCoordinator';

/**
 * Erases an account with all that leads to the person: what it kept stays without a keeper, what it changed stays without a name,
 * and its personal address leaves the entries in which it stood. For an entry that nobody keeps now, a reminder comes up at the desk.
 *
 * @returns that nothing was erased, where nobody else could look after the directory
 */
export async function eraseAccount(em: EntityManager, accountId: string, now: Date): Promise<Erasure> {
  const db = em.getKysely<unknown>();
  const { rows } = await sql<{ email: string; name: string | null; coordinates: boolean; others: boolean }>`
    select email, name, roles <> '{}' as coordinates,
      exists (select from account o where o.id <> a.id and o.roles <> '{}' and o.suspended_at is null) as others
    from account a where id = ${accountId}::uuid for update
  `.execute(db);
  const [account] = rows;
  if (account === undefined) return 'erased';
  if (account.coordinates && !account.others) return 'lastCoordinator';
  await withdrawConsents(em, { accountId, email: account.email, now });
  await remindOfUnkept(em, accountId, now);
  await forgetPerson(em, accountId, account.email);
  if (account.name !== null) await forgetConfirmer(em, accountId, account.name);
  await sql`delete from account where id = ${accountId}::uuid`.execute(db);
  return 'erased';
}

/** Their own address or number, shown with a consent that this account gave, is shown no more, nor kept in the history. */
async function withdrawConsents(
  em: EntityManager,
  { accountId, email, now }: { accountId: string; email: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ actorId: string; value: string }>`
    update contact set consent_revoked_at = coalesce(consent_revoked_at, ${now})
    where personal and consent_given_at is not null and (lower(value) = ${email} or consent_recorded_by = ${accountId})
    returning actor_id as "actorId", value
  `.execute(em.getKysely<unknown>());
  for (const { actorId, value } of rows) await eraseFromRevisions(em, actorId, value);
  const homes = await sql<{ actorId: string } & Home>`
    update place set consent_revoked_at = ${now}, public_as = 'DISTRICT'
    where personal and consent_recorded_by = ${accountId} and consent_revoked_at is null
    returning actor_id as "actorId", street, latitude::float8 as latitude, longitude::float8 as longitude
  `.execute(em.getKysely<unknown>());
  for (const { actorId, ...home } of homes.rows) await eraseHomeFromRevisions(em, actorId, home);
}

async function remindOfUnkept(em: EntityManager, accountId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ actorId: string }>`
    select m.actor_id as "actorId" from membership m where m.account_id = ${accountId}::uuid
      and not exists (select from membership o where o.actor_id = m.actor_id and o.account_id <> m.account_id)
  `.execute(em.getKysely<unknown>());
  for (const { actorId } of rows) {
    await sql`
      insert into actor_note (id, actor_id, kind, text, due_on, written_by, created_at)
      values (${uuid()}, ${actorId}::uuid, 'REMINDER', ${'Wer den Eintrag gepflegt hat, hat das Konto gelöscht. Niemand pflegt ihn jetzt.'},
        (${now}::timestamptz at time zone 'Europe/Berlin')::date, 'Kieznetz', ${now})
    `.execute(em.getKysely<unknown>());
  }
}

/** Rows that stay say no more from whom they are; rows that are about the person alone go. */
async function forgetPerson(em: EntityManager, accountId: string, email: string): Promise<void> {
  const db = em.getKysely<unknown>();
  const id = sql`${accountId}::uuid`;
  for (const statement of [
    sql`update revision set changed_by = '' where account_id = ${id}`,
    sql`update revision set accepted_by = null where accepted_account_id = ${id}`,
    sql`update actor_note set written_by = '' where account_id = ${id}`,
    sql`update report set reporter_email = null, reporter_name = null where lower(reporter_email) = ${email}`,
    sql`delete from claim where email = ${email}`,
    sql`delete from proposal where proposer_email = ${email}`,
    sql`delete from membership_invitation where email = ${email}`,
    sql`delete from confirmation_request where account_id = ${id}`,
    sql`delete from confirmation_stop s where lower(s.address) = ${email}
      and not exists (select from contact c where c.actor_id = s.actor_id and lower(c.value) = lower(s.address))`,
    sql`delete from mail where lower(recipient) = ${email}`,
  ])
    await statement.execute(db);
}

/** The name with which somebody confirmed entries stands there, and in their history. */
async function forgetConfirmer(em: EntityManager, accountId: string, name: string): Promise<void> {
  const db = em.getKysely<unknown>();
  const changed = sql`(select actor_id from revision where account_id = ${accountId}::uuid)`;
  await sql`update actor set confirmed_by = null where confirmed_by = ${name} and id in ${changed}`.execute(db);
  await sql`
    update revision set changes = jsonb_set(changes, '{confirmedBy}', jsonb_build_object(
      'from', nullif(changes #> '{confirmedBy,from}', to_jsonb(${name}::text)),
      'to', nullif(changes #> '{confirmedBy,to}', to_jsonb(${name}::text))))
    where actor_id in ${changed} and ${name} in (changes #>> '{confirmedBy,from}', changes #>> '{confirmedBy,to}')
  `.execute(db);
}
