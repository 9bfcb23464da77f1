import { GraphQLError } from 'graphql';

/** The error codes of the API; whatever else goes wrong is masked, logged with an id, and the id is shown. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BAD_USER_INPUT',
  'TOO_EXPENSIVE',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The status of a whole answer that is refused for such a reason; else it is GraphQL's own business. */
const httpStatus: Partial<Record<ErrorCode, number>> = { TOO_EXPENSIVE: 400, RATE_LIMITED: 429, UNAVAILABLE: 503 };

/** What a client did wrong or may not do, in a sentence it may read. */
export class AppError extends GraphQLError {
  /** @param current with CONFLICT: what stands there now */
  constructor(code: ErrorCode, message: string, current?: unknown) {
    super(message, {
      extensions: { code, http: { status: httpStatus[code] }, ...(current !== undefined && { current }) },
    });
  }
}

/** Something the person who starts the product can mend: its message is one sentence, printed without a stack. */
export class StartError extends Error {}
