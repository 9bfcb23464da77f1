import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/**
 * One configuration for both builds: `vite build` writes the browser's half to `dist/web/client`,
 * `vite build --ssr web/entry-server.tsx` the server's half to `dist/web/server`.
 */
export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  // files whose names carry their version, because browsers keep them for a year
  publicDir: isSsrBuild ? false : 'web/public',
  plugins: [react(), ...(isSsrBuild ? [] : [compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1000 })])],
  build: {
    outDir: isSsrBuild ? 'dist/web/server' : 'dist/web/client',
    emptyOutDir: true,
    assetsDir: 'assets',
    // A data: address would need an exception in the content security policy.
    assetsInlineLimit: 0,
    manifest: !isSsrBuild,
    modulePreload: { polyfill: false },
    // One file for the server: split, a second copy of it (a reload in development) would share half its modules.
    // For browsers, what every page needs is one script and one stylesheet: a phone on a slow network waits for each file.
    rolldownOptions: isSsrBuild
      ? { output: { codeSplitting: false } }
      : {
          input: 'web/entry-client.tsx',
          output: { codeSplitting: { groups: [{ name: 'every-page', tags: ['$initial'] }] } },
        },
    target: isSsrBuild ? 'node22' : 'baseline-widely-available',
  },
  // Bundled, React is its production build whatever NODE_ENV the process has.
  ssr: { noExternal: true },
}));
