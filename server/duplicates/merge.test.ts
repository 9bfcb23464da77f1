import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { writeCooperation } from '#server/testing/test-actors.ts';
import { type MergingHouse, openMergingHouse } from '#server/testing/test-merging.ts';
import { columnsThatComeAlong, columnsUnited } from './merged-rows.service.ts';

let house: MergingHouse;
beforeAll(async () => {
  house = await openMergingHouse();
});
afterAll(() => house.close());

describe('two entries become one', () => {
  test('with everything that hung on either', async () => {
    const { name, slug, keep, merged, third } = await house.twoEntries();
    const [ofBoth, ofOne, ofTwo] = [
      await writeCooperation(house.site.database.orm, {
        participants: [
          { id: keep, confirmed: false },
          { id: merged, confirmed: true },
          { id: third, confirmed: true },
        ],
      }),
      await writeCooperation(house.site.database.orm, {
        participants: [
          { id: merged, confirmed: true },
          { id: third, confirmed: true },
        ],
      }),
      await writeCooperation(house.site.database.orm, {
        title: 'Mit sich selbst',
        participants: [
          { id: merged, confirmed: true },
          { id: keep, confirmed: true },
        ],
      }),
    ];
    await house.site.database.orm.em.fork().transactional(async (em) => {
      const [ilse, omar] = [
        await ensureAccount(em, { email: 'ilse@example.org' }),
        await ensureAccount(em, { email: 'omar@example.org' }),
      ];
      const [keepSlug, mergedSlug] = [slug, `${slug}-e-v`];
      await addMembership(em, ilse, { slug: keepSlug, role: 'EDITOR' });
      await addMembership(em, ilse, { slug: mergedSlug, role: 'OWNER' });
      await addMembership(em, omar, { slug: mergedSlug, role: 'EDITOR' });
    });
    await house.query(sql`
      insert into actor_note (id, actor_id, kind, text, due_on, written_by, created_at)
      values (gen_random_uuid(), ${merged}::uuid, 'REMINDER', 'Nachfragen', '2026-12-24', 'Mara', now())`);
    await house.query(sql`
      insert into internal_contact (id, actor_id, name, created_at) values (gen_random_uuid(), ${merged}::uuid, 'Ada', now())`);
    await house.query(sql`
      insert into revision (id, actor_id, version, changed_by, via, changes) values
        (gen_random_uuid(), ${keep}::uuid, 1, 'Liste', 'IMPORT', '{}'), (gen_random_uuid(), ${merged}::uuid, 1, 'Liste', 'IMPORT', '{}')`);
    await house.query(sql`update actor set run_by_id = ${merged}::uuid where id in (${keep}::uuid, ${third}::uuid)`);
    await house.query(sql`update cooperation set proposed_by_id = ${merged}::uuid where id = ${ofOne}::uuid`);
    await house.query(sql`
      insert into actor_slug (slug, actor_id) values (${`frueher-${slug}`}, ${merged}::uuid)`);
    await house.query(sql`
      insert into duplicate_candidate (actor_id, other_id, score, reasons, state)
      select least(a, b), greatest(a, b), 0.8, '{SAME_NAME}', state from (values
        (${keep}::uuid, ${merged}::uuid, 'OPEN'), (${merged}::uuid, ${third}::uuid, 'NOT_A_DUPLICATE'),
        (${keep}::uuid, ${third}::uuid, 'OPEN')) p (a, b, state)`);
    await house.query(sql`
      insert into import_held_row (source, external_id, actor_id, score, reasons) values
        ('s', '1', ${keep}::uuid, 0.7, '{}'), ('s', '1', ${merged}::uuid, 0.7, '{}'), ('s', '2', ${merged}::uuid, 0.7, '{}')`);
    const [ownPlace = '', , elsewhere = ''] = [...(await house.placesOf(keep)), ...(await house.placesOf(merged))];

    const { data } = await house.merge({
      keep: await house.asRead(keep),
      merged: await house.asRead(merged),
      take: ['SUMMARY', 'PHONE'],
      places: [elsewhere, ownPlace],
    });
    expect(data.mergeActors.actor).toMatchObject({
      id: keep,
      version: 2,
      name,
      places: [{ street: 'Sewanstraße 20' }, { street: 'Kaskelstraße 1' }],
    });

    expect(await house.query(sql`select id from actor where id = ${merged}::uuid`)).toEqual([]);
    expect(
      await house.query(sql`
        select a.summary, a.alternate_names as names, a.languages, a.run_by_id as "runBy",
          array(select t.slug from actor_topic l join topic t on t.id = l.topic_id where l.actor_id = a.id order by l.position) as topics,
          (select count(*)::integer from actor_target_group l where l.actor_id = a.id) as groups,
          (select count(*)::integer from actor_district l where l.actor_id = a.id) as districts,
          array(select n.text from actor_note n where n.actor_id = a.id) as notes,
          array(select c.name from internal_contact c where c.actor_id = a.id) as persons
        from actor a where a.id = ${keep}::uuid`),
    ).toEqual([
      {
        summary: 'Wir reparieren Fahrräder.',
        names: [`${name} e. V.`],
        languages: ['de', 'tr'],
        runBy: null,
        topics: ['culture', 'sport'],
        groups: 1,
        districts: 1,
        notes: ['Nachfragen'],
        persons: ['Ada'],
      },
    ]);
    expect(
      await house.query(sql`
        select channel, value, personal, consent_given_at is not null as consented from contact
        where actor_id = ${keep}::uuid order by channel, position`),
    ).toEqual([
      { channel: 'EMAIL', value: 'a1@example.org', personal: true, consented: true },
      { channel: 'PHONE', value: '+493012345678', personal: false, consented: false },
    ]);
    expect(
      await house.query(sql`
        select m.role, a.email from membership m join account a on a.id = m.account_id where m.actor_id = ${keep}::uuid order by 2`),
    ).toEqual([
      { role: 'OWNER', email: 'ilse@example.org' },
      { role: 'EDITOR', email: 'omar@example.org' },
    ]);
    expect(
      await house.query(sql`
        select p.cooperation_id as id, p.confirmed_via as via, c.proposed_by_id as "by" from cooperation_participant p
          join cooperation c on c.id = p.cooperation_id where p.actor_id = ${keep}::uuid order by (p.cooperation_id = ${ofOne}::uuid)`),
    ).toEqual([
      { id: ofBoth, via: 'PHONE', by: null },
      { id: ofOne, via: 'PHONE', by: keep },
    ]);
    expect(await house.query(sql`select id from cooperation where id = ${ofTwo}::uuid`)).toEqual([]);
    expect(await house.query(sql`select run_by_id as "runBy" from actor where id = ${third}::uuid`)).toEqual([
      { runBy: keep },
    ]);
    expect(
      await house.query(sql`
        select state from duplicate_candidate where ${keep}::uuid in (actor_id, other_id) or ${merged}::uuid in (actor_id, other_id)`),
    ).toEqual([{ state: 'NOT_A_DUPLICATE' }]);
    expect(
      await house.query(sql`select external_id as id from import_held_row where actor_id = ${keep}::uuid order by 1`),
    ).toEqual([{ id: '1' }, { id: '2' }]);

    const history = await house.query(
      sql<{ version: number; via: string; isMerged: boolean; changes: Record<string, { from: unknown; to: unknown }> }>`
        select version, via, merged_id = ${merged}::uuid as "isMerged", changes from revision
        where actor_id = ${keep}::uuid order by merged_id nulls first, version`,
    );
    expect(history).toMatchObject([
      { version: 1, via: 'IMPORT' },
      {
        version: 2,
        via: 'MERGE',
        changes: {
          summary: { from: 'Wir reparieren.', to: 'Wir reparieren Fahrräder.' },
          cooperations: { from: ['Mit sich selbst'], to: [] },
          merged: {
            to: {
              id: merged,
              slug: `${slug}-e-v`,
              name: `${name} e. V.`,
              summary: 'Wir reparieren Fahrräder.',
            },
          },
        },
      },
      { version: 1, via: 'IMPORT', isMerged: true },
    ]);
  });
});

test('every table that names an actor has its place in the merge', async () => {
  const found = await house.query(sql<{ name: string }>`
    select c.conrelid::regclass || '.' || a.attname as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'actor'::regclass order by 1`);
  const known = new Set<string>([...columnsThatComeAlong, ...columnsUnited]);
  const strangers = found.map(({ name }) => name).filter((name) => !known.has(name));
  expect(
    strangers,
    'Merging two entries would lose these rows. Where they can simply move to the kept entry, name the column in ' +
      '`columnsThatComeAlong` of server/duplicates/merged-rows.service.ts; where both entries may have the same row, ' +
      'unite them there in a function of their own and name the column in `columnsUnited`.',
  ).toEqual([]);
  expect(found.length).toBe(known.size);
});
