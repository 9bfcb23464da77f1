import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';

/** The entry that stays and the one that goes. */
export interface Merge {
  keep: string;
  merged: string;
}

/** Columns that name an actor and whose rows simply come along: each row stays true of the entry that is kept. */
export const columnsThatComeAlong = [
  'actor_note.actor_id',
  'actor_slug.actor_id',
  'cooperation.proposed_by_id',
  'import_origin.actor_id',
  'internal_contact.actor_id',
  'proposal.actor_id',
  'report.actor_id',
] as const;

/** Columns that name an actor and of which more is to be thought, because both entries may have the same. */
export const columnsUnited = [
  'actor.run_by_id',
  'actor_district.actor_id',
  'actor_target_group.actor_id',
  'actor_topic.actor_id',
  'claim.actor_id',
  'confirmation_request.actor_id',
  'confirmation_stop.actor_id',
  'contact.actor_id',
  'cooperation_participant.actor_id',
  'duplicate_candidate.actor_id',
  'duplicate_candidate.other_id',
  'import_held_row.actor_id',
  'membership.actor_id',
  'membership_invitation.actor_id',
  'place.actor_id',
  'revision.actor_id',
] as const;

/**
 * Everything that hangs on the merged entry hangs on the kept one afterwards, but for the places: these are chosen. Gives
 * the titles of cooperations that were among the two alone and are none any more.
 */
