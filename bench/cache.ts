import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { loadActors } from './actors.ts';
import { listQuestion } from './compare-questions.ts';
import { type Measured, measureInTurn, type Request, type Target } from './load.ts';
import { besidePostgraphile, type Peer, startPeer } from './peer.ts';
import { benchFolder, productRoot, type Running } from './product.ts';
import { printTable, rounded } from './table.ts';

const atLeastFastify = 0.4;
const atLeastPostgraphile = 20;
/** Points a minute. */
const farBeyond = '1000000';

interface Kept {
  name: string;
  request: Request;
}

/**
 * Answers from the public cache as visitors get them, with all headers and the log, beside Fastify sending the same
 * (compressed) bytes from memory, and PostGraphile working out a list of 20. Every request is counted against the rate limit,
 * which is set so high that a load from one address does not reach it.
 */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  await loadActors(folder, { n: 10_000, area: 'mitte' });
  return besidePostgraphile(folder, { RATE_LIMIT: farBeyond }, (running) => measureCache({ folder, ...running }));
}

async function measureCache({
  folder,
  product,
  postgraphile,
}: {
  folder: string;
  product: Running;
  postgraphile: Peer;
}): Promise<boolean> {
  const rows: string[][] = [];
  let allMet = true;
  for (const kept of [persistedList(), { name: 'the page /akteure', request: get('/akteure') }]) {
    const { body, headers } = await fetchRaw(product.origin, kept.request);
    const file = path.join(folder, 'answer.bin');
    writeFileSync(file, body);
    const fastify = await startPeer('fastify', { BYTES: file, TYPE: headers['content-type'] ?? '' });
    // an answer lives for a minute, and the page of the next one tells another time
    const freshRequests = async () => {
      const { etag = '' } = (await fetchRaw(product.origin, kept.request)).headers;
      return [{ ...kept.request, headers: { ...kept.request.headers, 'if-none-match': etag } }];
    };
    try {
      const targets: Target[] = [
        { name: 'Kieznetz', origin: product.origin, requests: [kept.request] },
        { name: '304', origin: product.origin, requests: [], freshRequests, statuses: [304, 200] },
        { name: 'Fastify', origin: fastify.origin, requests: [get('/')] },
        { name: 'PostGraphile', origin: postgraphile.origin, requests: [postgraphileList()] },
      ];
      const [ours, notModified, bytes, list] = await measureInTurn(targets);
      const toFastify = ratio(ours, bytes);
      const toPostgraphile = ratio(ours, list);
      const isMet =
        toFastify >= atLeastFastify && toPostgraphile >= atLeastPostgraphile && ratio(notModified, ours) >= 1;
      allMet &&= isMet;
      rows.push([
        `${kept.name} (${rounded(body.length / 1000)} kB)`,
        ...[ours, notModified, bytes, list].map(rateOf),
        `× ${toFastify.toFixed(2)} (≥ ${atLeastFastify})`,
        `× ${toPostgraphile.toFixed(0)} (≥ ${atLeastPostgraphile})`,
        isMet ? 'yes' : 'NO',
      ]);
    } finally {
      await fastify.stop();
    }
  }
  printTable(
    [
      'cached, answers/s',
      'Kieznetz 200',
      'Kieznetz 304',
      'Fastify',
      'PostGraphile',
      'to Fastify',
      'to PostGraphile',
      'met',
    ],
    rows,
  );
  return allMet;
}

/** The directory's first page as our own client asks for it: by the hash of its document. */
function persistedList(): Kept {
  const file = path.join(productRoot, 'dist/web/persisted-documents.json');
  const documents: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  const [hash = ''] = Object.entries(documents).find(([, text]) => text.includes('query DirectoryPage')) ?? [];
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  const query = new URLSearchParams({ operationName: 'DirectoryPage', variables: '{}', extensions });
  return { name: 'GET /graphql, list and facets', request: get(`/graphql?${query}`) };
}

function get(address: string): Request {
  return { method: 'GET', path: address, headers: { 'accept-encoding': 'br', 'apollo-require-preflight': 'true' } };
}

function postgraphileList(): Request {
  const body = JSON.stringify({ query: listQuestion.postgraphile });
  return { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body };
}

/** The bytes as they are sent, still compressed; `fetch` would unpack them. */
function fetchRaw(
  origin: string,
  { path: address, headers }: Request,
): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(address, origin), { headers }, async (response) => {
      const chunks = await Array.fromAsync(response, (chunk: Buffer) => chunk);
      const single = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      if (response.statusCode === 200) resolve({ body: Buffer.concat(chunks), headers: Object.fromEntries(single) });
      else reject(new Error(`${address} answered ${response.statusCode}.`));
    });
    request.once('error', reject);
  });
}

function ratio(one: Measured | undefined, other: Measured | undefined): number {
  return (one?.median ?? 0) / (other?.median ?? Number.POSITIVE_INFINITY);
}

function rateOf(measured: Measured | undefined): string {
  return measured === undefined ? '–' : rounded(measured.median);
}
