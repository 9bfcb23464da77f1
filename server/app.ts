import { randomUUID } from 'node:crypto';
import path from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { registerClaimRoutes } from './accounts/claim.route.ts';
import { registerColleagueRoutes } from './accounts/colleague.route.ts';
import { registerInvitationRoute } from './accounts/invitation.route.ts';
import { createInvitationLimit } from './accounts/invitation-limit.service.ts';
import { registerSignInRoutes } from './accounts/sign-in.route.ts';
import { createSignInLimit } from './accounts/sign-in-limit.service.ts';
import { registerQrRoute } from './actors/qr.route.ts';
import { type Config, productRoot } from './config.ts';
import { registerConfirmationRoutes } from './confirmations/confirmation.route.ts';
import type { Orm } from './database/orm.ts';
import { withSnapshot } from './database/snapshot.ts';
import { createCatalogues } from './directory/catalogue.service.ts';
import { createSimilarEntries } from './exchange/similar-entries.service.ts';
import { createApollo } from './http/apollo.ts';
import { registerAssetRoutes } from './http/asset.route.ts';
import { guardConnections } from './http/connection-guard.ts';
import { drainOnClose } from './http/drain.ts';
import { createFormGuard } from './http/form-guard.ts';
import { registerGraphiqlRoute } from './http/graphiql.route.ts';
import { registerGraphqlRoute } from './http/graphql.route.ts';
import { registerHealthRoutes } from './http/health.route.ts';
import {
  answerBadAddress,
  answerConnect,
  answerErrorsAsJson,
  answerExpectation,
  answerUnreadable,
} from './http/json-errors.ts';
import { limitRequests } from './http/limit-requests.ts';
import { createLimitedPage } from './http/limited-page.ts';
import { registerMetricsRoute } from './http/metrics.route.ts';
import { createMetrics } from './http/metrics.ts';
import { registerPageRoute } from './http/page.route.ts';
import { createPublicCache, type Revisions } from './http/public-cache.ts';
import { noRateLimit, type RateLimit } from './http/rate-limit.ts';
import { registerReloadRoutes } from './http/reload.route.ts';
import { logAborted, loggerOptions, RequestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { registerSitemapRoutes } from './http/sitemap.route.ts';
import type { WebBuild } from './http/web-build.ts';
import type { MailOutbox } from './mail/mail-outbox.service.ts';
import { registerMailboxRoute } from './mail/mailbox.route.ts';
import { registerOverlayRoute } from './map/overlay.route.ts';
import { registerTileRoutes } from './map/tile.route.ts';
import type { Site } from './operator/site.type.ts';
import { registerMyDataRoutes } from './privacy/my-data.route.ts';
import { registerProposalRoutes } from './proposals/proposal.route.ts';
import { createProposalLimit } from './proposals/proposal-limit.service.ts';
import { registerReportRoutes } from './reports/report.route.ts';
import { createReportLimit } from './reports/report-limit.service.ts';
import { createVocabularies } from './topics/vocabulary.service.ts';

export interface AppParts {
  config: Pick<
    Config,
    | 'publicUrl'
    | 'trustProxy'
    | 'metricsToken'
    | 'logLevel'
    | 'graphiql'
    | 'tiles'
    | 'overlay'
    | 'dataDirectory'
    | 'production'
  >;
  orm: Orm;
  schema: GraphQLSchema;
  site: Site;
  revisions: Revisions;
  /** null: the API without pages */
  web: WebBuild | null;
  /** null: no mail can be written, and nobody signs in by it */
  outbox: MailOutbox | null;
  /** whether whoever reaches this process may read the mails that wait; only where that is nobody but this machine */
  mailbox?: boolean;
  /** none: nobody is counted */
  rateLimit?: RateLimit;
  isStopping?: () => boolean;
  clock?: () => Date;
}

const largestBody = 100_000;
const largestForm = 20_000;

/** The whole product behind HTTP, ready to listen: the one place where its parts meet. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, orm, schema, site, revisions, web } = parts;
  const { rateLimit = noRateLimit, isStopping = () => false, clock = () => new Date() } = parts;
  const app = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new RequestLog(),
    genReqId: () => randomUUID(),
    // the proxy in front of us and no other: what stands further left in X-Forwarded-For, anybody may have written
    trustProxy: config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: largestBody,
    requestTimeout: 10_000,
    // without a host Node itself would answer, in no words at all
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2000, requireHostHeader: false },
    connectionTimeout: 30_000,
    keepAliveTimeout: 20_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => answerBadAddress(reply, { id: request.id, message: error.message }),
  });
  drainOnClose(app);
  guardConnections(app.server);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: largestForm });
  const headersOfAll = securityHeaders(config.publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headersOfAll, 'X-Request-Id': request.id });
    // the absolute form is for proxies, and * for the whole server: neither is a page
    if (!request.url.startsWith('/'))
      return answerBadAddress(reply, { id: request.id, message: 'An address begins with a slash.' });
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined)
      return answerBadAddress(reply, { id: request.id, message: 'A request names its host.' });
  });
  logAborted(app);
  app.server.on('checkExpectation', answerExpectation);
  app.server.on('connect', answerConnect);
  const apollo = createApollo(schema, (error, id) => app.log.error({ err: error, id }, 'an error was masked'));
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const catalogues = createCatalogues();
  // read before the first visitor comes, who would wait for it
  await withSnapshot(orm, (snapshot) => catalogues.at(snapshot));
  const { outbox } = parts;
  const execution = {
    ...{ apollo, orm, site, outbox, catalogues, clock },
    vocabularies: createVocabularies(),
    similar: createSimilarEntries(),
  };

  answerErrorsAsJson(app, web && (await createLimitedPage({ ...execution, web, revisions })));
  limitRequests(app, { rateLimit, trustProxy: config.trustProxy });

  const cache = createPublicCache(revisions);
  if (config.metricsToken !== null) {
    registerMetricsRoute(app, { metrics: createMetrics({ orm, cache, revisions }), token: config.metricsToken });
  }
  if (config.tiles !== null) {
    await registerTileRoutes(app, { tiles: config.tiles, frame: site.frame, dataDirectory: config.dataDirectory });
  }
  if (config.overlay !== null) await registerOverlayRoute(app, config.overlay);
  if (config.graphiql) await registerGraphiqlRoute(app, path.join(productRoot, 'dist/graphiql'));
  const limit = await createSignInLimit(orm);
  if (parts.mailbox) registerMailboxRoute(app, { orm, styles: web?.assets.styles ?? [] });
  const forms = { orm, site, outbox, limit, publicUrl: config.publicUrl, clock };
  registerSignInRoutes(app, forms);
  registerConfirmationRoutes(app, forms);
  const invitations = { ...forms, limit: await createInvitationLimit(orm), signInLimit: limit };
  registerColleagueRoutes(app, invitations);
  registerInvitationRoute(app, invitations);
  registerClaimRoutes(app, invitations);
  registerMyDataRoutes(app, { ...forms, dataDirectory: config.dataDirectory });
  registerQrRoute(app, { orm, rateLimit, publicUrl: config.publicUrl });
  registerHealthRoutes(app, { orm, isStopping });
  registerGraphqlRoute(app, {
    ...execution,
    cache,
    rateLimit,
    schema,
    documents: web?.documents ?? new Map(),
    publicUrl: config.publicUrl,
  });
  registerSitemapRoutes(app, { orm, cache, rateLimit, locales: site.locales, publicUrl: config.publicUrl });
  if (web !== null) {
    await registerAssetRoutes(app, web.clientFolder);
    if (!config.production) registerReloadRoutes(app);
    const assets = config.production
      ? web.assets
      : { ...web.assets, scripts: [...web.assets.scripts, '/dev/reload.js'] };
    const rendering = { ...execution, rateLimit, web: { ...web, assets }, publicUrl: config.publicUrl };
    const guard = await createFormGuard(orm);
    registerReportRoutes(app, { ...rendering, guard, limit: await createReportLimit(orm, guard) });
    registerProposalRoutes(app, {
      ...{ ...rendering, guard, limit: await createProposalLimit(orm, guard), signInLimit: limit },
    });
    registerPageRoute(app, { ...rendering, cache });
  }
  return app;
}
