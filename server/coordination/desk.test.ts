import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
let coordinator: string;
beforeAll(async () => {
  house = await openEditingHouse();
  coordinator = await signInCoordinator(house);
});
afterAll(() => house.close());

interface Desk {
  tasks: { name: string; count: number; since: string | null; minutes: number }[];
  searchMisses: { word: string; days: number }[];
  year: { entries: number; confirmed: number; keptByMembers: number; withoutPartner: number };
}
const desk =
  '{ desk { tasks { name count since minutes } searchMisses { word days } year { entries confirmed keptByMembers withoutPartner } } }';
const readDesk = async (by = coordinator) => (await house.ask<{ desk: Desk | null }>(desk, {}, by)).data.desk;

interface Worklist {
  nodes: { slug: string; lacks: string[]; confirmedAt: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
const worklist = `query ($name: WorklistName!, $after: String) { worklist(name: $name, first: 7, after: $after) {
  nodes { slug lacks confirmedAt } pageInfo { hasNextPage endCursor } totalCount } }`;

/** The whole list, page by page. */
async function readWorklist(name: string): Promise<{ nodes: Worklist['nodes']; totalCount: number }> {
  const nodes: Worklist['nodes'] = [];
  for (let after: string | null = null; ; ) {
    const asked = { name, after };
    const answer: { data: { worklist: Worklist } } = await house.ask(worklist, asked, coordinator);
    const { nodes: page, pageInfo, totalCount } = answer.data.worklist;
    nodes.push(...page);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) return { nodes, totalCount };
  }
}

describe('the desk', () => {
  test.each(['', 'member'])('is nobody else’s: %s', async (who) => {
    const by = who === 'member' ? house.cookie : '';
    expect(await readDesk(by)).toBeNull();
    expect((await house.ask(worklist, { name: 'INCOMPLETE' }, by)).data).toEqual({ worklist: null });
  });

  test('counts what waits and leaves out what is empty', async () => {
    const before = await readDesk();
    expect(before?.tasks.map(({ name }) => name)).not.toContain('PARKED_MAIL');
    await house.query(sql`
      insert into mail (id, cause, category, recipient, subject, state, created_at)
      values (gen_random_uuid(), 'test', 'ACCOUNT', 'weg@example.org', 'Test', 'PARKED', '2026-11-20T10:00:00Z')`);
    const parked = (await readDesk())?.tasks.find(({ name }) => name === 'PARKED_MAIL');
    expect(parked).toEqual({ name: 'PARKED_MAIL', count: 1, since: '2026-11-20T10:00:00.000Z', minutes: 2 });
    await house.query(sql`delete from mail where cause = 'test'`);
  });

  test('tells the year: entries, confirmed ones, kept by their own, without partners', async () => {
    const [counted] = await house.query(sql<Desk['year']>`
      select count(*)::integer as entries,
        count(*) filter (where confirmed_at >= ${house.time.now}::timestamptz - interval '1 year')::integer as confirmed
      from actor where state = 'PUBLISHED'`);
    const year = (await readDesk())?.year;
    expect(year).toMatchObject({ ...counted, keptByMembers: 2 });
    expect(year?.withoutPartner).toBeGreaterThan(0);
  });

  test('shows a word that was looked for in vain on five days, and none before', async () => {
    await house.query(sql`
      insert into search_miss (word, day) select 'trauergruppe', '2026-11-20'::date + n from generate_series(1, 4) n`);
    expect((await readDesk())?.searchMisses).toEqual([]);
    await house.query(sql`insert into search_miss (word, day) values ('trauergruppe', '2026-11-26')`);
    expect((await readDesk())?.searchMisses).toEqual([{ word: 'trauergruppe', days: 5 }]);
  });
});

describe('a worklist', () => {
  test('has every unconfirmed entry once, those first that have waited longest', async () => {
    await house.query(
      sql`update actor set confirmed_at = '2024-01-01', confirmed_via = 'PHONE' where slug = ${entries.others}`,
    );
    await house.query(
      sql`update actor set confirmed_at = null, confirmed_via = null where slug = ${entries.initiative}`,
    );
    const { nodes, totalCount } = await readWorklist('UNCONFIRMED');
    expect(nodes).toHaveLength(totalCount);
    expect(new Set(nodes.map(({ slug }) => slug)).size).toBe(totalCount);
    expect(nodes.map(({ confirmedAt }) => confirmedAt ?? '')).toEqual(
      nodes.map(({ confirmedAt }) => confirmedAt ?? '').toSorted(),
    );
    expect(nodes.map(({ slug }) => slug)).toEqual(expect.arrayContaining([entries.others, entries.initiative]));
  });

  test('says what an entry lacks, and forgets it when it is there', async () => {
    const lacksOf = async () =>
      (await readWorklist('INCOMPLETE')).nodes.find(({ slug }) => slug === entries.own)?.lacks ?? [];
    expect(await lacksOf()).toEqual([]);
    const id = await house.idOf(entries.own);
    await house.query(sql`delete from actor_topic where actor_id = ${id}::uuid`);
    await house.query(sql`delete from contact where actor_id = ${id}::uuid`);
    await house.query(sql`update actor set website = null where id = ${id}::uuid`);
    expect(await lacksOf()).toEqual(['TOPIC', 'CONTACT']);
    const { version } = await house.mine();
    await house.edit({ id, version, topics: ['family'] });
    expect(await lacksOf()).toEqual(['CONTACT']);
  });

  test('refuses a cursor of another list', async () => {
    const { data } = await house.ask<{ worklist: Worklist }>(worklist, { name: 'UNCONFIRMED' }, coordinator);
    const after = data.worklist.pageInfo.endCursor;
    const { errors } = await house.ask(worklist, { name: 'INCOMPLETE', after }, coordinator);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
