import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeActors } from '#server/testing/test-actors.ts';
import { openProposalHouse, type ProposalHouse } from '#server/testing/test-proposals.ts';
import { tokenOf } from '#server/testing/test-report.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';

let house: ProposalHouse;
beforeAll(async () => {
  house = await openProposalHouse();
});
beforeEach(async () => {
  await house.query(forgetLimits);
  await house.query(sql`delete from proposal`);
});
afterAll(() => house?.close());

const states = async () =>
  (await house.query(sql<{ state: string }>`select state from proposal order by id`)).map(({ state }) => state);

describe('what is probably listed already', () => {
  const similar = async (like: Record<string, string>) =>
    (
      await house.ask<{
        similarActors: { score: number; reasons: { code: string }[]; actor: { slug: string } | null }[];
      }>(
        'query ($like: SimilarActorsInput!) { similarActors(like: $like) { score reasons { code } actor { slug } } }',
        { like },
        '',
      )
    ).data.similarActors;
  const slugs = async (like: Record<string, string>) => (await similar(like)).map(({ actor }) => actor?.slug);

  beforeAll(async () => {
    const place = { street: 'Musterstraße 77', postalCode: '10317' };
    await writeActors(house.site.database.orm, [
      { name: 'Chor der Spätaufsteher', places: [place], contacts: [{ channel: 'PHONE', value: '+49305550123' }] },
      { name: 'Theater im Heizhaus', state: 'ARCHIVED', places: [place] },
      { name: 'Boxgruppe Linke Gerade', state: 'IN_REVIEW', places: [place] },
      { name: 'Töpferei am Tierpark', state: 'DRAFT', places: [place] },
      {
        name: 'Frauenzimmer Rosengarten',
        places: [{ ...place, publicAs: 'HIDDEN' }],
        contacts: [{ channel: 'EMAIL', value: 'geheim@example.org', personal: true }],
      },
    ]);
  });

  test('is found by the score of the import, with its reasons, as soon as the name and the street are typed', async () => {
    const [found] = await similar({ name: 'Chor d. Spätaufsteher e. V.', street: 'Musterstr. 77' });
    expect(found?.actor?.slug).toBe('chor-der-spaetaufsteher');
    expect(found?.score).toBeGreaterThanOrEqual(0.65);
    expect(found?.reasons.map(({ code }) => code)).toContain('SAME_ADDRESS');
    expect(await similar({ name: ' ' })).toEqual([]);
    expect(await similar({ name: 'Weltraumverein', street: 'Musterstr. 77' })).toEqual([]);
  });

  test.each(['Theater im Heizhaus', 'Boxgruppe Linke Gerade', 'Töpferei am Tierpark'])(
    'never tells of what residents do not see: %s',
    async (name) => {
      expect(await slugs({ name, street: 'Musterstraße 77', postalCode: '10317' })).toEqual([]);
      const sent = await house.send({ name, street: 'Musterstraße 77' });
      expect(sent.status).toBe(303);
    },
  );

  test('tells nothing by what of an entry is hidden: its street, or an address without consent', async () => {
    expect(await slugs({ name: 'Frauenzimmer Rosengarten', street: 'Musterstraße 77' })).toEqual([]);
    expect(await slugs({ name: 'Frauenzimmer Rosengarten', email: 'geheim@example.org' })).toEqual([]);
  });

  test('stops the form once, and shows why; who goes on all the same is not stopped again', async () => {
    const fields = { name: 'Chor der Spätaufsteher', street: 'Musterstraße 77', topics: 'culture' };
    const stopped = await house.send(fields);
    const page = await stopped.text();
    expect([stopped.status, await states()]).toEqual([422, []]);
    for (const told of [
      'Vielleicht steht es hier schon',
      '/akteure/chor-der-spaetaufsteher/das-sind-wir',
      'gleiche Adresse',
    ])
      expect(page).toContain(told);
    expect(page).toContain('Es ist keiner davon: Vorschlag senden');
    const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(seen).not.toBe('');
    expect((await house.send({ ...fields, seen, token: tokenOf(page) })).status).toBe(303);
    // of another one that is alike since, it is asked again
    await writeActors(house.site.database.orm, [
      { name: 'Chor der Spätaufsteherinnen', places: [{ street: 'Musterstraße 77', postalCode: '10317' }] },
    ]);
    expect((await house.send({ ...fields, seen })).status).toBe(422);
  });

  test('is no longer told of, once it is archived', async () => {
    await writeActors(house.site.database.orm, [{ name: 'Flüchtiger Kreis', places: [{ street: 'Musterstraße 5' }] }]);
    const like = { name: 'Flüchtiger Kreis', street: 'Musterstraße 5' };
    expect(await slugs(like)).toEqual(['fluechtiger-kreis']);
    await house.query(sql`update actor set state = 'ARCHIVED' where slug = 'fluechtiger-kreis'`);
    expect(await slugs(like)).toEqual([]);
  });
});
