import pg from 'pg';
import { StartError } from '#server/errors.ts';

const patienceMilliseconds = 5000;

/** What to do, by the code of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) or of the socket. */
const advice: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its host and port: start PostgreSQL there, or correct them',
  ENOTFOUND: 'its host is not known: correct the name',
  EAI_AGAIN: 'its host could not be looked up: check the name and the network',
  EHOSTUNREACH: 'its host cannot be reached: check the address and the network',
  ENETUNREACH: 'its host cannot be reached: check the address and the network',
  ETIMEDOUT: 'its host does not answer: check host, port and firewall',
  ENOENT: 'its socket does not exist: start PostgreSQL, or correct the folder behind host=',
  '28P01': 'the password is wrong: correct user and password',
  '28000': "the user may not come in from here: correct the user, or PostgreSQL's pg_hba.conf",
  '3D000': 'there is no such database: create it (createdb), or correct the name at the end',
  '42501': 'the user may not connect to this database: grant it CONNECT, or take another user',
  '53300': 'it has no connection left: raise max_connections, or end other programs',
  '57P03': 'it is just starting or stopping: try again in a moment',
};

/** Makes sure that the database of `DATABASE_URL` answers; throws a `StartError` that says what to do, without the password. */
export async function reachGivenDatabase(url: string): Promise<void> {
  const client = createClient(url);
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`The database of DATABASE_URL cannot be used, for ${reasonOf(error)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function createClient(url: string): pg.Client {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMilliseconds });
    // what goes wrong after the attempt is over concerns nobody
    client.on('error', () => undefined);
    return client;
  } catch {
    throw new StartError(
      'The variable DATABASE_URL is no valid address: write postgresql://user:password@host:5432/kieznetz, with %-codes for special characters in the password (%40 for @, %23 for #).',
    );
  }
}

function reasonOf(error: unknown): string {
  const [cause] = error instanceof AggregateError ? error.errors : [error];
  if (!(cause instanceof Error)) return `it said: ${String(cause)}`;
  const known = 'code' in cause ? advice[String(cause.code)] : undefined;
  if (known !== undefined) return known;
  if (/timeout/.test(cause.message)) return 'its host does not answer: check host, port and firewall';
  return `it said "${cause.message}": check host, port, user, password and sslmode`;
}
