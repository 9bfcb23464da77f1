import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { trustsNewcomer } from '#server/accounts/trust.policy.ts';
import { entries } from '#server/testing/test-editing.ts';
import { newcomerEmail, openReviewHouse, type ReviewHouse } from '#server/testing/test-review.ts';
import { tokenIn } from '#server/testing/test-team.ts';

let house: ReviewHouse;
beforeAll(async () => {
  house = await openReviewHouse();
});
afterAll(() => house.close());
afterEach(() => house.clear());

interface Keeper {
  id: string;
  email: string;
  publishesAtOnce: boolean;
  acceptedChanges: number;
  trustOffered: boolean;
}
const keepers = '{ id email publishesAtOnce acceptedChanges trustOffered }';

async function keeperOf(email: string): Promise<Keeper> {
  const query = `{ actorFile(slug: "${entries.own}") { keepers ${keepers} } }`;
  const { data } = await house.ask<{ actorFile: { keepers: Keeper[] } }>(query, {}, house.coordinator);
  const keeper = data.actorFile.keepers.find((one) => one.email === email);
  if (keeper === undefined) throw new Error(`${email} does not keep it.`);
  return keeper;
}

async function trust(mutation: 'giveTrust' | 'takeTrust', email: string, by?: string) {
  const [actorId, { id: keeperId }] = [await house.idOf(entries.own), await keeperOf(email)];
  return house.change(mutation, { actorId, keeperId }, by, `file { keepers ${keepers} } problems { code }`);
}

describe('marks of what is public already', () => {
  const finish = (ids: string[], by?: string) => house.change('finishLooks', { ids }, by, 'finished');
  const notice = async (text: string) => {
    const { places } = await house.seen(house.coordinator);
    const cookie = house.newcomer;
    const { data } = await house.edit({ ...(await ofEntry()), places: [{ id: places[0]?.id, notice: text }] }, cookie);
    expect(data.editActor.problems).toEqual([]);
  };
  const ofEntry = async () => {
    const { id, version } = await house.seen(house.coordinator);
    return { id, version };
  };

  test('are less exact at once, and never more exact than the entry shows the place already', async () => {
    const show = async (publicAs: string) => {
      const { places } = await house.seen(house.coordinator);
      const input = { ...(await ofEntry()), places: [{ id: places[0]?.id, publicAs }] };
      return (await house.edit(input, house.newcomer)).data.editActor.problems;
    };
    expect(await show('DISTRICT')).toEqual([]);
    expect(await show('AREA')).toMatchObject([{ path: ['places', '0', 'publicAs'], code: 'INVALID' }]);
    const kept = (await house.seen(house.coordinator)).places[0];
    const shouted = [{ id: kept?.id.toUpperCase(), publicAs: 'EXACT' }];
    const copied = { id: '01990000-0000-7000-8000-0000000000f1', street: 'Volkradstr. 15', publicAs: 'EXACT' };
    for (const more of [{ places: shouted }, { places: [copied], placeOrder: [kept?.id, copied.id] }]) {
      const { data } = await house.edit({ ...(await ofEntry()), ...more }, house.newcomer);
      expect(data.editActor.problems).toMatchObject([{ code: 'INVALID' }]);
    }
    const { places } = await house.seen(house.coordinator);
    const again = { ...(await ofEntry()), places: [{ id: places[0]?.id, publicAs: 'EXACT', personal: false }] };
    expect((await house.edit(again, house.coordinator)).data.editActor.problems).toEqual([]);
    for (const { id } of await house.toLookAt()) await finish([id]);
  });

  test('end many at once, with who looked, and stand in the list the oldest first', async () => {
    for (const text of ['Montag zu', 'Dienstag zu', 'Mittwoch zu']) await notice(text);
    const open = await house.toLookAt();
    expect(open.map(({ changes }) => changes[0]?.to)).toEqual(['Montag zu', 'Dienstag zu', 'Mittwoch zu']);
    const ids = open.slice(0, 2).map(({ id }) => id);
    expect((await finish(ids, house.newcomer)).code).toBe('NOT_FOUND');
    expect((await finish(ids)).payload).toEqual({ finished: 2 });
    expect((await finish(ids)).payload).toEqual({ finished: 0 });
    expect(await house.toLookAt()).toEqual(open.slice(2));
    const seen = await house.query(sql`select accepted_by as by from revision where id = any (${ids}::uuid[])`);
    expect(seen).toEqual([{ by: 'Mara Beispiel' }, { by: 'Mara Beispiel' }]);
    expect((await finish(['x'])).code).toBe('BAD_USER_INPUT');
  });

  test('count on the desk with what waits, since the oldest', async () => {
    const desk = async () => {
      const { data } = await house.ask<{ desk: { tasks: { name: string; count: number; minutes: number }[] } }>(
        '{ desk { tasks { name count minutes } } }',
        {},
        house.coordinator,
      );
      return data.desk.tasks.find(({ name }) => name === 'REVIEW');
    };
    expect(await desk()).toBeUndefined();
    await notice('Freitag zu');
    expect(await desk()).toMatchObject({ count: 1, minutes: 2 });
  });
});

