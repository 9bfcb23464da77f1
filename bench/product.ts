import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

export const productRoot = path.dirname(import.meta.dirname);

export interface Running {
  origin: string;
  /** the database that it was given, or started for itself */
  databaseUrl: string;
  pid: number;
  /** everything it has written to its log */
  log(): string;
  /** by SIGTERM, or as told; resolves when it is gone */
  stop(signal?: 'SIGKILL'): Promise<void>;
}

const patienceSeconds = 120;

/** A folder for a database of the bench's own, where its user may enter; it goes with the process. */
export function benchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-bench-'));
  // PostgreSQL reads files there as a user of its own
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * Starts the production build as `npm start` does (it is built first where it is not), with its embedded PostgreSQL below
 * `folder` and its log in a file there. `environment` adds variables of the operating guide.
 */
export async function startProduct(folder: string, environment: Record<string, string> = {}): Promise<Running> {
  const logFile = path.join(folder, 'product.log');
  const output = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...startFlags(), 'server/run.ts', 'main'], {
    cwd: productRoot,
    stdio: ['ignore', output, output],
    env: environmentOf(folder, { PORT: '0', ...environment }),
  });
  const log = () => readFileSync(logFile, 'utf8');
  const origin = await untilReady(child, log);
  const given = environment['DATABASE_URL'];
  return {
    origin,
    databaseUrl: given ?? JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')).url,
    pid: child.pid ?? 0,
    log,
    async stop(signal) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal ?? 'SIGTERM');
      await ended;
    },
  };
}

/** Runs a command of the product to its end, on the data of `folder`; returns what it printed. */
export async function runProductCommand(
  entry: string,
  given: string[],
  { folder, environment = {} }: { folder: string; environment?: Record<string, string> },
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['server/run.ts', entry, ...given], {
    cwd: productRoot,
    maxBuffer: 64 * 1024 * 1024,
    env: environmentOf(folder, environment),
  });
  return stdout;
}

/** What `npm start` gives Node. */
function startFlags(): string[] {
  const manifest = JSON.parse(readFileSync(path.join(productRoot, 'package.json'), 'utf8'));
  return String(manifest.scripts.start).match(/--\S+/g) ?? [];
}

/** What the product and its commands are told, on the data of `folder`. */
export function environmentOf(folder: string, environment: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, DATA_DIR: folder, SEED: 'none', MAP_TILES: 'off', ...environment };
}

async function untilReady(child: ChildProcess, log: () => string): Promise<string> {
  for (let tries = 0; tries < patienceSeconds * 20; tries += 1) {
    const [, origin] = /Kieznetz is running at {2}(http\S+)/.exec(log()) ?? [];
    if (origin !== undefined) return origin;
    if (child.exitCode !== null || child.signalCode !== null) break;
    await wait(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The product did not become ready; it wrote:\n${log()}`);
}
