import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isBuilt } from './build-stamp.ts';

/*
 * `node server/run.ts ENTRY [ARGUMENTS]`: builds what is not built, then runs an entry of the server's build. Node strips
 * its types, so of ours it imports only what Node itself can read.
 */

const root = path.dirname(import.meta.dirname);
/** A day of the house is a day in Berlin; opening hours are read by the clock of the process. */
process.env['TZ'] = 'Europe/Berlin';
/** As for everybody who runs it: without, graphql checks each value against a second copy of itself. */
process.env['NODE_ENV'] ||= 'production';

const [, , entry = 'main', ...rest] = process.argv;
if (!existsSync(path.join(root, 'node_modules'))) fail('The packages are not installed: run npm ci first.');
if (!isBuilt()) build();
if (process.env['GRAPHIQL'] === 'on' && !existsSync(path.join(root, 'dist/graphiql'))) run('build:graphiql');
process.argv = [process.argv[0] ?? 'node', path.join(root, `dist/server/${entry}.js`), ...rest];
await import(path.join(root, `dist/server/${entry}.js`));

function build(): void {
  console.error('Building Kieznetz (once) …');
  run('build');
}

function run(script: string): void {
  try {
    execFileSync('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    fail(
      /EACCES|EPERM|EROFS/.test(output)
        ? `Kieznetz is not built, and this user may not write to ${path.join(root, 'dist')}: run npm run ${script} as the owner of the folder first.`
        : `Kieznetz could not be built:\n${output}`,
    );
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
