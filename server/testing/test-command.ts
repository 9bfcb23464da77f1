import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productRoot } from '#server/config.ts';

export interface CommandAnswer {
  exitCode: number | null;
  output: string;
  errors: string;
}

/** Runs a command as `npm run` does, without the build before it, against a database of the test's own. */
export async function runCommand(entry: string, args: readonly string[], databaseUrl: string): Promise<CommandAnswer> {
  const child = spawn(process.execPath, [path.join(productRoot, 'server', `${entry}.ts`), ...args], {
    cwd: productRoot,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, TZ: 'Europe/Berlin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const answer: CommandAnswer = { exitCode: null, output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    answer.output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    answer.errors += chunk;
  });
  answer.exitCode = await new Promise((resolve) => child.once('close', resolve));
  return answer;
}

/** A folder for files of one test file, with a function that writes one and gives its path. */
export function fileFolder(): { write: (name: string, content: string) => string; path: string; discard: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-files-'));
  return {
    path: folder,
    write(name, content) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
