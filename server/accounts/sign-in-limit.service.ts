import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
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
  const storeClient = await orm.em.getConnection().getNativeClient();
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      ...{ storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false },
      ...{ keyPrefix, points, duration: quarterOfAnHour },
    });
  const mailsFrom = limiter('sign-in-from', most.mailsFromAddress);
  const mailsTo = limiter('sign-in-to', most.mailsToAccount);
  const tries = limiter('sign-in-try', most.tries);
  return {
    async countMail(address, email) {
      await consume(mailsFrom, clientNetwork(address));
      await consume(mailsTo, email);
    },
    countTry: (address) => consume(tries, clientNetwork(address)),
  };
}

/** Counts one more under a key, which is kept as a hash; throws a `RateLimitError`. */
export async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(hashOf(key).toString('base64url').slice(0, 22));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new RateLimitError(refusal.msBeforeNext);
    throw refusal;
  }
}
