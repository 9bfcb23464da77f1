import pg from 'pg';

export interface RevisionListener {
  /** the directory revision that is current; null while nobody can tell us */
  current(): string | null;
  /**
   * The last revision, while the database itself is known to be away, so that nobody can have written a newer one; null when
   * only we have lost it.
   */
  whileAway(): string | null;
  /** resolves when a lost connection has been tried again, so that `current` or `whileAway` know more */
  tried(): Promise<void>;
  stop(): Promise<void>;
}

const firstRetry = 50;
const longestRetry = 500;
const patience = 2000;
/** A connection that broke without a word (a firewall, a lost machine) is noticed after this and `patience`. */
const heartbeat = 5000;
/** Behind a network that does not answer, others may be writing: what they take back is gone everywhere within a minute. */
const longestUnreachable = 60_000;

/** Nothing listens there, or the database is just stopping or starting: nobody can write. */
const down = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|57P0[123])$|terminated unexpectedly/;
const unreachable = /^(ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$|timeout/;

/**
 * Follows the directory revision through PostgreSQL's NOTIFY, and comes back by itself after the database was away.
 * In between the revision is unknown.
 */
export async function listenForRevisions(databaseUrl: string): Promise<RevisionListener> {
  let revision: string | null = null;
  /** what was current when the connection was lost, and until when that may still be told */
  let last: { revision: string; lostAt: number; awayUntil: number } | null = null;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let trying = connect(firstRetry);

  async function connect(wait: number): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'kieznetz revisions',
      keepAlive: true,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
    });
    next.on('error', () => lose(next));
    next.on('notification', ({ payload }) => {
      if (payload !== undefined && client === next) revision = payload;
    });
    try {
      await next.connect();
      await next.query('listen directory_revision');
      const present = await readRevision(next);
      if (stopped) return await next.end();
      next.once('end', () => lose(next));
      client = next;
      revision = present;
      last = null;
      timer = setTimeout(() => void beat(next), heartbeat);
    } catch (error) {
      next.end().catch(() => undefined);
      if (last !== null) last.awayUntil = awayUntil(error, last.lostAt);
      if (!stopped) timer = setTimeout(() => tryAgain(Math.min(2 * wait, longestRetry)), wait);
    }
  }

  function tryAgain(wait: number): void {
    trying = connect(wait);
  }

  function lose(lost: pg.Client): void {
    if (client !== lost || stopped) return;
    client = null;
    if (revision !== null) last = { revision, lostAt: Date.now(), awayUntil: 0 };
    revision = null;
    clearTimeout(timer);
    lost.end().catch(() => undefined);
    tryAgain(firstRetry);
  }

  async function beat(alive: pg.Client): Promise<void> {
    try {
      const present = await readRevision(alive);
      if (client !== alive) return;
      revision = present;
      timer = setTimeout(() => void beat(alive), heartbeat);
    } catch {
      lose(alive);
    }
  }

  await trying;
  return {
    current: () => revision,
    whileAway: () => (revision === null && last !== null && Date.now() < last.awayUntil ? last.revision : null),
    tried: () => trying,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

async function readRevision(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ revision: string }>('select revision::text from directory_revision');
  return rows[0]?.revision ?? '0';
}

/** Until when nobody can have written, by why the database could not be reached; 0 when it could, but not by us. */
function awayUntil(error: unknown, lostAt: number): number {
  if (!(error instanceof Error)) return 0;
  const words = ['code' in error ? String(error.code) : '', error.message];
  if (words.some((word) => down.test(word))) return Number.POSITIVE_INFINITY;
  return words.some((word) => unreachable.test(word)) ? lostAt + longestUnreachable : 0;
}
