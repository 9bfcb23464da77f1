import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCooperation } from '#server/testing/test-actors.ts';
import { importText } from '#server/testing/test-import.ts';
import { type MergingHouse, openMergingHouse } from '#server/testing/test-merging.ts';

let house: MergingHouse;
beforeAll(async () => {
  house = await openMergingHouse();
});
afterAll(() => house.close());

describe('after a merge', () => {
  test('residents see it at once, at every address that either ever had', async () => {
    const { name, slug, keep, merged } = await house.twoEntries();
    const other = `${slug}-e-v`;
    const page = (path: string) => fetch(`${house.site.origin}/akteure/${path}`, { redirect: 'manual' });
    expect((await page(other)).status).toBe(200);
    await house.merge({
      keep: await house.asRead(keep),
      merged: await house.asRead(merged),
      take: ['NAME'],
      places: await house.placesOf(merged),
    });
    const shown = await page(other);
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain(`${name} e. V.`);
    expect(html).toContain('Sewanstraße 20');
    const former = await page(slug);
    expect(former.status).toBe(301);
    expect(former.headers.get('location')).toBe(`/akteure/${other}`);

    const found = await house.ask<{ actors: { nodes: { slug: string }[] } }>(
      `{ actors(first: 5, filter: { search: "${name}" }) { nodes { slug } } }`,
    );
    expect(found.data.actors.nodes.filter((node) => node.slug.startsWith(slug))).toEqual([{ slug: other }]);
  });

  test('the read models are those that a rebuild would make', async () => {
    const { keep, merged, third } = await house.twoEntries();
    await writeCooperation(house.site.database.orm, {
      participants: [
        { id: merged, confirmed: true },
        { id: third, confirmed: true },
      ],
    });
    await house.merge({
      keep: await house.asRead(keep),
      merged: await house.asRead(merged),
      take: [],
      places: await house.placesOf(keep),
    });
    const models = () =>
      house.query(sql`
        select (select json_agg(to_jsonb(i) - 'no' - 'actor_no' order by i.actor_id, i.place_id) from directory_index i) as places,
          (select json_agg(to_jsonb(e) order by e.actor_id) from directory_entry e) as entries,
          (select json_agg(to_jsonb(p) order by p.cooperation_id, p.actor_id) from directory_participation p) as parts`);
    const before = await models();
    await house.query(sql`select directory_rebuild()`);
    expect(await models()).toEqual(before);
  });

  test('a file that had both brings its changes into the one, and makes no second', async () => {
    const file = (first: string, second: string) =>
      `id,name,summary,street,postal_code,website\n1,Zirkelhaus,${first},Kaskelstraße 9,10317,\n2,Zirkelhaus e. V.,Ein Zirkel,Kaskelstraße 9,10317,${second}`;
    await importText(house.site.database.orm, file('Ein Zirkel', ''));
    const [keep = '', merged = ''] = [await house.idOf('zirkelhaus'), await house.idOf('zirkelhaus-e-v')];
    await house.merge({
      keep: await house.asRead(keep),
      merged: await house.asRead(merged),
      take: [],
      places: await house.placesOf(keep),
    });
    const report = await importText(house.site.database.orm, file('Ein anderer Zirkel', 'https://zirkel.example.org'));
    expect(report).toMatchObject({ created: 0, heldBack: 0, duplicates: [] });
    expect(await house.query(sql`select name, summary, website from actor where name like 'Zirkelhaus%'`)).toEqual([
      { name: 'Zirkelhaus', summary: 'Ein anderer Zirkel', website: 'https://zirkel.example.org' },
    ]);
  });
});

describe('a merge is refused', () => {
  test('to all who do not coordinate', async () => {
    const { slug, keep, merged } = await house.twoEntries();
    const input = { keep: await house.asRead(keep), merged: await house.asRead(merged), take: [], places: [] };
    const dismissed = { actorId: keep, otherId: merged };
    const codes = async (by: string) => [
      (await house.merge(input, by)).errors?.[0]?.extensions.code,
      (await house.ask('mutation { findDuplicates { waiting } }', {}, by)).errors?.[0]?.extensions.code,
      (
        await house.ask(
          'mutation ($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) { waiting } }',
          { input: dismissed },
          by,
        )
      ).errors?.[0]?.extensions.code,
    ];
    expect(await codes('')).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await codes(house.cookie)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const query = `{ duplicates { totalCount } mergeablePair(slug: "${slug}", otherSlug: "${slug}-e-v") { score } }`;
    for (const by of ['', house.cookie])
      expect((await house.ask(query, {}, by)).data).toEqual({ duplicates: null, mergeablePair: null });
    expect(await house.versionOf(merged)).toBe(1);
  });

  test('where one was changed meanwhile, is gone, or is the same, or a place is of neither', async () => {
    const { keep, merged, third } = await house.twoEntries();
    const [one, other] = [await house.asRead(keep), await house.asRead(merged)];
    const codeOf = async (input: Record<string, unknown>) =>
      (await house.merge({ keep: one, merged: other, take: [], places: [], ...input })).errors?.[0]?.extensions.code;
    expect(await codeOf({ keep: { ...one, version: 7 } })).toBe('CONFLICT');
    expect(await codeOf({ merged: { ...other, version: 7 } })).toBe('CONFLICT');
    expect(await codeOf({ merged: { id: '01890000-0000-7000-8000-000000000000', version: 1 } })).toBe('NOT_FOUND');
    expect(await codeOf({ merged: one })).toBe('BAD_USER_INPUT');
    await house.query(sql`
      insert into place (id, actor_id) values ('01890000-0000-7000-8000-000000000001', ${third}::uuid)`);
    expect(await codeOf({ places: ['01890000-0000-7000-8000-000000000001'] })).toBe('BAD_USER_INPUT');
    expect([await house.versionOf(keep), await house.versionOf(merged)]).toEqual([1, 1]);
  });

  test('for one of two who do it at the same time', async () => {
    const { keep, merged } = await house.twoEntries();
    const [one, other] = [await house.asRead(keep), await house.asRead(merged)];
    const places = await house.placesOf(keep);
    const answers = await Promise.all([
      house.merge({ keep: one, merged: other, take: [], places }),
      house.merge({ keep: other, merged: one, take: [], places }),
    ]);
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await house.query(sql`select id from actor where id in (${keep}::uuid, ${merged}::uuid)`)).toHaveLength(1);
  });
});
