import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { openSnapshot } from '#server/database/snapshot.ts';
import { transact } from '#server/database/transact.ts';
import { recordSearchMisses } from '#server/directory/search-miss.service.ts';
import { failureStatus } from './answer-status.ts';
import { type ExecutorParts, withExecution } from './executor.ts';
import { createPriceList } from './price-list.ts';
import type { PublicAnswer, PublicCache } from './public-cache.ts';
import type { RateLimit } from './rate-limit.ts';
import { requestLocale } from './request-locale.ts';
import { sendAnswer } from './send-answer.ts';
import { sessionToken } from './session-cookie.ts';
import { siteOrigin } from './site-origin.ts';
import { createTurnstile } from './turnstile.ts';
import { viewerOf } from './viewer.ts';

export interface GraphqlRouteParts extends ExecutorParts {
  cache: PublicCache;
  rateLimit: RateLimit;
  schema: GraphQLSchema;
  /** the client's own documents by the SHA-256 of their text */
  documents: ReadonlyMap<string, string>;
  publicUrl: string | null;
}

const persistedExtensions = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().max(64) }),
});
const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Fewer than there are connections of the database, so that pages find one, and few answers in the making fill the memory. */
const turnstile = createTurnstile({ width: 8, patience: 1500 });

/** `/graphql`: the client's own documents from the public cache, everything else through Apollo. */
export function registerGraphqlRoute(app: FastifyInstance, parts: GraphqlRouteParts): void {
  const pointsOf = createPriceList(parts.schema);
  app.get('/graphql', async (request, reply) => {
    const persisted = readPersisted(request, parts);
    // what somebody gets who is signed in, or has the token of a mail, is for nobody else
    const isPersonal = sessionToken(request) !== null || persisted?.variables['token'] !== undefined;
    return persisted === null || isPersonal
      ? answerOperation(request, reply, { ...parts, query: persisted?.query })
      : answerPersisted(request, reply, { ...persisted, parts, points: pointsOf(persisted) });
  });
  app.post('/graphql', (request, reply) => answerOperation(request, reply, { ...parts, query: undefined }));
}

interface Persisted {
  query: string;
  hash: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** A `GET` that a page of ours sends: known by its hash, and not sent by a foreign page (it carries the preflight header). */
function readPersisted(request: FastifyRequest, { documents }: GraphqlRouteParts): Persisted | null {
  const { extensions, variables, operationName } = asRecord(request.query);
  const parsed = persistedExtensions.safeParse(parseJson(extensions));
  if (!parsed.success || request.headers['apollo-require-preflight'] === undefined) return null;
  const hash = parsed.data.persistedQuery.sha256Hash;
  const query = documents.get(hash);
  if (query === undefined) return null;
  const given = parseJson(variables ?? '{}');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  return { query, hash, operationName, variables: asUnknownRecord(given) };
}

async function answerPersisted(
  request: FastifyRequest,
  reply: FastifyReply,
  { query, hash, operationName, variables, parts, points }: Persisted & { parts: GraphqlRouteParts; points: number },
): Promise<FastifyReply> {
  const locale = localeOf(request, parts);
  const key = JSON.stringify(['graphql', hash, operationName, locale, variables]);
  const make = () =>
    withExecution(parts, async ({ execute, revision }): Promise<PublicAnswer> => {
      const result = await execute({ query, operationName, variables }, locale);
      return {
        status: failureStatus(result) ?? 200,
        headers: { ...json, 'Content-Language': locale },
        body: Buffer.from(JSON.stringify(result)),
        revision: result.errors === undefined ? revision : null,
      };
    });
  const answer = await parts.cache(key, { pay: () => parts.rateLimit.charge(request.ip, points), make });
  return sendAnswer(request, reply, answer);
}

/** Anybody's operation: never kept, and a snapshot is opened only when its document has passed. */
async function answerOperation(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: GraphqlRouteParts & { query: string | undefined },
): Promise<FastifyReply> {
  const locale = localeOf(request, parts);
  const { status, headers, body } = await turnstile(() => runOperation(request, locale, parts));
  if (body.kind !== 'complete') throw new Error('An incremental answer was not asked for.');
  for (const [name, value] of headers) reply.header(name, value);
  reply.headers({ 'Cache-Control': 'no-store', 'Content-Language': locale, Vary: 'Accept-Language' });
  return reply.code(status ?? 200).send(body.string);
}

/** Hands a request to Apollo; the snapshot that it may open is closed when its answer is complete. */
async function runOperation(
  request: FastifyRequest,
  locale: string,
  {
    apollo,
    orm,
    site,
    outbox,
    catalogues,
    vocabularies,
    similar,
    clock,
    rateLimit,
    publicUrl,
    query,
  }: GraphqlRouteParts & { query: string | undefined },
): Promise<HTTPGraphQLResponse> {
  const now = clock();
  const missed: string[] = [];
  const opened: ReturnType<typeof openSnapshot>[] = [];
  const snapshot = () => {
    // noted before it is open: a request that is refused meanwhile must not leave its connection behind
    const opening = openSnapshot(orm);
    opened.push(opening);
    return opening;
  };
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const { search } = asked(request.url, query);
  const viewer = await viewerOf(request, orm, now);
  const mail = outbox && { site, outbox, origin: siteOrigin(request, publicUrl) };
  try {
    return await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers, search, body: request.body },
      context: async () => ({
        snapshot,
        pay: (points) => rateLimit.charge(request.ip, points),
        transact: (change) => transact(orm, change),
        given: {
          ...{ site, outbox, catalogues, vocabularies, similar, viewer, locale, now, missed, mail },
          entities: () => orm.em.fork(),
        },
      }),
    });
  } finally {
    for (const opening of await Promise.allSettled(opened)) {
      if (opening.status === 'fulfilled') await opening.value.close();
    }
    await recordSearchMisses(orm, missed, now);
  }
}

/** The address of a question; of a known document by its hash, with the text in its place. */
function asked(address: string, query: string | undefined): URL {
  const url = new URL(address, 'http://localhost');
  if (query === undefined) return url;
  url.searchParams.delete('extensions');
  url.searchParams.set('query', query);
  return url;
}

function localeOf(request: FastifyRequest, { site }: GraphqlRouteParts): string {
  const { locale } = asRecord(request.query);
  return requestLocale({ locale, acceptLanguage: request.headers['accept-language'] }, site.locales);
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asRecord(query: unknown): Record<string, string | undefined> {
  return query as Record<string, string | undefined>;
}

function asUnknownRecord(value: object): Record<string, unknown> {
  return value as Record<string, unknown>;
}
