import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import { openLimits } from '#server/http/lasting-limit.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
import { consume } from './sign-in-limit.service.ts';

/**
 * How many mails strangers and colleagues may cause, so that nobody's mailbox is flooded; both say whether one more may go, hold
 * whatever `RATE_LIMIT` says, and over a restart.
 */
export interface InvitationLimit {
  countInvitation(accountId: string, email: string): Promise<boolean>;
  /** @param address of the network it is asked from */
  countClaim(claim: { address: string; actorId: string; email: string }): Promise<boolean>;
}

const day = 86_400;
const most = { invitationsOfAccount: 50, claimsFromNetwork: 10, claimsOfActor: 5, mailsToAddress: 3 };

/** Counts in the table of the rate limit, a day at a time. */
export async function createInvitationLimit(orm: Orm): Promise<InvitationLimit> {
  const limit = await openLimits(orm);
  const invitations = limit('invitation-by', most.invitationsOfAccount, day);
  const invited = limit('invitation-to', most.mailsToAddress, day);
  const claimsFrom = limit('claim-from', most.claimsFromNetwork, day);
  const claimsOf = limit('claim-of', most.claimsOfActor, day);
  const claimsTo = limit('claim-to', most.mailsToAddress, day);
  return {
    countInvitation: async (accountId, email) =>
      (await isLeft(invitations, accountId)) && (await isLeft(invited, email)),
    countClaim: async ({ address, actorId, email }) =>
      (await isLeft(claimsFrom, clientNetwork(address))) &&
      (await isLeft(claimsOf, actorId)) &&
      (await isLeft(claimsTo, email)),
  };
}

async function isLeft(limiter: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await consume(limiter, key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimitError) return false;
    throw refusal;
  }
}
