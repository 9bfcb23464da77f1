import pg from 'pg';

export interface RevisionListener {
  /** the directory revision that is current; null while nobody can tell us */
  current(): string | null;
  stop(): Promise<void>;
}

const firstRetry = 100;
const longestRetry = 5000;

/**
 * Follows the directory revision through PostgreSQL's NOTIFY, and comes back by itself after the database was away.
 * In between the revision is unknown.
 */
export async function listenForRevisions(databaseUrl: string): Promise<RevisionListener> {
  let revision: string | null = null;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let stopped = false;

  async function connect(wait: number): Promise<void> {
    if (stopped) return;
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'kieznetz revisions',
      keepAlive: true,
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      if (client === next) client = null;
      revision = null;
      if (stopped) return;
      next.end().catch(() => undefined);
      retry = setTimeout(() => void connect(Math.min(2 * wait, longestRetry)), wait);
    };
    next.on('error', lose);
    next.on('notification', ({ payload }) => {
      if (payload !== undefined && !lost) revision = payload;
    });
    try {
      await next.connect();
      next.once('end', lose);
      await next.query('listen directory_revision');
      const { rows } = await next.query('select revision::text from directory_revision');
      client = next;
      revision = rows[0].revision;
    } catch {
      lose();
    }
  }

  await connect(firstRetry);
  return {
    current: () => revision,
    async stop() {
      stopped = true;
      if (retry !== null) clearTimeout(retry);
      await client?.end();
    },
  };
}
