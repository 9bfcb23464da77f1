import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { productRoot } from '#server/config.ts';

export interface TestProcess {
  child: ChildProcess;
  /** everything it printed so far */
  output(): string;
  /** address from the block it prints when it is ready; rejects with its output when it ends before */
  origin(): Promise<string>;
  /** exit code, or the signal that ended it */
  ended: Promise<number | NodeJS.Signals>;
}

interface Wishes {
  environment?: Record<string, string>;
  /** instead of the built server */
  command?: string[];
  /** user to run as */
  uid?: number;
  cwd?: string;
}

const main = path.join(productRoot, 'dist/server/main.js');
const patienceSeconds = 40;
const started = new Set<ChildProcess>();
const folders = new Set<string>();

/** Starts the real server as a process of its own, in a process group of its own as a terminal does. */
export function startProcess({
  environment = {},
  command = ['node', '--max-old-space-size=512', '--max-semi-space-size=12', main],
  uid,
  cwd,
}: Wishes = {}): TestProcess {
  if (!existsSync(main)) throw new Error('These tests start the built server: run npm run build first.');
  const [program = '', ...given] = command;
  const child = spawn(program === 'node' ? process.execPath : program, given, {
    cwd: cwd ?? productRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', MAP_TILES: 'off', ...environment },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  started.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  });
  return { child, output: () => output, ended, origin: () => untilReady(child, () => output) };
}

/** A ready server over a data folder, and how it is stopped: its process alone, or its group as a terminal does. */
export async function runServer(folder: string, environment: Record<string, string> = {}) {
  const server = startProcess({ environment: { DATA_DIR: folder, LOG_LEVEL: 'silent', ...environment } });
  const stop = (signal: NodeJS.Signals, { group = false } = {}) => {
    const { pid = 0 } = server.child;
    process.kill(group ? -pid : pid, signal);
    return server.ended;
  };
  return { server, origin: await server.origin(), stop };
}

/** The data of a whole installation that was started once and stopped again, and the block that its start printed. */
export async function stoppedInstallation(): Promise<{ folder: string; block: string }> {
  const folder = dataFolder();
  const server = startProcess({ environment: { DATA_DIR: folder } });
  await server.origin();
  const block = server.output();
  server.child.kill('SIGTERM');
  const code = await server.ended;
  if (code !== 0) throw new Error(`The server ended with ${code}:\n${server.output()}`);
  return { folder, block };
}

/** How many actors the API of a server finds. */
export async function countActors(origin: string): Promise<number> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ actors(first: 1) { totalCount } }' }),
  });
  const { data } = JSON.parse(await response.text());
  return data.actors.totalCount;
}

/** An empty folder, removed at the end together with the database it may link to. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-process-'));
  // others may enter, as they may enter a checkout
  chmodSync(folder, 0o755);
  folders.add(folder);
  return folder;
}

/** A copy of a stopped installation's data, with its owners. */
export function copyOfData(template: string): string {
  const folder = dataFolder();
  execFileSync('cp', ['-a', `${template}/.`, folder]);
  return folder;
}

/** Ends what is still running and removes the folders; for `afterAll`. */
export async function endProcesses(): Promise<void> {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders) {
    for (const pid of databaseProcesses(folder)) process.kill(pid, 'SIGKILL');
    const link = path.join(folder, 'postgres');
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
      rmSync(path.dirname(readlinkSync(link)), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The processes of PostgreSQL that run on the data of a folder: those whose command names it. */
export function databaseProcesses(folder: string): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return list
    .filter((line) => line.includes('bin/postgres') && line.includes(folder))
    .map((line) => Number.parseInt(line, 10));
}

/** The address of the database that a running server left for the commands. */
export function databaseUrlOf(folder: string): string {
  return JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')).url;
}

async function untilReady(child: ChildProcess, output: () => string): Promise<string> {
  for (let tries = 0; tries < patienceSeconds * 50; tries += 1) {
    const [, address] = /Kieznetz is running at {2}(http\S+)/.exec(output()) ?? [];
    if (address !== undefined) return address;
    if (child.exitCode !== null || child.signalCode !== null) break;
    await wait(20);
  }
  throw new Error(`The server did not become ready; it printed:\n${output()}`);
}
