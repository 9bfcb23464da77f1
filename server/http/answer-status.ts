import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';

/** Seconds after which a visitor may try again while the database is away. */
export const retryAfter = '2';

/** The HTTP status of an operation that brought nothing because of us; null when it brought something, or the asker erred. */
export function failureStatus({ data, errors = [] }: FormattedExecutionResult): 500 | 503 | null {
  if (data !== undefined && data !== null) return null;
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  if (codes.includes('UNAVAILABLE')) return 503;
  return codes.includes('INTERNAL_SERVER_ERROR') ? 500 : null;
}

/** Lets proxies, monitors and clients see by the status alone that an answer failed because of us. */
export function failurePlugin<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response: { body, http } }) {
        const failure = body.kind === 'single' ? failureStatus(body.singleResult) : null;
        if (failure === null) return;
        http.status = failure;
        if (failure === 503) http.headers.set('retry-after', retryAfter);
      },
    }),
  };
}