describe('trust', () => {
  test('is given and taken by the coordinator alone, and holds from the next edit on', async () => {
    await house.propose({ website: 'https://wartet.example.org' });
    for (const by of [house.newcomer, house.cookie])
      expect((await trust('giveTrust', newcomerEmail, by)).code).toBe('NOT_FOUND');
    expect((await trust('giveTrust', newcomerEmail, '')).code).toBe('UNAUTHENTICATED');
    expect((await trust('giveTrust', newcomerEmail)).code).toBeUndefined();
    expect((await keeperOf(newcomerEmail)).publishesAtOnce).toBe(true);
    await house.propose({ summary: 'Gleich für alle.' });
    expect((await house.shown()).summary).toBe('Gleich für alle.');
    // what waited goes on waiting
    expect((await house.onlyProposedRevision()).changes.map(({ field }) => field)).toEqual(['website']);
    expect(await house.toLookAt()).toEqual([]);

    await trust('takeTrust', newcomerEmail);
    await house.propose({ summary: 'Erst ansehen.' });
    expect((await house.shown()).summary).toBe('Gleich für alle.');
  });

  test('is of one entry, and of nobody who does not keep it', async () => {
    const { id: keeperId } = await keeperOf(newcomerEmail);
    const input = { actorId: await house.idOf(entries.others), keeperId };
    expect((await house.change('giveTrust', input, undefined, 'file { actor { id } }')).code).toBe('NOT_FOUND');
  });

  test('is offered after three accepted changes, and never comes by itself', async () => {
    await house.query(sql`update revision set accepted_by = null`);
    for (const [index, summary] of ['Eins.', 'Zwei.', 'Drei.'].entries()) {
      expect(await keeperOf(newcomerEmail)).toMatchObject({ acceptedChanges: index, trustOffered: false });
      await house.propose({ summary });
      const { id, version, entryVersion } = await house.onlyProposedRevision();
      await house.change('acceptProposedRevision', { id, version, entryVersion, fields: [{ name: 'summary' }] });
    }
    expect(await keeperOf(newcomerEmail)).toMatchObject({
      ...{ acceptedChanges: 3, trustOffered: true, publishesAtOnce: false },
    });
  });

  test.each([
    [
      'the public address of the entry',
      { role: null, invitedByCoordinator: false, invitedByTrustedOwner: false },
      true,
    ],
    ['a coordinator', { role: 'EDITOR', invitedByCoordinator: true, invitedByTrustedOwner: false }, true],
    ['a trusted owner', { role: 'EDITOR', invitedByCoordinator: false, invitedByTrustedOwner: true }, true],
    [
      'an owner who is not trusted',
      { role: 'OWNER', invitedByCoordinator: false, invitedByTrustedOwner: false },
      false,
    ],
  ] as const)('comes, or not, with an invitation by %s', (_by, newcomer, trusted) => {
    expect(trustsNewcomer(newcomer)).toBe(trusted);
  });

  test.each([
    ['who is trusted', true],
    ['who is not', false],
  ])('of somebody new is as that of the owner who invites: one %s', async (_who, trusted) => {
    const email = `kollegin-${trusted}@example.org`;
    if (!trusted) await trust('takeTrust', 'verein@example.org');
    const page = `/konto/eintrag/${entries.own}/team`;
    await house.post(page, { tun: 'einladen', email, name: '', rolle: 'EDITOR' }, { cookie: house.cookie });
    const { text = '' } = await house.smtp.mailTo(email);
    await house.post('/einladung', { token: tokenIn(text, '/einladung') });
    expect((await keeperOf(email)).publishesAtOnce).toBe(trusted);
    await trust('giveTrust', 'verein@example.org');
  });

  test('that was taken does not come back with another role', async () => {
    const page = `/konto/eintrag/${entries.own}/team`;
    const { id } = await keeperOf(newcomerEmail);
    await house.post(page, { tun: 'rolle', id, rolle: 'OWNER' }, { cookie: house.cookie });
    expect((await keeperOf(newcomerEmail)).publishesAtOnce).toBe(false);
  });
});

