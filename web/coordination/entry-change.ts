import type { CombinedError } from '@urql/core';
import type { CallOutcomeFragment } from '#web/gql/graphql.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';

/** What came of a change of an entry: its next version, or why not, in words beside what was typed. */
export type ChangeOutcome = { version: number } | { isStale: boolean; problem: string };

/** @param payload of the mutation, when it answered */
export function outcomeOf(
  payload: CallOutcomeFragment | undefined,
  error: CombinedError | undefined,
  messages: Messages,
): ChangeOutcome {
  if (payload?.actor) return { version: payload.actor.version };
  const [problem] = payload?.problems ?? [];
  if (problem !== undefined) return { isStale: false, problem: problem.message };
  const codes = error?.graphQLErrors.map(({ extensions }) => extensions['code']) ?? [];
  if (codes.includes('CONFLICT')) return { isStale: true, problem: messages.callConflict };
  if (codes.includes('UNAUTHENTICATED')) return { isStale: false, problem: messages.callSignedOut };
  return { isStale: false, problem: messages.callFailed };
}
