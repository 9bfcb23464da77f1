import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInAs } from '#server/testing/test-coordinator.ts';
import { openProposalHouse, type ProposalHouse } from '#server/testing/test-proposals.ts';
import { forgetLimits, memberEmail } from '#server/testing/test-sign-in.ts';

let house: ProposalHouse;
beforeAll(async () => {
  house = await openProposalHouse();
});
beforeEach(async () => {
  await house.query(forgetLimits);
  await house.query(sql`delete from proposal`);
});
afterAll(() => house?.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const rows = async () =>
  house.query(
    sql<{ state: string; name: string | null; email: string | null }>`
      select state, proposer_name as name, proposer_email as email from proposal`,
  );

describe('what waits', () => {
  test('is one of the tasks of the desk, and of nobody else', async () => {
    const id = await house.propose({ proposerEmail: 'warten@example.org' });
    const desk = await house.ask<{ desk: { tasks: { name: string; count: number; minutes: number }[] } }>(
      '{ desk { tasks { name count minutes } } }',
    );
    expect(desk.data.desk.tasks).toContainEqual({ name: 'PROPOSALS', count: 1, minutes: 5 });
    const member = await signInAs(house, memberEmail);
    for (const [by, code] of [
      ['', 'UNAUTHENTICATED'],
      [member, 'NOT_FOUND'],
    ] as const) {
      expect(await house.waiting(by)).toBeNull();
      for (const [how, input] of [
        ['publish', { id, keptByProposer: true }],
        ['link', { id, slug: 'stadtteilhaus-volkrad' }],
        ['refuse', { id, reason: 'Nein' }],
      ] as const)
        expect(codeOf(await house.decide(how, input, by))).toBe(code);
    }
    expect(await rows()).toMatchObject([{ state: 'IN_REVIEW' }]);
  });

  test('is seen nowhere before it is published: no page, list, search, suggestion or export knows of it', async () => {
    const name = 'Zwirbelbartklub';
    const id = await house.propose({ name, summary: `${name} trifft sich.`, proposerEmail: 'bart@example.org' });
    const member = await signInAs(house, memberEmail);
    for (const by of ['', member]) {
      const { data } = await house.ask<object>(
        `query { actor(slug: "zwirbelbartklub") { name } actors(first: 5, filter: { search: "${name}" }) { totalCount nodes { name } }
          suggest(text: "${name}") { __typename } editableActor(slug: "zwirbelbartklub") { name }
          similarActors(like: { name: "${name}", street: "Weitlingstraße 999" }) { score } }`,
        {},
        by,
      );
      expect(data).toEqual({
        ...{ actor: null, actors: { totalCount: 0, nodes: [] }, suggest: [], editableActor: null, similarActors: [] },
      });
    }
    for (const path of [
      '/akteure/zwirbelbartklub',
      '/akteure/zwirbelbartklub/hinweis',
      '/akteure/zwirbelbartklub/das-sind-wir',
    ])
      expect((await fetch(house.site.origin + path)).status, path).toBe(404);
    expect(await (await fetch(`${house.site.origin}/sitemap.xml`)).text()).not.toContain('zwirbelbartklub');
    await house.decide('publish', { id, keptByProposer: false });
    expect((await fetch(`${house.site.origin}/akteure/zwirbelbartklub`)).status).toBe(200);
  });

  test('is not decided before its address is proved, nor if there is none of its id', async () => {
    await house.send({ proposerEmail: 'unbewiesen@example.org' });
    const [row] = await house.query(sql<{ id: string }>`select id from proposal`);
    for (const id of [row?.id, '0190a000-0000-7000-8000-000000000000'])
      expect(codeOf(await house.decide('refuse', { id, reason: 'Nein' }))).toBe('NOT_FOUND');
    expect(codeOf(await house.decide('refuse', { id: 'x', reason: 'Nein' }))).toBe('BAD_USER_INPUT');
  });
});
