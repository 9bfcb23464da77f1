import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';

/*
 * `npm run dev`: builds, runs the server, and on every change of a source builds again and restarts it; the server's
 * page then reloads itself (NODE_ENV=development). Node strips its types, so it stands alone.
 */

const root = path.dirname(import.meta.dirname);
const environment = { GRAPHIQL: 'on', ...process.env, NODE_ENV: 'development', TZ: 'Europe/Berlin' };
/** An editor saves in several strokes. */
const patience = 150;

let server: ChildProcess | null = null;
let timer: NodeJS.Timeout | null = null;
let working = false;
let again = false;
let ending = false;

if (!existsSync(path.join(root, 'dist/graphiql')))
  execFileSync('npm', ['run', '--silent', 'build:graphiql'], { cwd: root, stdio: 'inherit' });
for (const folder of ['server', 'web'])
  watch(path.join(root, folder), { recursive: true }, (_event, file) => changed(file));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
await restart();

function changed(file: string | null): void {
  if (file === null || /(^|\/)gql\/|\.test\.tsx?$|~$/.test(file)) return;
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void restart(), patience);
}

async function restart(): Promise<void> {
  again = working;
  if (working) return;
  working = true;
  if (isBuilt()) {
    await stop();
    server = spawn(process.execPath, [path.join(root, 'dist/server/main.js')], {
      cwd: root,
      env: environment,
      stdio: 'inherit',
    });
  }
  working = false;
  if (again) await restart();
}

/** A mistake in the source leaves the last good server running. */
function isBuilt(): boolean {
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
    return true;
  } catch {
    console.error('Not built: mend what stands above, and it goes on by itself.');
    return false;
  }
}

/** npm passes on a Ctrl-C that the terminal sent already: once is enough. */
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await stop();
  process.exit(0);
}

async function stop(): Promise<void> {
  const running = server;
  server = null;
  if (running === null || running.exitCode !== null) return;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await gone;
}
