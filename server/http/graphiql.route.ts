import { readFile } from 'node:fs/promises';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { StartError } from '#server/errors.ts';

/** Its editor writes styles into the page and runs workers; nothing of it comes from elsewhere. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface ManifestEntry {
  file: string;
  css?: string[];
  isEntry?: boolean;
}

/** `/graphiql`: the field to try the API, from its own build in `folder`; only where the operator turned it on. */
export async function registerGraphiqlRoute(app: FastifyInstance, folder: string): Promise<void> {
  const entry = await readEntry(folder);
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/graphiql/${file}">`).join('');
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>GraphiQL</title><link rel="icon" href="/icon-1.svg">${styles}<link rel="stylesheet" href="/graphiql/page.css"></head><body><div id="graphiql"></div><script type="module" src="/graphiql/${entry.file}"></script></body></html>`;
  await app.register(staticFiles, {
    root: path.join(folder, 'assets'),
    prefix: '/graphiql/assets/',
    decorateReply: false,
    index: false,
  });
  app.get('/graphiql/page.css', async (_request, reply) =>
    reply.type('text/css').send('html,body,#graphiql{block-size:100%;margin:0}'),
  );
  app.get('/graphiql', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('Content-Security-Policy', contentSecurityPolicy).send(page),
  );
}

async function readEntry(folder: string): Promise<ManifestEntry> {
  const manifest = await readFile(path.join(folder, '.vite/manifest.json'), 'utf8').catch(() => {
    throw new StartError(
      'GraphiQL is turned on but not built: run npm run build:graphiql, or start without GRAPHIQL=on.',
    );
  });
  const entries: Record<string, ManifestEntry> = JSON.parse(manifest);
  const entry = Object.values(entries).find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new StartError('The build of GraphiQL is broken: run npm run build:graphiql again.');
  return entry;
}
