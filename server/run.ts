import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * `node server/run.ts ENTRY [ARGUMENTS]`: builds what is not built, then runs an entry of the server's build. Node strips
 * its types, so this file stands alone: it imports nothing of ours and uses no syntax that needs a compiler.
 */

const root = path.dirname(import.meta.dirname);
const stamp = path.join(root, 'dist/built.json');
/** A day of the house is a day in Berlin; opening hours are read by the clock of the process. */
process.env['TZ'] = 'Europe/Berlin';

const [, , entry = 'main', ...rest] = process.argv;
if (!existsSync(path.join(root, 'node_modules'))) fail('The packages are not installed: run npm ci first.');
if (!isBuilt()) build();
if (process.env['GRAPHIQL'] === 'on' && !existsSync(path.join(root, 'dist/graphiql'))) run('build:graphiql');
process.argv = [process.argv[0] ?? 'node', path.join(root, `dist/server/${entry}.js`), ...rest];
await import(path.join(root, `dist/server/${entry}.js`));

/** Whether the build is of these sources: their number and the youngest of them decide. */
function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint(): string {
  const files = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx,css,graphql}', '*.{ts,json,graphql}'], {
    cwd: root,
    exclude: ['**/*.test.ts', 'web/gql/**'],
  });
  const youngest = Math.max(...files.map((file) => statSync(path.join(root, file)).mtimeMs));
  return JSON.stringify({ files: files.length, youngest });
}

function build(): void {
  console.log('Building Kieznetz (once) …');
  run('build');
  writeFileSync(stamp, fingerprint());
}

function run(script: string): void {
  try {
    execFileSync('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    fail(
      `Kieznetz could not be built: ${error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)}`,
    );
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
