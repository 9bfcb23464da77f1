import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Tells whether `dist` was built from these sources; the last step of `npm run build` runs this file. Node strips its types,
 * so it imports nothing of ours and uses no syntax that needs a compiler.
 */

const root = path.dirname(import.meta.dirname);
const stamp = path.join(root, 'dist/built.json');
const results = ['server/main.js', 'web/client/.vite/manifest.json', 'web/server/entry-server.js'];

/** Their number and the youngest of them decide. */
export function isBuilt(): boolean {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()) return false;
  return results.every((file) => existsSync(path.join(root, 'dist', file)));
}

function fingerprint(): string {
  const files = globSync(['server/**/*.ts', 'web/**/*.{ts,tsx,css,graphql}', '*.{ts,json,graphql}'], {
    cwd: root,
    exclude: ['**/*.test.ts', 'server/testing/**', 'web/gql/**'],
  });
  const youngest = Math.max(...files.map((file) => statSync(path.join(root, file)).mtimeMs));
  return JSON.stringify({ files: files.length, youngest });
}

if (import.meta.main) writeFileSync(stamp, fingerprint());
