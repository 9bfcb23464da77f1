import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productRoot } from '#server/config.ts';

export interface TestProcess {
  child: ChildProcess;
  /** everything printed so far */
  output(): string;
  /** resolves with the address once the start block is printed; rejects with the output when the process ends before */
  ready(): Promise<string>;
  /** resolves with the exit code, null when a signal ended it */
  ended(): Promise<number | null>;
}

/** A folder for a database, removed by `discard`; open to the user that the database runs as. */
export function dataFolder(): { folder: string; discard: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-process-'));
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the product as `npm start` does, on a free port, without an example network unless it is asked for. */
export function startProcess(
  environment: Record<string, string>,
  command = ['node', 'server/run.ts', 'main'],
): TestProcess {
  const [program = 'node', ...given] = command;
  const child = spawn(program, given, {
    cwd: productRoot,
    env: { ...process.env, NODE_ENV: undefined, PORT: '0', MAP_TILES: 'off', SEED: 'none', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk));
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => printed,
    ended: () => exit,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const address = /running at\s+(http:\S+)/.exec(printed)?.[1];
          if (address !== undefined) resolve(address);
        };
        look();
        child.stdout?.on('data', look);
        void exit.then((code) => reject(new Error(`ended with ${code} before it was ready: ${printed}`)));
      }),
  };
}
