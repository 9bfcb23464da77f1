import type { Exchange, Operation, SSRExchange } from '@urql/core';
import { Client, cacheExchange, fetchExchange, makeOperation, mapExchange, ssrExchange } from '@urql/core';
import type { DocumentNode } from 'graphql';
import type { Locale } from '#web/paths.ts';

/** Answers an operation in this process; the server renders with it. */
export type ExecuteOperation = (operation: {
  hash: string;
  operationName: string;
  variables: Record<string, unknown>;
  locale: Locale;
}) => Promise<unknown>;

/** The browser's client: a question is a `GET` of a persisted document, so that caches can keep its answer. */
export function createBrowserClient(locale: Locale, ssr: SSRExchange): Client {
  return new Client({
    url: `/graphql?locale=${locale}`,
    preferGetMethod: 'force',
    fetchOptions: { headers: { 'apollo-require-preflight': '1' } },
    exchanges: [cacheExchange, ssr, persistedExchange(isSentInFull), fetchExchange],
  });
}

/** The client of one server-side rendering: suspends on questions and has them answered in process. */
export function createServerClient(locale: Locale, ssr: SSRExchange, execute: ExecuteOperation): Client {
  return new Client({
    url: 'http://in-process.invalid/graphql',
    preferGetMethod: false,
    suspense: true,
    fetch: async (_url, init) => Response.json(await execute({ ...parseBody(init?.body), locale })),
    exchanges: [ssr, persistedExchange(isChange), fetchExchange],
  });
}

export const createSsrExchange = (options: Parameters<typeof ssrExchange>[0]): SSRExchange => ssrExchange(options);

const isChange = ({ kind }: Operation): boolean => kind === 'mutation';

/** A change, which no cache may answer, and a question that is asked in the body of a request, as it is nobody else's. */
const isSentInFull = (operation: Operation): boolean =>
  isChange(operation) || operation.context.preferGetMethod === false;

/** Sends a question's hash in place of its text, unless it is sent in full. */
const persistedExchange = (isInFull: (operation: Operation) => boolean): Exchange =>
  mapExchange({
    onOperation(operation) {
      if (isInFull(operation)) return operation;
      const sha256Hash = hashOf(operation.query);
      const extensions = { ...operation.extensions, persistedQuery: { version: 1 as const, sha256Hash } };
      return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
    },
  });

function hashOf(document: DocumentNode): string {
  const { __meta__: meta } = document as DocumentNode & { __meta__?: { hash: string } };
  if (!meta) throw new Error('A document that codegen has not persisted was asked for.');
  return meta.hash;
}

function parseBody(body: unknown): { hash: string; operationName: string; variables: Record<string, unknown> } {
  const { operationName, variables, extensions } = JSON.parse(String(body));
  return { hash: extensions.persistedQuery.sha256Hash, operationName, variables: variables ?? {} };
}
