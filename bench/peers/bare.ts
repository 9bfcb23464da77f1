import { createServer } from 'node:http';
import pg from 'pg';
import { bareStatements } from './bare-statements.ts';

/*
 * The floor of the work: node:http, one prepared statement an answer, nothing else. No GraphQL, no snapshot shared with a
 * revision, no limits, no headers, no log.
 */

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: '-c TimeZone=Europe/Berlin -c jit=off',
});
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const statement = bareStatements[pathname];
  if (statement === undefined) return response.writeHead(404).end();
  const values = statement.parameters.map((name) => searchParams.get(name));
  const { rows } = await pool.query<{ answer: string }>({ name: pathname, text: statement.text, values });
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(rows[0]?.answer);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening at http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
