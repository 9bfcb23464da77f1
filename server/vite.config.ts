import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

const server = import.meta.dirname;
/** What `npm run …` and the process itself start. */
const entries = ['main.ts', ...globSync('**/*.command.ts', { cwd: server })];

/** The server's build: our own code only, packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: path.join(server, '../dist/server'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.ts$/, ''), path.join(server, entry)])),
    },
  },
});
