import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeActors } from './actors.ts';
import { importBerlin } from './berlin-districts.ts';
import { writeOperator } from './generated-directory.ts';
import { besides, type Met } from './others.ts';
import { watchMemory } from './process-memory.ts';
import { benchFolder, environmentOf, productRoot, type Running, startProduct } from './product.ts';
import { askQuestion } from './scale-lines.ts';

const rows = Number(process.env['BENCH_ROWS'] ?? 100_000);
const most = { seconds: 60, megabytes: 400, read: 500, write: 3000 };
const total = { query: '{ actors(first: 1) { totalCount } }', variables: {} };

interface Measured extends Met {
  seconds: number;
  /** resident memory of the import, and what the database took for it alone */
  megabytes: number;
  databaseMegabytes: number;
  /** what the server finds more of than before */
  published: number;
}

/**
 * Imports generated actors of all Berlin with `--publish` through `npm run import`, beside a running server that others read
 * and write at the same time.
 */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  const environment = { OPERATOR_DIR: writeOperator(folder), SEED: 'example', RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const file = await writeActors(folder, { n: rows, area: 'berlin' });
  const product = await startProduct(folder, environment);
  try {
    await importBerlin(folder, environment);
    const measured = await importBeside(product, file, environmentOf(folder, environment));
    return report(measured);
  } finally {
    await product.stop();
  }
}

async function importBeside(product: Running, file: string, env: NodeJS.ProcessEnv): Promise<Measured> {
  const before = (await askQuestion(product.origin, total)).total;
  const began = performance.now();
  const running = promisify(execFile)('npm', ['run', '--silent', 'import', '--', file, '--publish'], {
    cwd: productRoot,
    env,
  });
  const memory = watchMemory(running.child.pid ?? 0, { word: 'import.command', field: 'VmHWM' });
  const database = watchMemory(product.pid, { word: 'postgres: ', field: 'RssAnon' });
  let seconds = 0;
  const met = await besides(
    product,
    running.finally(() => {
      seconds = (performance.now() - began) / 1000;
    }),
  );
  const published = (await askQuestion(product.origin, total)).total - before;
  return { ...met, seconds, megabytes: memory.stop(), databaseMegabytes: database.stop(), published };
}

function report({ seconds, megabytes, databaseMegabytes, published, reads, writes }: Measured): boolean {
  const sorted = reads.toSorted((one, other) => one - other);
  const read = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const lines = [
    { what: `${rows} rows, seconds`, value: seconds, limit: most.seconds },
    { what: 'memory of the import, MB', value: megabytes, limit: most.megabytes },
    { what: `others read meanwhile (${reads.length} times), p95 ms`, value: read, limit: most.read },
    {
      what: `others write meanwhile (${writes.length} times), longest ms`,
      value: Math.max(...writes),
      limit: most.write,
    },
  ];
  console.log('| what | measured | limit |\n| --- | --: | --: |');
  for (const { what, value, limit } of lines) console.log(`| ${what} | ${value.toFixed(1)} | ${limit} |`);
  console.log(`| what a process of the database held alone, MB | ${databaseMegabytes.toFixed(1)} | |`);
  console.log(`| published more than before | ${published} | ${rows} |`);
  return published === rows && lines.every(({ value, limit }) => value <= limit);
}
