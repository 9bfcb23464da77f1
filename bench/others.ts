import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { askQuestion } from './scale-lines.ts';

/** What others met while something long was going on, in milliseconds. */
export interface Met {
  reads: number[];
  writes: number[];
}

const words = ['Kita', 'Sport', 'Garten', 'Nachbarschaft', 'Kultur', 'Beratung'];
const list = `query ($filter: ActorFilter) { actors(filter: $filter, first: 20) { totalCount nodes { name slug summary
  district { name } topics { name } mainPlace { street openNow } } } }`;

/** Lets a resident read over HTTP, a few times a second, and an association edit its entry every second, until `until` is through. */
export async function besides(
  { origin, databaseUrl }: { origin: string; databaseUrl: string },
  until: Promise<unknown>,
): Promise<Met> {
  let isOver = false;
  const over = until.finally(() => {
    isOver = true;
  });
  const met: Met = { reads: [], writes: [] };
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();

  async function read(): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      const search = words[turn % words.length];
      const question = { query: list, variables: { filter: turn % 2 === 0 ? { search } : {} } };
      met.reads.push((await askQuestion(origin, question)).milliseconds);
      await wait(200);
    }
  }
  async function write(): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      const began = performance.now();
      await client.query(
        `update actor set summary = $1, version = version + 1
        where id = (select id from actor where is_example order by id limit 1)`,
        [`Fassung ${turn}: Kita im Quartier.`],
      );
      met.writes.push(performance.now() - began);
      await wait(1000);
    }
  }
  try {
    await Promise.all([read(), write(), over]);
  } finally {
    await client.end();
  }
  return met;
}
