import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely';
import type { PoolClient } from 'pg';

const mark = '/* prepared */';
/**
 * Stands in a statement whose text is always the same: each connection parses and plans it once, which for the small reads of
 * relations took longer than the reads. Not for statements put together from what was asked for: each of their texts
 * would be kept, and one plan is not right for every filter.
 */
export const prepared = sql.raw(mark);

const names = new Map<string, string>();
const readers = new WeakMap<PoolClient, Kysely<unknown>>();

/**
 * Reads through one connection that its owner has taken from the pool. Statements asked for together are sent together
 * (the pool connects with `pipeline`), and the database answers them one after the other.
 */
export function readThrough(client: PoolClient): Kysely<unknown> {
  const reader = readers.get(client) ?? createReader(client);
  readers.set(client, reader);
  return reader;
}

function createReader(client: PoolClient): Kysely<unknown> {
  const driver = new LentConnection(client);
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** Whoever took the connection begins and ends its transaction, and gives it back. */
class LentConnection extends DummyDriver {
  readonly #connection: DatabaseConnection;

  constructor(client: PoolClient) {
    super();
    this.#connection = {
      executeQuery: <Row>(query: CompiledQuery) => execute<Row>(client, query),
      streamQuery() {
        throw new Error('A snapshot is read in whole answers.');
      },
    };
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

async function execute<Row>(client: PoolClient, { sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
  const values = [...parameters];
  const { rows } = await client.query(text.includes(mark) ? { name: nameOf(text), text, values } : { text, values });
  return { rows };
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `read_${names.size + 1}`;
  names.set(text, name);
  return name;
}
