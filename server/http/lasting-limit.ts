import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Orm } from '#server/database/orm.ts';
import { RateLimitError } from './rate-limit.ts';

/** Counts of one kind, so many in so many seconds. */
export type OpenLimit = (keyPrefix: string, points: number, seconds: number) => RateLimiterPostgres;

/** Limits in the table of the rate limit: they hold whatever `RATE_LIMIT` says, for all processes, and over a restart. */
export async function openLimits(orm: Orm): Promise<OpenLimit> {
  const storeClient = await orm.em.getConnection().getNativeClient();
  return (keyPrefix, points, duration) =>
    new RateLimiterPostgres({
      ...{ storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false },
      ...{ keyPrefix, points, duration },
    });
}

/**
 * Counts one more.
 *
 * @param name what is counted for, under a name that does not tell it
 * @throws RateLimitError when it is too much
 */
export async function countOne(limit: RateLimiterPostgres, name: string): Promise<void> {
  try {
    await limit.consume(name);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new RateLimitError(refusal.msBeforeNext);
    throw refusal;
  }
}
