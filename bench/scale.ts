import { existsSync } from 'node:fs';
import path from 'node:path';
import { type GeneratedDirectory, generateDirectory } from './generated-directory.ts';
import { benchFolder, startProduct } from './product.ts';
import { ask, type Line, summarize } from './scale-lines.ts';
import { facetQuestions, listQuestions, mapQuestions, type Question, searchQuestions } from './scale-questions.ts';

interface Limit {
  p95: number;
  bytes?: number;
}

const actors = Number(process.env['BENCH_ACTORS'] ?? 1_000_000);
const limits: Record<string, Limit> = {
  map: { p95: 200, bytes: 60_000 },
  list: { p95: 100 },
  facets: { p95: 300 },
  search: { p95: 200 },
  'search of what more than a tenth have': { p95: 800 },
};

/**
 * A million places, asked over HTTP by one client and by eight: every line at least 200 requests, nothing from the cache.
 * `BENCH_DIRECTORY` names a folder in which the generated directory is kept for the next time.
 */
export async function run(): Promise<boolean> {
  const folder = process.env['BENCH_DIRECTORY'] ?? benchFolder();
  const directory = existsSync(path.join(folder, 'generated.json'))
    ? { folder, file: path.join(folder, 'actors.csv'), environment: environmentIn(folder) }
    : await generateDirectory(folder, actors);
  const lines = await measureDirectory(directory, [1, 8]);
  for (const [clients, measured] of lines) {
    console.log(`\n${actors} places, ${clients === 1 ? 'one client' : `${clients} clients`}\n`);
    console.log(
      '| what | requests | median ms | p95 ms | limit | largest answer |\n| --- | --: | --: | --: | --: | --: |',
    );
    for (const line of measured) console.log(row(line, clients === 1 ? limits[line.name] : undefined));
  }
  return (lines.get(1) ?? []).every(({ name, p95, largest }) => {
    const limit = limits[name];
    return limit !== undefined && p95 <= limit.p95 && largest <= (limit.bytes ?? Number.POSITIVE_INFINITY);
  });
}

/** The lines of each number of clients, measured on a server started for it. */
export async function measureDirectory(
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

function row({ name, requests, median, p95, largest }: Line, limit: Limit | undefined): string {
  const most = limit === undefined ? '' : `${limit.p95} ms${limit.bytes ? `, ${limit.bytes / 1000} kB` : ''}`;
  return `| ${name} | ${requests} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${most} | ${(largest / 1000).toFixed(1)} kB |`;
}

function environmentIn(folder: string): Record<string, string> {
  return { OPERATOR_DIR: path.join(folder, 'operator') };
}
