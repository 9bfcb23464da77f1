import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** GraphiQL from its package, under our own address: `npm run build:graphiql` writes `dist/graphiql`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.join(import.meta.dirname, '../../dist/graphiql'),
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: path.join(import.meta.dirname, 'graphiql.tsx') },
  },
  worker: { format: 'es' },
});
