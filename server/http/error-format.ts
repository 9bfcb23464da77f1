import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { AppError, errorCodes } from '#server/errors.ts';

/** What Apollo itself says of a request that is no good: nothing in it comes from our code or data. */
const requestCodes: readonly string[] = [
  ...errorCodes,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
];

/** Errors of a database that is away, busy or out of patience: PostgreSQL's SQLSTATE classes, and the socket's codes. */
const unavailable =
  /^(08|53|57|3D)|^E(CONN|PIPE|TIMEDOUT|HOST)|timeout exceeded|timeout expired|terminated|not queryable/;

const mostErrorText = 300;

/**
 * Makes what the API says of errors: those with a code of ours keep their sentence, everything else becomes
 * "something went wrong" with an id, and goes to the log under that id.
 */
export function formatErrors(log: (error: unknown, id: string) => void) {
  return function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
    const error = unwrapResolverError(thrown);
    const { locations, path } = formatted;
    if (error instanceof ArgumentValidationError) {
      return { message: violations(error), locations, path, extensions: { code: 'BAD_USER_INPUT' } };
    }
    const code = formatted.extensions?.['isTooExpensive'] ? 'TOO_EXPENSIVE' : formatted.extensions?.['code'];
    if (typeof code === 'string' && requestCodes.includes(code) && isKnown(error)) {
      const current = error instanceof AppError ? error.extensions['current'] : undefined;
      const extensions = { code, ...(current !== undefined && { current }) };
      return { message: formatted.message.slice(0, mostErrorText), locations, path, extensions };
    }
    const id = randomUUID();
    log(error, id);
    if (isUnavailable(error)) {
      const message = 'The directory cannot be reached right now: try again in a moment.';
      return { message, path, extensions: { code: 'UNAVAILABLE', id } };
    }
    const message = `Something went wrong on our side. If it stays, tell us this number: ${id}`;
    return { message, path, extensions: { code: 'INTERNAL_SERVER_ERROR', id } };
  };
}

/** Whether an error of the database or its connection says: not now. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AppError) return error.extensions['code'] === 'UNAVAILABLE';
  const code = 'code' in error ? String(error.code) : '';
  return unavailable.test(code) || unavailable.test(error.message);
}

function isKnown(error: unknown): boolean {
  return error instanceof AppError || error instanceof GraphQLError;
}

function violations({ extensions: { validationErrors } }: ArgumentValidationError): string {
  const sentences: string[] = [];
  const collect = (errors: typeof validationErrors, path: string) => {
    for (const { property, constraints, children } of errors) {
      const at = path === '' ? property : `${path}.${property}`;
      sentences.push(...Object.values(constraints ?? {}).map((sentence) => `${at}: ${sentence}`));
      collect(children ?? [], at);
    }
  };
  collect(validationErrors, '');
  return sentences.join('; ').slice(0, mostErrorText);
}
