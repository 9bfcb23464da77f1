import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hostileDocuments } from '../server/testing/hostile-documents.ts';
import { hostileRequests } from '../server/testing/hostile-requests.ts';
import { naughtyStrings } from '../server/testing/naughty-strings.ts';
import { questionOf, sendRaw } from '../server/testing/raw-request.ts';
import { textArguments } from '../server/testing/text-arguments.ts';
import { benchFolder, productRoot, type Running, startProduct } from './product.ts';
import { printTable, rounded } from './table.ts';

/** Milliseconds. */
const most = { hostile: 100, honest: 50 };
/** A neighbour on the machine may be in the way: a request is slow when it is slow each time. */
const tries = 3;
const honest = questionOf('{ actors(first: 5) { totalCount nodes { name topics { name } } } }');

interface Attack {
  name: string;
  bytes: string | Buffer;
}

interface Line {
  kind: string;
  requests: number;
  /** the slowest at its first try, and the slowest at its quickest, with its name */
  first: number;
  slowest: number;
  name: string;
  /** the slowest honest question right after one of them, at its quickest */
  after: number;
}

/**
 * What `server/http/hostile.test.ts` sends, timed over connections of their own: every hostile document and request, and every
 * naughty text wherever the API takes one, each followed by an honest question.
 */
export async function run(): Promise<boolean> {
  const product = await startProduct(benchFolder(), { SEED: 'example', RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
  try {
    for (let warm = 0; warm < 50; warm += 1) await sendRaw(product.origin, honest);
    const lines: Line[] = [];
    for (const [kind, attacks] of Object.entries(attacksByKind())) lines.push(await measure(product, kind, attacks));
    return report(lines);
  } finally {
    await product.stop();
  }
}

function attacksByKind(): Record<string, readonly Attack[]> {
  const places = textArguments(readFileSync(path.join(productRoot, 'schema.graphql'), 'utf8'));
  return {
    'hostile documents': hostileDocuments.map(({ name, query, variables }) => ({
      name,
      bytes: questionOf(query, variables),
    })),
    'hostile requests': hostileRequests,
    'naughty texts': places.flatMap(({ place, query, variables }) =>
      naughtyStrings.map((text) => ({
        name: `${place}: ${JSON.stringify(text.slice(0, 20))}`,
        bytes: questionOf(query, variables(text)),
      })),
    ),
  };
}

async function measure({ origin }: Running, kind: string, attacks: readonly Attack[]): Promise<Line> {
  const line: Line = { kind, requests: attacks.length, first: 0, slowest: 0, name: '', after: 0 };
  for (const { name, bytes } of attacks) {
    const { first, quickest } = await time(origin, bytes, most.hostile);
    line.first = Math.max(line.first, first);
    if (quickest > line.slowest) Object.assign(line, { slowest: quickest, name });
    const next = await time(origin, honest, most.honest);
    line.after = Math.max(line.after, next.quickest);
  }
  return line;
}

/** Asks again, `tries` times at most, while it takes longer than the limit. */
async function time(origin: string, bytes: string | Buffer, limit: number) {
  const { milliseconds: first } = await sendRaw(origin, bytes);
  let quickest = first;
  for (let tried = 1; tried < tries && quickest > limit; tried += 1)
    quickest = Math.min(quickest, (await sendRaw(origin, bytes)).milliseconds);
  return { first, quickest };
}

function report(lines: readonly Line[]): boolean {
  const isMet = ({ slowest, after }: Line) => slowest <= most.hostile && after <= most.honest;
  printTable(
    [
      'what',
      'sent',
      `slowest ms (≤ ${most.hostile})`,
      'at first try',
      'which',
      `honest after ms (≤ ${most.honest})`,
      'met',
    ],
    lines.map((line) => [
      line.kind,
      String(line.requests),
      rounded(line.slowest),
      rounded(line.first),
      line.name,
      rounded(line.after),
      isMet(line) ? 'yes' : 'NO',
    ]),
  );
  return lines.every(isMet);
}
