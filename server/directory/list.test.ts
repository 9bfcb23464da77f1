import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

const query = `query ($filter: ActorFilter, $sort: ActorSort, $first: PageSize, $after: String) {
  actors(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } }
    nodes { id name confirmedAt distance }
  }
}`;

interface Listed {
  id: string;
  name: string;
  confirmedAt: string | null;
  distance: number | null;
}
interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { cursor: string; node: { id: string } }[];
  nodes: Listed[];
}
type Asked = { filter?: object | null; sort?: string | null; first?: number | null; after?: string | null };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api.close());

async function page(asked: Asked): Promise<Page> {
  const { data, errors } = await api.ask<{ actors: Page }>(query, { ...asked });
  expect(errors).toBeUndefined();
  return data.actors;
}

/** Walks all pages; `between` runs after each of them. */
async function walk(asked: Asked, between: () => Promise<unknown> = async () => null): Promise<Listed[]> {
  const nodes: Listed[] = [];
  let after: string | null = null;
  do {
    const { nodes: some, pageInfo }: Page = await page({ ...asked, after });
    nodes.push(...some);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (after !== null) await between();
  } while (after !== null);
  return nodes;
}

async function codeOf(asked: Record<string, unknown>): Promise<string | undefined> {
  const { errors } = await api.ask(query, asked);
  return errors?.[0]?.extensions.code;
}

const near = { latitude: 52.5025, longitude: 13.506, metres: 20_000 };
const sorts: Asked[] = [
  { sort: 'NAME' },
  { sort: 'RECENTLY_CONFIRMED' },
  { sort: 'DISTANCE', filter: { near } },
  { sort: 'RELEVANCE', filter: { search: 'Kinder' } },
  { sort: 'RELEVANCE' },
  { filter: { search: 'Kinder', near } },
];

describe('pages', () => {
  test.each(sorts)('put together give the whole list once: %j', async (asked) => {
    const whole = await page({ ...asked, first: 100 });
    const inPages = await walk({ ...asked, first: 7 });
    expect(inPages.map(({ id }) => id)).toEqual(whole.nodes.map(({ id }) => id));
    expect(new Set(inPages.map(({ id }) => id)).size).toBe(whole.totalCount);
    expect(inPages.length).toBeGreaterThan(7);
  });

  test('each edge has a cursor of its own that leads behind it', async () => {
    const { edges, nodes } = await page({ first: 5 });
    expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
    expect((await page({ first: 1, after: edges[2]?.cursor })).nodes[0]?.id).toBe(nodes[3]?.id);
  });

  test('the last one says so, and nothing follows it', async () => {
    const whole = await page({ first: 100 });
    expect(whole.pageInfo.hasNextPage).toBe(false);
    const behind = await page({ after: whole.pageInfo.endCursor });
    expect([behind.nodes, behind.pageInfo]).toEqual([[], { hasNextPage: false, endCursor: null }]);
  });
});

test.each(sorts)('while others write, everybody who stays is on one page: %j', async (asked) => {
  const before = (await page({ ...asked, first: 100 })).nodes.map(({ id }) => id);
  let written = 0;
  const inPages = await walk({ ...asked, first: 9 }, async () => {
    written += 1;
    const place = { latitude: near.latitude + written / 1000, longitude: near.longitude };
    await writeActors(
      api.database.orm,
      ['Aal', 'Mitte', 'Zebra'].map((name) => ({
        name: `${name} ${written} Kinder`,
        slug: `${name.toLowerCase()}-${written}-${Date.now()}`,
        confirmedAt: name === 'Mitte' ? null : new Date(Date.now() - written * 86_400_000),
        places: [place],
      })),
    );
  });
  const ids = inPages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => before.includes(id))).toEqual(before);
});

describe('the order', () => {
  test('by name is that of the German alphabet', async () => {
    const names = (await page({ sort: 'NAME', first: 100 })).nodes.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'de')));
  });

  test('by confirmation is the newest first, never confirmed last', async () => {
    const times = (await walk({ sort: 'RECENTLY_CONFIRMED', first: 50 })).map(({ confirmedAt }) => confirmedAt ?? '');
    expect(times).toEqual(times.toSorted().reverse());
    expect(times).toContain('');
  });

  test('by distance is the nearest first', async () => {
    const metres = (await page({ sort: 'DISTANCE', filter: { near }, first: 100 })).nodes.map(
      ({ distance }) => distance ?? -1,
    );
    expect(metres).toEqual(metres.toSorted((one, other) => one - other));
    expect(metres[0]).toBeGreaterThanOrEqual(0);
  });

  test('is by relevance with a search, else by distance with near, else by name', async () => {
    const first = async (asked: Asked) => (await page({ ...asked, first: 20 })).nodes.map(({ id }) => id);
    const [both, search] = [{ search: 'Kinder', near }, { search: 'Kinder' }];
    expect(await first({ filter: both })).toEqual(await first({ filter: both, sort: 'RELEVANCE' }));
    expect(await first({ filter: search, sort: null })).toEqual(await first({ filter: search, sort: 'RELEVANCE' }));
    expect(await first({ filter: { near } })).toEqual(await first({ filter: { near }, sort: 'DISTANCE' }));
    expect(await first({})).toEqual(await first({ sort: 'NAME' }));
    expect(await first({ filter: { search: '  ' } })).toEqual(await first({ sort: 'NAME' }));
  });

  test('by distance needs near', async () => {
    expect(await codeOf({ sort: 'DISTANCE' })).toBe('BAD_USER_INPUT');
  });
});

