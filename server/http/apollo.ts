import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { type Context, createContext, type Write } from '#server/context.ts';
import type { Snapshot } from '#server/database/snapshot.ts';
import type { Catalogues } from '#server/directory/catalogue.service.ts';
import type { SimilarEntries } from '#server/exchange/similar-entries.service.ts';
import { actAs } from '#server/privacy/audit.service.ts';
import type { Vocabularies } from '#server/topics/vocabulary.service.ts';
import { failurePlugin } from './answer-status.ts';
import { formatErrors } from './error-format.ts';
import { costPlugin, depthRule, mostSelections, mostTokens, type Payer } from './limits.ts';

/** What a request knows before its document has proved to be worth a database connection. */
export interface RequestContext extends Partial<Context>, Payer {
  /** opens the snapshot of this request, once */
  snapshot(): Promise<Snapshot>;
  given: Omit<Context, 'db' | 'catalogue' | 'vocabulary' | 'findSimilar' | 'loaders' | 'write'> & {
    catalogues: Catalogues;
    vocabularies: Vocabularies;
    similar: SimilarEntries;
  };
  /** runs a change in a transaction; absent where only queries are answered */
  transact?: Write;
}

/** The GraphQL server over our schema, with its limits; every error it lets out is one of ours, or masked. */
export function createApollo(
  schema: GraphQLSchema,
  logError: (error: unknown, id: string) => void,
): ApolloServer<RequestContext> {
  const formatError = formatErrors(logError);
  return new ApolloServer<RequestContext>({
    schema,
    formatError,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    introspection: true,
    persistedQueries: false,
    maxRecursiveSelections: mostSelections,
    parseOptions: { maxTokens: mostTokens },
    validationRules: [depthRule],
    stopOnTerminationSignals: false,
    plugins: [
      costPlugin<RequestContext>(),
      snapshotPlugin(formatError),
      statusPlugin(),
      failurePlugin<RequestContext>(),
      fewErrorsPlugin(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

/**
 * Opens the snapshot when an operation is about to run, so that a refused document costs no connection; of a mutation after
 * its change is committed, so that its answer shows it.
 */
function snapshotPlugin(formatError: ReturnType<typeof formatErrors>): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      // after every didResolveOperation, which Apollo runs side by side
      async responseForOperation({ contextValue, operation }) {
        try {
          if (operation.operation === 'mutation') beginWriting(contextValue);
          else await beginReading(contextValue);
          return null;
        } catch (error) {
          // thrown, Apollo would take it for a mistake of its own and hide even that the database is away
          const errors = [formatError({ message: 'no snapshot' }, error)];
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { errors } } };
        }
      },
    }),
  };
}

async function beginReading(contextValue: RequestContext): Promise<void> {
  const snapshot = await contextValue.snapshot();
  const { catalogues, vocabularies, similar, ...given } = contextValue.given;
  const catalogue = () => catalogues.at(snapshot);
  const vocabulary = () => vocabularies.at(snapshot, given.locale);
  const findSimilar = () => similar.at(snapshot);
  Object.assign(contextValue, createContext({ ...given, db: snapshot.db, catalogue, vocabulary, findSimilar }));
}

function beginWriting(contextValue: RequestContext): void {
  const { transact, given } = contextValue;
  const write: Write = async (change) => {
    if (transact === undefined) throw new Error('Nothing can be changed here.');
    const result = await transact(async (em) => {
      await actAs(em, given.viewer);
      return change(em);
    });
    await beginReading(contextValue);
    return result;
  };
  const { catalogues: _, vocabularies: __, similar: ___, ...known } = given;
  Object.assign(contextValue, { ...known, write });
}

/** A document can be wrong in a thousand places: whoever wants to mend it begins with the first. */
const mostErrors = 5;

function fewErrorsPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return;
        const { errors } = body.singleResult;
        if (errors === undefined) return;
        body.singleResult.errors = errors.slice(0, mostErrors).map(({ locations, ...error }) => ({
          ...error,
          ...(locations && { locations: locations.slice(0, mostErrors) }),
        }));
      },
    }),
  };
}

/** Of documents that were read and found wanting, not of requests that were none. */
const refusedByGraphql: unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'TOO_EXPENSIVE',
];

/**
 * A client that accepts only `application/json` expects 200 for an answer that GraphQL itself refused
 * (https://graphql.github.io/graphql-over-http/draft/#sec-application-json).
 */
function statusPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ request, response }) {
        const accepts = request.http?.headers.get('accept') ?? '';
        if (response.http.status !== 400 || accepts.includes('application/graphql-response+json')) return;
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
        if (errors.every(({ extensions }) => refusedByGraphql.includes(extensions?.['code'])))
          response.http.status = 200;
      },
    }),
  };
}
