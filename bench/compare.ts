import { loadActors } from './actors.ts';
import { actorQuestion, facetQuestion, listQuestion, mapQuestion, type Question } from './compare-questions.ts';
import { type Measured, measureInTurn, type Request, type Target } from './load.ts';
import { besidePostgraphile, type Peer, startPeer } from './peer.ts';
import { benchFolder, type Running } from './product.ts';
import { expectSameData } from './same-data.ts';
import { printTable, rounded } from './table.ts';

interface Line {
  name: string;
  question: Question;
  /** what varies from request to request, for each of them; documents sent by POST are never cached, so nothing has to */
  variables: object[];
  postgraphileVariables?: object[];
  /** address of the same work at the bare endpoint */
  bare: string[];
}

interface Servers {
  product: Running;
  postgraphile: Peer;
  bare: Peer;
}

const atLeastPostgraphile = 1.2;
const atLeastBare = 0.4;
const pages = 40;
const zoom = 17;

/**
 * Kieznetz, PostGraphile 5 and a bare endpoint on one database with 10,000 generated actors, asked for the same data, with
 * nothing from a cache. The rate limit is off: it would end a load from one address within a second.
 */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  await loadActors(folder, { n: 10_000, area: 'mitte' });
  return besidePostgraphile(folder, { RATE_LIMIT: 'off' }, async ({ product, postgraphile }) => {
    const bare = await startPeer('bare', { DATABASE_URL: product.databaseUrl });
    try {
      return await compare({ product, postgraphile, bare });
    } finally {
      await bare.stop();
    }
  });
}

async function compare(servers: Servers): Promise<boolean> {
  const rows: string[][] = [];
  let allMet = true;
  for (const line of await listLines(servers)) {
    const targets = targetsOf(line, servers);
    await expectSameAnswers(line.name, targets);
    const measured = new Map((await measureInTurn(targets)).map((target) => [target.name, target]));
    const [ours, postgraphile, bare] = ['Kieznetz', 'PostGraphile', 'bare SQL'].map((name) => measured.get(name));
    const toBare = ratio(ours, bare);
    const toPostgraphile = postgraphile && ratio(ours, postgraphile);
    const isMet = toPostgraphile === undefined ? toBare >= atLeastBare : toPostgraphile >= atLeastPostgraphile;
    allMet &&= isMet;
    rows.push([
      line.name,
      rateOf(ours),
      rateOf(postgraphile),
      rateOf(bare),
      toPostgraphile === undefined ? '–' : `× ${toPostgraphile.toFixed(2)}`,
      `× ${toBare.toFixed(2)}`,
      toPostgraphile === undefined ? `≥ ${atLeastBare} bare` : `≥ ${atLeastPostgraphile} PostGraphile`,
      isMet ? 'yes' : 'NO',
    ]);
  }
  printTable(
    ['uncached, answers/s', 'Kieznetz', 'PostGraphile', 'bare SQL', 'to PostGraphile', 'to bare', 'limit', 'met'],
    rows,
  );
  return allMet;
}

