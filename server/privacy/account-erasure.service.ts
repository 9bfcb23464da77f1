import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { eraseFromRevisions } from '#server/actors/revision-erasure.service.ts';
import { withdrawConsents } from './consent-withdrawal.service.ts';

export type Erasure = 'erased' | 'lastCoordinator';

/**
 * Erases an account with all that leads to the person: what it kept stays without a keeper, what it changed stays without a name,
 * and its personal address leaves the entries in which it stood. For an entry that nobody keeps now, a reminder comes up at the desk.
 *
 * @param evenLast also where nobody else could look after the directory
 * @returns that nothing was erased, where nobody else could
 */
export async function eraseAccount(
  em: EntityManager,
  accountId: string,
  { now, evenLast = false }: { now: Date; evenLast?: boolean },
): Promise<Erasure> {
  const db = em.getKysely<unknown>();
  // of two who leave at the same moment, the second sees that the first is gone
  await sql`select id from account where roles <> '{}' order by id for update`.execute(db);
  const { rows } = await sql<{ email: string; name: string | null; coordinates: boolean; others: boolean }>`
    select email, name, roles <> '{}' as coordinates,
      exists (select from account o where o.id <> a.id and o.roles <> '{}' and o.suspended_at is null) as others
    from account a where id = ${accountId}::uuid for update
  `.execute(db);
  const [account] = rows;
  if (account === undefined) return 'erased';
  if (account.coordinates && !account.others && !evenLast) return 'lastCoordinator';
  await forgetOwnContacts(em, account.email);
  // what a coordinator recorded for others is their word, and stays
  if (!account.coordinates) {
    const ofTheirEntries = sql`consent_recorded_by = ${accountId}
      and actor_id in (select actor_id from membership where account_id = ${accountId}::uuid)`;
    await withdrawConsents(em, ofTheirEntries, now);
  }
  await remindOfUnkept(em, accountId, now);
  await forgetPerson(em, accountId, account.email);
  if (account.name !== null) await forgetConfirmer(em, accountId, account.name);
  await sql`delete from account where id = ${accountId}::uuid`.execute(db);
  return 'erased';
}

/** Their own address leaves the entries in which it stands, and their history, with or without a consent. */
async function forgetOwnContacts(em: EntityManager, email: string): Promise<void> {
  const { rows } = await sql<{ actorId: string; value: string }>`
    delete from contact where personal and lower(value) = ${email} returning actor_id as "actorId", value
  `.execute(em.getKysely<unknown>());
  for (const { actorId, value } of rows) await eraseFromRevisions(em, actorId, value);
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
    sql`update proposal set email = null where lower(email) = ${email}`,
    sql`delete from membership_invitation where email = ${email}`,
    sql`delete from confirmation_request where account_id = ${id} or lower(recipient) = ${email}`,
    sql`delete from confirmation_stop s where lower(s.address) = ${email}
      and not exists (select from contact c where c.actor_id = s.actor_id and lower(c.value) = lower(s.address))`,
    sql`delete from mail where lower(recipient) = ${email}`,
  ])
    await statement.execute(db);
}

/** The name with which somebody confirmed entries stands there, and in their history. */
async function forgetConfirmer(em: EntityManager, accountId: string, name: string): Promise<void> {
  const db = em.getKysely<unknown>();
  const changed = sql`(select actor_id from revision where account_id = ${accountId}::uuid
    union select actor_id from membership where account_id = ${accountId}::uuid)`;
  await sql`update actor set confirmed_by = null where confirmed_by = ${name} and id in ${changed}`.execute(db);
  await sql`
    update revision set changes = jsonb_set(changes, '{confirmedBy}', jsonb_build_object(
      'from', nullif(changes #> '{confirmedBy,from}', to_jsonb(${name}::text)),
      'to', nullif(changes #> '{confirmedBy,to}', to_jsonb(${name}::text))))
    where actor_id in ${changed} and ${name} in (changes #>> '{confirmedBy,from}', changes #>> '{confirmedBy,to}')
  `.execute(db);
  await sql`
    update revision set changes = jsonb_set(changes, '{merged,to,confirmedBy}', 'null')
    where actor_id in ${changed} and changes #>> '{merged,to,confirmedBy}' = ${name}
  `.execute(db);
}
