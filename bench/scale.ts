import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type GeneratedDirectory, keptDirectory } from './generated-directory.ts';
import { drawGrowth } from './growth-chart.ts';
import { benchFolder, productRoot, startProduct } from './product.ts';
import { ask, type Line, summarize } from './scale-lines.ts';
import { facetQuestions, listQuestions, mapQuestions, type Question, searchQuestions } from './scale-questions.ts';
import { printTable } from './table.ts';

interface Limit {
  p95: number;
  bytes?: number;
}

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000,100000,1000000').split(',').map(Number);
const picture = 'docs/pictures/growth.svg';
const limits: Record<string, Limit> = {
  map: { p95: 200, bytes: 60_000 },
  list: { p95: 100 },
  facets: { p95: 300 },
  search: { p95: 200 },
  'search of what more than a tenth have': { p95: 800 },
};

/**
 * From a thousand places to a million, asked over HTTP by one client, the most of them by eight as well: every line at least 200
 * requests, nothing from the cache. How the answers grow is drawn into `docs/`. `BENCH_DIRECTORY` names a folder in which
 * the generated directories are kept for the next time.
 */
export async function run(): Promise<boolean> {
  const root = process.env['BENCH_DIRECTORY'] ?? benchFolder();
  const grown = new Map<number, Line[]>();
  for (const size of sizes) {
    const clientCounts = size === sizes.at(-1) ? [1, 8] : [1];
    const measured = await measureDirectory(await keptDirectory(path.join(root, String(size)), size), clientCounts);
    grown.set(size, measured.get(1) ?? []);
    for (const [clients, lines] of measured) printLines(size, clients, lines);
  }
  printGrowth(grown);
  writeFileSync(path.join(productRoot, picture), drawGrowth(grown));
  return (grown.get(sizes.at(-1) ?? 0) ?? []).every(({ name, p95, largest }) => {
    const limit = limits[name];
    return limit !== undefined && p95 <= limit.p95 && largest <= (limit.bytes ?? Number.POSITIVE_INFINITY);
  });
}

function printLines(size: number, clients: number, lines: readonly Line[]): void {
  console.log(`\n${size.toLocaleString('en')} places, ${clients === 1 ? 'one client' : `${clients} clients`}\n`);
  printTable(
    ['what', 'requests', 'median ms', 'p95 ms', 'limit', 'largest answer'],
    lines.map(({ name, requests, median, p95, largest }) => {
      const limit = clients === 1 ? limits[name] : undefined;
      const most = limit && `${limit.p95} ms${limit.bytes ? `, ${limit.bytes / 1000} kB` : ''}`;
      return [name, requests, median.toFixed(1), p95.toFixed(1), most ?? '', `${(largest / 1000).toFixed(1)} kB`].map(
        String,
      );
    }),
  );
}

function printGrowth(grown: ReadonlyMap<number, readonly Line[]>): void {
  console.log('\nHow p95 grows, in ms, one client\n');
  const names = [...new Set([...grown.values()].flat().map(({ name }) => name))];
  printTable(
    ['what', ...sizes.map((size) => size.toLocaleString('en'))],
    names.map((name) => [
      name,
      ...sizes.map(
        (size) =>
          grown
            .get(size)
            ?.find((line) => line.name === name)
            ?.p95.toFixed(1) ?? '–',
      ),
    ]),
  );
}

/** The lines of each number of clients, measured on a server started for it. */
async function measureDirectory(
  { folder, file, environment }: GeneratedDirectory,
  clientCounts: readonly number[],
): Promise<Map<number, Line[]>> {
  const searches = await searchQuestions(file);
  const product = await startProduct(folder, { LOG_LEVEL: 'warn', RATE_LIMIT: 'off', ...environment });
  try {
    const lines = new Map<number, Line[]>();
    for (const clients of clientCounts) lines.set(clients, await measureLines(product.origin, { searches, clients }));
    return lines;
  } finally {
    await product.stop();
  }
}

async function measureLines(
  origin: string,
  { searches, clients }: { searches: readonly Question[]; clients: number },
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, questions] of [
    ['map', mapQuestions(220)],
    ['list', listQuestions(220)],
    ['facets', facetQuestions(220)],
  ] as const) {
    lines.push(summarize(name, await ask(origin, questions, { clients, times: 1 })));
  }
  const found: { question: Question; total: number }[] = [];
  for (const question of searches) found.push({ question, total: await totalOf(origin, question) });
  const [{ total: everybody = 0 } = {}] = await ask(origin, listQuestions(1), { clients: 1, times: 1 });
  const frequent = (total: number) => total > everybody / 10;
  const groups = [
    ['search', found.filter(({ total }) => !frequent(total))],
    ['search of what more than a tenth have', found.filter(({ total }) => frequent(total))],
  ] as const;
  for (const [name, group] of groups) {
    if (group.length === 0) continue;
    const questions = group.map(({ question }) => question);
    lines.push(summarize(name, await ask(origin, questions, { clients, times: Math.ceil(200 / questions.length) })));
  }
  return lines;
}

async function totalOf(origin: string, question: Question): Promise<number> {
  const [sample] = await ask(origin, [question], { clients: 1, times: 1, warm: false });
  return sample?.total ?? 0;
}