describe('a cursor', () => {
  const rewritten = (cursor: string, change: (keys: unknown[]) => unknown[]) => {
    const [mark, ...keys]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Buffer.from(JSON.stringify([mark, ...change(keys)])).toString('base64url');
  };

  test('of another filter, sort or query is refused', async () => {
    const { endCursor } = (await page({ sort: 'NAME', first: 2 })).pageInfo;
    expect(await codeOf({ sort: 'RECENTLY_CONFIRMED', after: endCursor })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ sort: 'NAME', filter: { kinds: ['INITIATIVE'] }, after: endCursor })).toBe('BAD_USER_INPUT');
    const { errors } = await api.ask('query ($after: String) { cooperations(after: $after) { totalCount } }', {
      after: endCursor,
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('belongs to a filter in whatever order its fields stand, empty lists and nulls left out', async () => {
    const { endCursor } = (await page({ filter: { kinds: ['INITIATIVE'], openToCooperation: null }, first: 2 }))
      .pageInfo;
    const again = await page({ filter: { districts: [], kinds: ['INITIATIVE'] }, sort: 'NAME', after: endCursor });
    expect(again.nodes.length).toBeGreaterThan(0);
  });

  test.each(['', 'x', '!', '.', 'W10', 'eyJhIjoxfQ', 'bnVsbA', '\0', '🎉', 'A'.repeat(9000)])(
    '%j is refused',
    async (after) => {
      expect(await codeOf({ after })).toBe('BAD_USER_INPUT');
    },
  );

  test.each(sorts)('whose keys somebody changed is refused, not an error of ours: %j', async (asked) => {
    const { endCursor } = (await page({ ...asked, first: 2 })).pageInfo;
    const changes: ((keys: unknown[]) => unknown[])[] = [
      (keys) => [...keys.slice(0, -1), 'no uuid'],
      (keys) => [...keys.slice(0, -1), null],
      (keys) => [...keys.slice(0, -2), 'a\0b', keys.at(-1)],
      (keys) => [...keys.slice(0, -2), null, keys.at(-1)],
      (keys) => [...keys.slice(0, -2), '\ud800', keys.at(-1)],
      (keys) => [...keys, 'more'],
      (keys) => keys.slice(1),
      () => [],
      () => [{}, [], true],
    ];
    const wrongKeys = [
      'x',
      '',
      '1e999',
      '1e-999',
      'NaN',
      'Infinity',
      '99999999999',
      ' 1',
      '1; drop table actor',
      {},
      [1],
      true,
    ];
    if (asked.sort !== 'NAME') changes.push(...wrongKeys.map((key) => (keys: unknown[]) => [key, ...keys.slice(1)]));
    for (const change of changes) {
      const code = await codeOf({ ...asked, after: rewritten(endCursor ?? '', change) });
      expect(code === undefined || code === 'BAD_USER_INPUT').toBe(true);
    }
    expect(
      await codeOf({ ...asked, after: rewritten(endCursor ?? '', (keys) => [...keys.slice(0, -1), 'no uuid']) }),
    ).toBe('BAD_USER_INPUT');
  });
});

describe('the size of a page', () => {
  test.each([0, -1, 101, 1_000_000, 1.5, '20', true])('is never %j, as literal or as variable', async (first) => {
    expect(await codeOf({ first })).toBe('BAD_USER_INPUT');
    const literal = await api.ask(`{ actors(first: ${JSON.stringify(first)}) { totalCount } }`);
    expect(literal.errors).toBeDefined();
    expect(literal.data).toBeUndefined();
  });

  test('is twenty where none is given, or null', async () => {
    for (const asked of [{}, { first: null }]) expect((await page(asked)).nodes).toHaveLength(20);
    const { data } = await api.ask<{ actors: Page }>('{ actors(first: null) { nodes { id } } }');
    expect(data.actors.nodes).toHaveLength(20);
  });

  test('may be one, and a hundred', async () => {
    expect((await page({ first: 1 })).nodes).toHaveLength(1);
    const { nodes, totalCount } = await page({ first: 100 });
    expect(nodes).toHaveLength(Math.min(100, totalCount));
  });
});
