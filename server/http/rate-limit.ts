import { createHmac } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#server/errors.ts';
import { clientNetwork } from './client-network.ts';

/** Somebody asked too much; `retryAfter` says after how many seconds the next question may be asked. */
export class RateLimitError extends AppError {
  readonly retryAfter: number;

  constructor(milliseconds: number) {
    super('RATE_LIMITED', 'Too many questions came from your address in the last minute: try again a little later.');
    this.retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
    this.extensions['http'] = { status: 429, headers: new HeaderMap([['retry-after', String(this.retryAfter)]]) };
  }
}

/** How much each visitor may ask. Both throw a `RateLimitError` when it is too much. */
export interface RateLimit {
  /** counts a request, whatever it is; in this process */
  count(address: string, weight: number): Promise<void>;
  /** counts what has to be worked out anew, in points; in PostgreSQL, for all processes and over a restart */
  charge(address: string, points: number): Promise<void>;
  close(): Promise<void>;
}

/** Nobody is counted. */
export const noRateLimit: RateLimit = {
  count: async () => undefined,
  charge: async () => undefined,
  close: async () => undefined,
};

const windowSeconds = 60;
/** Answers from memory cost next to nothing: so many times as many are free. */
const keptAnswersPerPoint = 4;
/** Rather let somebody ask once more than let everybody wait for the count. */
const patience = 1000;

/**
 * A limit of so many points a minute for each visitor. Its two connections are its own, as it has to count when all others
 * are busy; while PostgreSQL does not answer, it counts in this process.
 *
 * @param databaseUrl a migrated database
 */
export async function createRateLimit(databaseUrl: string, pointsPerMinute: number): Promise<RateLimit> {
  const pool = openPool(databaseUrl);
  const { rows } = await pool.query<{ secret: string }>('select secret from rate_limit_secret');
  const secret = rows[0]?.secret ?? '';
  const budget = { duration: windowSeconds, points: pointsPerMinute, keyPrefix: '' };
  const requests = new RateLimiterMemory({ ...budget, points: pointsPerMinute * keptAnswersPerPoint });
  const charges = new RateLimiterPostgres({
    ...budget,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    // who is over it waits without another statement
    inMemoryBlockOnConsumed: pointsPerMinute + 1,
    insuranceLimiter: new RateLimiterMemory(budget),
  });
  const cleaning = setInterval(() => forgetPast(pool), windowSeconds * 1000);
  cleaning.unref();
  return {
    count: (address, weight) => consume(requests, clientNetwork(address), weight),
    charge: (address, points) => consume(charges, nameless(clientNetwork(address), secret), points),
    async close() {
      clearInterval(cleaning);
      await pool.end();
    },
  };
}

/** Removes the rows whose minute is over; the next time where the database is away. */
function forgetPast(pool: pg.Pool): void {
  pool.query('delete from rate_limit where expire < $1', [Date.now()]).catch(() => undefined);
}

/** An address that only this database could tell, by trying all of them. */
function nameless(network: string, secret: string): string {
  return createHmac('sha256', secret).update(network).digest('base64url').slice(0, 22);
}

async function consume(limiter: RateLimiterMemory | RateLimiterPostgres, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new RateLimitError(refusal.msBeforeNext);
    throw refusal;
  }
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    query_timeout: patience,
    application_name: 'kieznetz rate limit',
    options: '-c synchronous_commit=off',
  });
  // a connection that breaks while nobody uses it is replaced by the next
  pool.on('error', () => undefined);
  return pool;
}
