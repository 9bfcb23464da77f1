import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import { countOne, openLimits } from '#server/http/lasting-limit.ts';
import { hashOf } from './secret.model.ts';

/** Both throw a `RateLimitError` when it is too much; they hold whatever `RATE_LIMIT` says, and over a restart. */
export interface SignInLimit {
  /** a mail is asked for: from an address of the network, and to a mail address */
  countMail(address: string, email: string): Promise<void>;
  /** a link or a code is tried */
  countTry(address: string): Promise<void>;
}

const quarterOfAnHour = 900;
const most = { mailsFromAddress: 20, mailsToAccount: 5, tries: 30 };

/** Counts in the table of the rate limit; the network and the mail address only as hashes. */
export async function createSignInLimit(orm: Orm): Promise<SignInLimit> {
  const limit = await openLimits(orm);
  const mailsFrom = limit('sign-in-from', most.mailsFromAddress, quarterOfAnHour);
  const mailsTo = limit('sign-in-to', most.mailsToAccount, quarterOfAnHour);
  const tries = limit('sign-in-try', most.tries, quarterOfAnHour);
  return {
    async countMail(address, email) {
      await consume(mailsFrom, clientNetwork(address));
      await consume(mailsTo, email);
    },
    countTry: (address) => consume(tries, clientNetwork(address)),
  };
}

/**
 * Counts one more under a key, which is kept as a hash.
 *
 * @throws RateLimitError
 */
export async function consume(limit: RateLimiterPostgres, key: string): Promise<void> {
  await countOne(limit, hashOf(key).toString('base64url').slice(0, 22));
}
