import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

let database: TestDatabase;
const clients: pg.Client[] = [];
let listener: pg.Client;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase('empty');
  ids = await writeActors(database.orm, [
    { name: 'Eins', topics: ['sport'], places: [pointIn['114009']] },
    { name: 'Zwei', topics: ['culture'], places: [pointIn['114010']] },
  ]);
  listener = await connect();
});
afterEach(async () => {
  for (const client of clients.splice(1)) await client.end();
});
afterAll(async () => {
  await listener.end();
  await database.close();
});

/** The words that a column of packed lexemes stands for, with the bits of their weights. */
const wordsOf = (packed: string) => `(select string_agg(l.lexeme || ':' || (v.n & 15), ' ' order by l.lexeme)
  from generate_series(0, length(${packed}) / 4 - 1) place,
    lateral (select ('x' || encode(substr(${packed}, place * 4 + 1, 4), 'hex'))::bit(32)::integer as n) v
    join search_lexeme l on l.no = v.n >> 4)`;

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  clients.push(client);
  return client;
}

describe('the read models', () => {
  const searchable = async () => {
    const { rows } = await listener.query<{ name: string; topics: number; words: string }>(
      `select a.name, cardinality(i.topics) as topics, ${wordsOf('s.lexemes')} as words from directory_index i
       join actor a on a.id = i.actor_id join directory_actor s on s.actor_id = i.actor_id order by a.name`,
    );
    return rows;
  };

  test('hold what both of two transactions at the same time did to one actor', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.query('begin');
    await two.query('begin');
    await one.query(
      `insert into actor_topic (actor_id, topic_id) select '${ids[0]}', id from topic where slug = 'housing'`,
    );
    await two.query(
      `insert into actor_topic (actor_id, topic_id) select '${ids[0]}', id from topic where slug = 'digital'`,
    );
    await two.query(`update place set street = 'Gleichzeitige Straße 1' where actor_id = '${ids[0]}'`);
    const first = one.query('commit');
    await Promise.all([first, two.query('commit')]);
    const [actor] = await searchable();
    const { rows } = await listener.query<{ count: number }>(
      `select count(*)::integer as count from actor_topic where actor_id = '${ids[0]}'`,
    );
    expect(actor?.topics).toBe(rows[0]?.count);
    expect(actor?.words).toContain('gleichzeitige');
  });

  test('hold a cooperation that two confirmed at the same time', async () => {
    const cooperation = await writeCooperation(database.orm, {
      participants: ids.map((id) => ({ id, confirmed: false })),
    });
    const clients = await Promise.all(ids.map(connect));
    for (const [place, client] of clients.entries()) {
      await client.query('begin');
      await client.query(`update cooperation_participant set confirmed_at = now(), confirmed_via = 'SELF'
        where cooperation_id = '${cooperation}' and actor_id = '${ids[place]}'`);
    }
    await Promise.all(clients.map((client) => client.query('commit')));
    const { rows } = await listener.query(
      `select jsonb_array_length(participants) as participants from directory_cooperation where cooperation_id = '${cooperation}'`,
    );
    expect(rows).toEqual([{ participants: 2 }]);
    expect((await listener.query('select 1 from directory_cooperation_change')).rows).toEqual([]);
  });

  test('are the same after they were rebuilt', async () => {
    const example = await createTestDatabase('example');
    const em = example.orm.em.fork();
    const read = async () => [
      // their numbers are new ones
      await em.execute(
        `select to_jsonb(i) - 'no' - 'actor_no' - 'hours_no' as place from directory_index i order by actor_id, place_id`,
      ),
      await em.execute(
        `select actor_id, name, confirmed_at, ${wordsOf('lexemes')} as words from directory_actor order by actor_id`,
      ),
      await em.execute('select * from search_word order by word, stem'),
      await em.execute('select * from directory_entry order by actor_id'),
      await em.execute('select * from directory_cooperation order by cooperation_id'),
      await em.execute('select * from directory_participation order by actor_id, cooperation_id'),
    ];
    const before = await read();
    for (const rows of before) expect(rows.length).toBeGreaterThan(60);
    await em.execute('select directory_rebuild()');
    expect(await read()).toEqual(before);
    await example.close();
  });

  test('forget an actor that is not public any more, and know it again', async () => {
    const em = database.orm.em.fork();
    const names = async () => (await searchable()).map(({ name }) => name);
    await em.execute(`update actor set state = 'DRAFT' where id = '${ids[1]}'`);
    expect(await names()).toEqual(['Eins']);
    await em.execute(`update actor set state = 'PUBLISHED' where id = '${ids[1]}'`);
    expect(await names()).toEqual(['Eins', 'Zwei']);
  });

  test('follow a place and a participation that go over to somebody else', async () => {
    const em = database.orm.em.fork();
    const streets = async () => {
      const { rows } = await listener.query<{ streets: string[] }>(
        `select array(select p ->> 'street' from json_array_elements(e.places) p) as streets
         from directory_entry e join actor a on a.id = e.actor_id order by a.name`,
      );
      return rows.map((row) => row.streets);
    };
    await em.execute(`update place set street = 'Weg ' || actor_id`);
    expect(await streets()).toEqual([[`Weg ${ids[0]}`], [`Weg ${ids[1]}`]]);
    await em.execute(`update place set actor_id = '${ids[1]}', position = 1 where actor_id = '${ids[0]}'`);
    expect(await streets()).toEqual([[], [`Weg ${ids[1]}`, `Weg ${ids[0]}`]]);
    await em.execute(`update place set public_as = 'HIDDEN', public_quarter_id = null, public_district_id = null`);
    expect(await streets()).toEqual([[], [null, null]]);

    const participants = ids.map((id) => ({ id, confirmed: true }));
    const [one, two] = [
      await writeCooperation(database.orm, { participants }),
      await writeCooperation(database.orm, { participants: participants.map(({ id }) => ({ id, confirmed: false })) }),
    ];
    const found = async () =>
      (
        await listener.query(
          `select cooperation_id as id from directory_cooperation where cooperation_id in ('${one}', '${two}')`,
        )
      ).rows;
    expect(await found()).toEqual([{ id: one }]);
    await em.execute(`alter table cooperation_participant disable trigger cooperation_shrinks`);
    await em.execute(`delete from cooperation_participant where cooperation_id = '${two}'`);
    await em.execute(`update cooperation_participant set cooperation_id = '${two}' where cooperation_id = '${one}'`);
    expect(await found()).toEqual([{ id: two }]);
    await em.execute(`delete from cooperation; alter table cooperation_participant enable trigger cooperation_shrinks`);
  });

  test('follow the name of who runs an actor, and a parent topic', async () => {
    const em = database.orm.em.fork();
    await em.execute(`update actor set run_by_id = '${ids[1]}' where id = '${ids[0]}'`);
    await em.execute(`update actor set name = 'Umbenannter Träger' where id = '${ids[1]}'`);
    expect((await searchable())[0]?.words).toContain('umbenannter');
    await em.execute(`update actor set name = 'Zwei' where id = '${ids[1]}'`);
    await em.execute(`delete from actor_topic where actor_id = '${ids[0]}'`);
    await em.execute(
      `insert into actor_topic (actor_id, topic_id) select '${ids[0]}', id from topic where slug = 'music-and-dance'`,
    );
    expect((await searchable())[0]?.topics).toBe(2);
    await em.execute(`update topic set parent_id = null where slug = 'music-and-dance'`);
    expect((await searchable())[0]?.topics).toBe(1);
  });
});
