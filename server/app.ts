import { randomUUID } from 'node:crypto';
import path from 'node:path';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyServerOptions } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { registerQrRoute } from './actors/qr.route.ts';
import { type Config, productRoot } from './config.ts';
import type { Orm } from './database/orm.ts';
import { createApollo } from './http/apollo.ts';
import { drainOnClose } from './http/drain.ts';
import { isUnavailable } from './http/error-format.ts';
import { registerGraphiqlRoute } from './http/graphiql.route.ts';
import { registerGraphqlRoute } from './http/graphql.route.ts';
import { registerHealthRoutes } from './http/health.route.ts';
import { registerPageRoute } from './http/page.route.ts';
import { createPublicCache } from './http/public-cache.ts';
import { registerReloadRoutes } from './http/reload.route.ts';
import type { RevisionListener } from './http/revision-listener.ts';
import { securityHeaders } from './http/security-headers.ts';
import { shortAddress } from './http/short-address.ts';
import { registerSitemapRoutes } from './http/sitemap.route.ts';
import type { WebBuild } from './http/web-build.ts';
import { registerOverlayRoute } from './map/overlay.route.ts';
import { registerTileRoutes } from './map/tile.route.ts';
import type { Site } from './operator/site.type.ts';

export interface AppParts {
  config: Pick<
    Config,
    'publicUrl' | 'trustProxy' | 'logLevel' | 'graphiql' | 'tiles' | 'overlay' | 'dataDirectory' | 'production'
  >;
  orm: Orm;
  schema: GraphQLSchema;
  site: Site;
  revisions: Pick<RevisionListener, 'current'>;
  /** null: the API without pages */
  web: WebBuild | null;
  isStopping?: () => boolean;
  clock?: () => Date;
}

const largestBody = 100_000;

/** The whole product behind HTTP, ready to listen: the one place where its parts meet. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, orm, schema, site, revisions, web, isStopping = () => false, clock = () => new Date() } = parts;
  const app = Fastify({
    logger: loggerOptions(config.logLevel),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit: largestBody,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 20_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => answerBadAddress(reply, { id: request.id, message: error.message }),
  });
  drainOnClose(app);
  await app.register(helmet, securityHeaders(config.publicUrl));
  app.addHook('onRequest', async (request, reply) => {
    // the absolute form is for proxies, and * for the whole server: neither is a page
    if (!request.url.startsWith('/'))
      return answerBadAddress(reply, { id: request.id, message: 'An address begins with a slash.' });
    reply.headers({
      'X-Request-Id': request.id,
      'Permissions-Policy': 'geolocation=(self), camera=(), microphone=(), payment=()',
    });
  });
  answerErrorsAsJson(app);

  const apollo = createApollo(schema, (error, id) => app.log.error({ err: error, id }, 'an error was masked'));
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const cache = createPublicCache(() => revisions.current());
  const execution = { apollo, orm, site, clock };

  if (config.tiles !== null) {
    await registerTileRoutes(app, { tiles: config.tiles, frame: site.frame, dataDirectory: config.dataDirectory });
  }
  if (config.overlay !== null) await registerOverlayRoute(app, config.overlay);
  if (config.graphiql) await registerGraphiqlRoute(app, path.join(productRoot, 'dist/graphiql'));
  registerQrRoute(app, { orm, publicUrl: config.publicUrl });
  registerHealthRoutes(app, { orm, isStopping });
  registerGraphqlRoute(app, { ...execution, cache, documents: web?.documents ?? new Map() });
  registerSitemapRoutes(app, { orm, cache, locales: site.locales, publicUrl: config.publicUrl });
  if (web !== null) {
    await serveFiles(app, web.clientFolder);
    if (!config.production) registerReloadRoutes(app);
    const assets = config.production
      ? web.assets
      : { ...web.assets, scripts: [...web.assets.scripts, '/dev/reload.js'] };
    registerPageRoute(app, { ...execution, cache, web: { ...web, assets }, publicUrl: config.publicUrl });
  }
  return app;
}

/** The built files, whose names change with their content. */
async function serveFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, {
    root,
    prefix: '/',
    serve: true,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    globIgnore: ['.vite/**'],
    dotfiles: 'ignore',
  });
}

/** What is no address gets no further, and still our headers. */
function answerBadAddress(reply: FastifyReply, { id, message }: { id: string; message: string }): FastifyReply {
  return reply
    .code(400)
    .headers({
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': id,
    })
    .send({ code: 'BAD_REQUEST', message, id });
}

/** No answer is ever a stack or a page of somebody else's: a code, a sentence, and the id under which the log knows more. */
function answerErrorsAsJson(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.', id: request.id });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    reply.header('Cache-Control', 'no-store');
    if (status < 500) return reply.code(status).send({ code: 'BAD_REQUEST', message: error.message, id: request.id });
    request.log.error({ err: error }, 'a request failed');
    if (isUnavailable(error)) {
      const message = 'The directory cannot be reached right now: try again in a moment.';
      return reply.code(503).header('Retry-After', '2').send({ code: 'UNAVAILABLE', message, id: request.id });
    }
    return reply
      .code(500)
      .send({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.', id: request.id });
  });
}

/** JSON lines; of a request only its path, never what was searched for, and of its address only the network. */
function loggerOptions(level: string): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    serializers: {
      req: (request) => ({
        method: request.method,
        path: request.url?.split('?')[0],
        address: shortAddress(request.ip ?? ''),
      }),
      res: (reply) => ({ status: reply.statusCode }),
    },
  };
}