export async function moveRows(em: EntityManager, merge: Merge): Promise<{ endedCooperations: string[] }> {
  const db = em.getKysely<unknown>();
  for (const name of columnsThatComeAlong) {
    const [table = '', column = ''] = name.split('.');
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${merge.keep}::uuid where ${sql.ref(column)} = ${merge.merged}::uuid
    `.execute(db);
  }
  await sql`
    update actor set run_by_id = ${merge.keep}::uuid where run_by_id = ${merge.merged}::uuid and id <> ${merge.keep}::uuid
  `.execute(db);
  await uniteFiling(db, merge);
  await uniteContacts(db, merge);
  // before the memberships, on which they hang
  await uniteProposedRevisions(db, merge);
  await uniteMemberships(db, merge);
  await uniteRequests(db, merge);
  await uniteSuspicions(db, merge);
  // versions of the merged entry are numbered apart from those of the kept one
  await sql`
    update revision set actor_id = ${merge.keep}::uuid, merged_id = coalesce(merged_id, ${merge.merged}::uuid)
    where actor_id = ${merge.merged}::uuid
  `.execute(db);
  return { endedCooperations: await uniteCooperations(db, merge) };
}

/** Gives the kept entry these places of both, in this order; the others go. */
export async function choosePlaces(em: EntityManager, { keep, merged }: Merge, places: readonly string[]) {
  const db = em.getKysely<unknown>();
  await sql`
    delete from place where actor_id in (${keep}::uuid, ${merged}::uuid) and id <> all (${places}::uuid[])
  `.execute(db);
  await sql`
    update place p set actor_id = ${keep}::uuid, position = c.position - 1
    from unnest(${places}::uuid[]) with ordinality c (id, position) where p.id = c.id
  `.execute(db);
}

/** Brings contacts to the front of their channel: it is the first one that residents see. */
export async function orderContacts(em: EntityManager, actorId: string, first: readonly string[]): Promise<void> {
  await sql`
    update contact c set position = o.position
    from (
      select id, row_number() over (order by value <> all (${first}::text[]), position, id) - 1 as position
      from contact where actor_id = ${actorId}::uuid
    ) o
    where o.id = c.id and c.position <> o.position
  `.execute(em.getKysely<unknown>());
}

/** What the merged entry is filed under comes behind what the kept one is. */
async function uniteFiling(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  for (const term of ['topic', 'target_group']) {
    const [link, column] = [sql.table(`actor_${term}`), sql.ref(`${term}_id`)];
    await sql`
      insert into ${link} (actor_id, ${column}, position)
      select ${keep}::uuid, ${column}, position + 1 + (
        select coalesce(max(position), -1) from ${link} where actor_id = ${keep}::uuid)
      from ${link} where actor_id = ${merged}::uuid on conflict do nothing
    `.execute(db);
  }
  await sql`
    insert into actor_district (actor_id, district_id)
    select ${keep}::uuid, district_id from actor_district where actor_id = ${merged}::uuid on conflict do nothing
  `.execute(db);
}

/** When somebody last agreed to a contact being public, or took it back. */
const lastWord = (contact: string) =>
  sql`coalesce(greatest(${sql.ref(`${contact}.consent_given_at`)}, ${sql.ref(`${contact}.consent_revoked_at`)}), '-infinity')`;

/** A contact of both becomes one: somebody's own if it is so in one of them, with the last word said about it. */
async function uniteContacts(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  const ofBoth = sql`k.actor_id = ${keep}::uuid and m.actor_id = ${merged}::uuid and m.channel = k.channel and m.value = k.value`;
  await sql`update contact k set personal = true from contact m where ${ofBoth} and m.personal and not k.personal`.execute(
    db,
  );
  await sql`
    update contact k set consent_text_version = m.consent_text_version, consent_given_at = m.consent_given_at,
      consent_recorded_by = m.consent_recorded_by, consent_revoked_at = m.consent_revoked_at
    from contact m where ${ofBoth} and ${lastWord('m')} > ${lastWord('k')}
  `.execute(db);
  await sql`delete from contact m using contact k where ${ofBoth}`.execute(db);
  await sql`
    update contact set actor_id = ${keep}::uuid, position = position + 1 + (
      select coalesce(max(position), -1) from contact where actor_id = ${keep}::uuid)
    where actor_id = ${merged}::uuid
  `.execute(db);
}

/** Whoever kept one of them keeps the entry; who owned one owns it; what is said against trusting somebody in one holds. */
async function uniteMemberships(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  const ofBoth = sql`k.actor_id = ${keep}::uuid and m.actor_id = ${merged}::uuid and m.account_id = k.account_id`;
  await sql`
    update membership k set role = 'OWNER' from membership m where ${ofBoth} and m.role = 'OWNER' and k.role <> 'OWNER'
  `.execute(db);
  await sql`update membership k set trusted = false from membership m where ${ofBoth} and not m.trusted`.execute(db);
  await sql`delete from membership m using membership k where ${ofBoth}`.execute(db);
  await sql`update membership set actor_id = ${keep}::uuid where actor_id = ${merged}::uuid`.execute(db);
}

/**
 * What somebody proposed of the merged entry waits for the kept one, beside which it is shown as a conflict where that says something
 * else. Of one person's two that wait, the one for the kept entry goes first, field by field; one that was refused gives way.
 * Those of who keeps the merged entry alone follow their membership.
 */
async function uniteProposedRevisions(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  const ofBoth = sql`k.actor_id = ${keep}::uuid and m.actor_id = ${merged}::uuid and m.account_id = k.account_id`;
  await sql`
    update proposed_revision k set changes = m.changes || k.changes, version = k.version + 1
    from proposed_revision m where ${ofBoth} and m.state = 'WAITING' and k.state = 'WAITING'
  `.execute(db);
  await sql`
    delete from proposed_revision k using proposed_revision m where ${ofBoth} and m.state = 'WAITING' and k.state = 'REFUSED'
  `.execute(db);
  await sql`delete from proposed_revision m using proposed_revision k where ${ofBoth}`.execute(db);
  await sql`
    update proposed_revision p set actor_id = ${keep}::uuid, version = version + 1
    from membership m where p.actor_id = ${merged}::uuid and m.actor_id = ${keep}::uuid and m.account_id = p.account_id
  `.execute(db);
}

/** Two parts in one cooperation become one, confirmed if one of them was. */
async function uniteCooperations(db: Kysely<unknown>, { keep, merged }: Merge): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    delete from cooperation c
    where not exists (
        select from cooperation_participant p where p.cooperation_id = c.id and p.actor_id not in (${keep}::uuid, ${merged}::uuid))
      and exists (select from cooperation_participant p where p.cooperation_id = c.id and p.actor_id = ${merged}::uuid)
    returning title
  `.execute(db);
  const ofBoth = sql`k.actor_id = ${keep}::uuid and m.actor_id = ${merged}::uuid and m.cooperation_id = k.cooperation_id`;
  await sql`
    update cooperation_participant k set confirmed_at = m.confirmed_at, confirmed_via = m.confirmed_via,
      confirmed_by = m.confirmed_by
    from cooperation_participant m where ${ofBoth} and k.confirmed_at is null and m.confirmed_at is not null
  `.execute(db);
  await sql`
    update cooperation_participant k set role = m.role
    from cooperation_participant m where ${ofBoth} and k.role is null and m.role is not null
  `.execute(db);
  await sql`delete from cooperation_participant m using cooperation_participant k where ${ofBoth}`.execute(db);
  await sql`update cooperation_participant set actor_id = ${keep}::uuid where actor_id = ${merged}::uuid`.execute(db);
  return rows.map(({ title }) => title).toSorted();
}

/**
 * Who claims the merged entry or is invited to it claims the kept one, unless the same address does so already; whoever wants no
 * mails gets none. What the merged entry was asked about is over: its links are of a version that is gone.
 */
async function uniteRequests(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  await sql`
    update claim c set actor_id = ${keep}::uuid where c.actor_id = ${merged}::uuid and not exists (
      select 1 from claim k where k.actor_id = ${keep}::uuid and k.email = c.email and k.decided_at is null)
  `.execute(db);
  await sql`
    update membership_invitation i set actor_id = ${keep}::uuid where i.actor_id = ${merged}::uuid and not exists (
      select 1 from membership_invitation k where k.actor_id = ${keep}::uuid and k.email = i.email and k.accepted_at is null)
  `.execute(db);
  await sql`
    update confirmation_stop s set actor_id = ${keep}::uuid where s.actor_id = ${merged}::uuid and not exists (
      select 1 from confirmation_stop k where k.actor_id = ${keep}::uuid and k.address = s.address)
  `.execute(db);
}

/** What looked like the merged entry looks like the kept one; what somebody said of either is said of it. */
async function uniteSuspicions(db: Kysely<unknown>, { keep, merged }: Merge): Promise<void> {
  const settled = sql`case when 'NOT_A_DUPLICATE' in (d.state, excluded.state) then 'NOT_A_DUPLICATE' else 'OPEN' end`;
  await sql`
    with gone as (
      delete from duplicate_candidate where ${merged}::uuid in (actor_id, other_id) returning *
    ), third as (
      select case when actor_id = ${merged}::uuid then other_id else actor_id end as id, score, reasons, state, found_at from gone
    )
    insert into duplicate_candidate as d (actor_id, other_id, score, reasons, state, found_at)
    select least(id, ${keep}::uuid), greatest(id, ${keep}::uuid), score, reasons, state, found_at
    from third where id <> ${keep}::uuid
    on conflict (actor_id, other_id) do update set state = ${settled}
  `.execute(db);
  await sql`
    with gone as (delete from import_held_row where actor_id = ${merged}::uuid returning *)
    insert into import_held_row as d (source, external_id, actor_id, score, reasons, state, found_at)
    select source, external_id, ${keep}::uuid, score, reasons, state, found_at from gone
    on conflict (source, external_id, actor_id) do update set state = ${settled}
  `.execute(db);
}