/** The lines with what varies in them: pages of the list, actors, views of the map that draw about 500 features. */
async function listLines({ product, postgraphile }: Servers): Promise<Line[]> {
  const cursors: { ours: string; theirs: string; name: string; id: string }[] = [];
  let [ours, theirs]: (string | undefined)[] = [];
  const slugs: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    const own = await post(product.origin, {
      query:
        'query ($after: String) { actors(first: 20, sort: NAME, after: $after) { nodes { id slug name } pageInfo { endCursor } } }',
      variables: { after: ours },
    });
    const other = await post(postgraphile.origin, {
      query:
        'query ($after: Cursor) { allActors(first: 20, orderBy: [NAME_ASC, ROW_ID_ASC], after: $after) { pageInfo { endCursor } } }',
      variables: { after: theirs },
    });
    const { nodes, pageInfo } = own.data.actors;
    [ours, theirs] = [pageInfo.endCursor, other.data.allActors.pageInfo.endCursor];
    const { id, name } = nodes.at(-1);
    slugs.push(nodes[0].slug);
    cursors.push({ ours: ours ?? '', theirs: theirs ?? '', name, id });
  }
  const viewports = Array.from({ length: 10 }, (_, step) => {
    const west = 13.476 + step * 0.002;
    return { west, south: 52.493, east: west + 0.0405, north: 52.5125 };
  });
  return [
    {
      name: 'list of 20 with district, topics, target groups, cooperations and partners',
      question: listQuestion,
      variables: cursors.map((cursor) => ({ after: cursor.ours })),
      postgraphileVariables: cursors.map((cursor) => ({ after: cursor.theirs })),
      bare: cursors.map(({ name, id }) => `/list?${new URLSearchParams({ name, id })}`),
    },
    {
      name: "an actor's whole page",
      question: actorQuestion,
      variables: slugs.map((slug) => ({ slug })),
      bare: slugs.map((slug) => `/actor?slug=${slug}`),
    },
    {
      name: 'map features',
      question: mapQuestion,
      variables: viewports.map((viewport) => ({ viewport, zoom })),
      bare: await Promise.all(viewports.map(async (viewport) => mapPath(viewport, await shiftOf(viewport, product)))),
    },
    { name: 'facets', question: facetQuestion, variables: [{}], bare: ['/facets'] },
  ];
}

function mapPath(viewport: object, shift: number): string {
  const given = Object.entries({ ...viewport, shift }).map(([name, value]) => [name, String(value)]);
  return `/map?${new URLSearchParams(given)}`;
}

/** How coarse our squares are there; the id of a cluster tells it. */
async function shiftOf(viewport: object, { origin }: Running): Promise<number> {
  const query = `query ($viewport: Viewport!) { map(viewport: $viewport, zoom: ${zoom}) { features { ... on MapCluster { id } } } }`;
  const { data } = await post(origin, { query, variables: { viewport } });
  const [cluster] = data.map.features.filter(({ id }: { id?: string }) => id !== undefined);
  return Number.parseInt(cluster.id, 10);
}

function targetsOf(line: Line, { product, postgraphile, bare }: Servers): Target[] {
  const { question, variables, postgraphileVariables = variables } = line;
  const targets: Target[] = [
    { name: 'Kieznetz', origin: product.origin, requests: variables.map((given) => ask(question.kieznetz, given)) },
  ];
  const theirs = question.postgraphile;
  if (theirs !== null) {
    const requests = postgraphileVariables.map((given) => ask(theirs, given));
    targets.push({ name: 'PostGraphile', origin: postgraphile.origin, requests });
  }
  return [
    ...targets,
    { name: 'bare SQL', origin: bare.origin, requests: line.bare.map((path) => ({ method: 'GET', path })) },
  ];
}

function ask(query: string, variables: object): Request {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query, variables }) };
}

/** The same request number of each target, for all of them. */
async function expectSameAnswers(name: string, targets: readonly Target[]): Promise<void> {
  const [first] = targets;
  for (const place of (first?.requests ?? []).keys()) {
    const answers = new Map<string, unknown>();
    for (const target of targets) {
      const request = target.requests[place];
      if (request === undefined) throw new Error(`${name}: ${target.name} is asked less than the others.`);
      const response = await fetch(`${target.origin}${request.path}`, request);
      answers.set(target.name, await response.json());
    }
    expectSameData(name, answers);
  }
}

async function post(origin: string, body: object) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return JSON.parse(await response.text());
}

function ratio(one: Measured | undefined, other: Measured | undefined): number {
  return (one?.median ?? 0) / (other?.median ?? Number.POSITIVE_INFINITY);
}

function rateOf(measured: Measured | undefined): string {
  if (measured === undefined) return '–';
  return `${rounded(measured.median)} (${rounded(measured.slowest)}–${rounded(measured.fastest)})`;
}