describe('when two entries become one', () => {
  test('what was proposed of either waits for the kept one', async () => {
    const { orm } = house.site.database;
    const [keep, merged] = [await house.idOf(entries.own), await house.idOf(entries.others)];
    const [both, one] = await orm.em.fork().transactional(async (em) => {
      const people = [
        await ensureAccount(em, { email: 'beide@example.org' }),
        await ensureAccount(em, { email: 'eine@example.org' }),
      ] as const;
      await addMembership(em, people[0], { slug: entries.own, role: 'EDITOR', trusted: true });
      await addMembership(em, people[0], { slug: entries.others, role: 'EDITOR', trusted: false });
      await addMembership(em, people[1], { slug: entries.others, role: 'EDITOR', trusted: false });
      return people.map(({ id }) => id);
    });
    const waits = (id: string, actor: string, account: string | undefined, to: object) =>
      house.query(sql`
        insert into proposed_revision (id, actor_id, account_id, changes, created_at, proposed_at)
        select ${id}::uuid, ${actor}::uuid, ${account}::uuid, ${JSON.stringify(to)}::jsonb, now(), now()`);
    const id = (n: number) => `01990000-0000-7000-8000-00000000001${n}`;
    await waits(id(1), keep, both, { summary: { from: 'A', to: 'Behalten' } });
    await waits(id(2), merged, both, {
      summary: { from: 'B', to: 'Geht' },
      website: { from: null, to: 'https://b.example.org/' },
    });
    await waits(id(3), merged, one, { name: { from: 'B', to: 'Neuer Name' } });
    const asRead = async (actor: string) => ({
      id: actor,
      version: (await house.query(sql<{ version: number }>`select version from actor where id = ${actor}::uuid`))[0]
        ?.version,
    });
    const places = await house.query(
      sql<{ id: string }>`select id from place where actor_id = ${keep}::uuid order by position`,
    );
    const input = {
      keep: await asRead(keep),
      merged: await asRead(merged),
      take: [],
      places: places.map((place) => place.id),
    };
    expect((await house.change('mergeActors', input, undefined, 'actor { id }')).payload).toEqual({
      actor: { id: keep },
    });
    const left = await house.query(sql`
      select id, actor_id as actor, changes from proposed_revision order by id`);
    expect(left).toEqual([
      {
        ...{ id: id(1), actor: keep },
        changes: { summary: { from: 'A', to: 'Behalten' }, website: { from: null, to: 'https://b.example.org/' } },
      },
      { id: id(3), actor: keep, changes: { name: { from: 'B', to: 'Neuer Name' } } },
    ]);
    expect((await house.proposal(id(3)))?.changes).toMatchObject([{ field: 'name', isConflict: true }]);
    const trusted = await house.query(sql`
      select a.email, m.trusted from membership m join account a on a.id = m.account_id
      where m.actor_id = ${keep}::uuid and a.email in ('beide@example.org', 'eine@example.org') order by a.email`);
    expect(trusted).toEqual([
      { email: 'beide@example.org', trusted: false },
      { email: 'eine@example.org', trusted: false },
    ]);
  });
});
