import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

let database: TestDatabase;
let ids: string[];
beforeAll(async () => {
  database = await createTestDatabase('empty');
  ids = await writeActors(database.orm, [{ name: 'Eins', places: [{}] }, { name: 'Zwei' }]);
});
afterAll(() => database.close());

const run = (statement: string) => database.orm.em.fork().execute(statement);
/** `$1` and `$2` stand for the two actors. */
const spelled = (statement: string) => statement.replaceAll('$1', `'${ids[0]}'`).replaceAll('$2', `'${ids[1]}'`);

const actor = (columns: string, values: string) =>
  `insert into actor (id, slug, kind, name, ${columns}) values (gen_random_uuid(), 'neu', 'INITIATIVE', 'Neu', ${values})`;
const setActor = (change: string) => `update actor set ${change} where id = $1`;
const setPlace = (change: string) => `update place set ${change} where actor_id = $1`;
const contact = (columns: string, values: string) =>
  `insert into contact (id, actor_id, channel, value${columns}) values (gen_random_uuid(), $1, ${values})`;

/** What the database never holds, whoever writes to it. */
const refused: [fact: string, statement: string][] = [
  ['an actor of no known kind', setActor(`kind = 'CLUB'`)],
  ['an actor without a name', setActor(`name = '  '`)],
  ['a name longer than 200 characters', setActor(`name = repeat('x', 201)`)],
  ['a summary longer than 500 characters', setActor(`summary = repeat('x', 501)`)],
  ['a slug that is no address', setActor(`slug = 'Mit Leerzeichen'`)],
  ['a slug of another actor', setActor(`slug = 'zwei'`)],
  ['a state that there is not', setActor(`state = 'GONE'`)],
  ['a confirmation without its way', setActor('confirmed_at = now()')],
  ['a way of confirmation without its day', setActor(`confirmed_via = 'PHONE'`)],
  ['easy language that nobody checked', setActor(`easy_language = 'Leicht.'`)],
  ['a site that is no address of the web', setActor(`website = 'javascript:alert(1)'`)],
  ['an actor that runs itself', setActor('run_by_id = id')],
  ['links that are no list', setActor(`links = '{}'`)],
  ['an operator that there is not', actor('operator_type', `'ALIEN'`)],
  ['a latitude beyond the pole', setPlace('latitude = 91, longitude = 0')],
  ['a longitude beyond the date line', setPlace('latitude = 0, longitude = 181')],
  ['half a point', setPlace('latitude = 52')],
  ['a postal code of four digits', setPlace(`postal_code = '1031'`)],
  ['a notice that ends before it begins', setPlace(`notice_from = '2026-02-01', notice_until = '2026-01-01'`)],
  ['a visibility that there is not', setPlace(`public_as = 'SECRET'`)],
  [
    'a quarter shown of a place that shows its district alone',
    setPlace(`public_as = 'DISTRICT', public_quarter_id = '114009'`),
  ],
  ['a district shown of a hidden place', setPlace(`public_as = 'HIDDEN', public_district_id = '114009'`)],
  ['two main places', `insert into place (id, actor_id, position) values (gen_random_uuid(), $1, 0)`],
  ['a phone number that nobody can call from abroad', contact('', `'PHONE', '030 123'`)],
  ['a mail address without its host', contact('', `'EMAIL', 'nobody'`)],
  [
    'a consent without its text, time and witness',
    contact(', personal, consent_given_at', `'EMAIL', 'a@example.org', true, now()`),
  ],
  ['the same contact twice', `${contact('', `'EMAIL', 'b@example.org'`)}; ${contact('', `'EMAIL', 'b@example.org'`)}`],
  [
    'access that there is not',
    `insert into place_access (place_id, feature, value) select id, 'SMELL', 'YES' from place where actor_id = $1`,
  ],
  [
    'a topic on a third level',
    `insert into topic (slug, names, icon, parent_id) select 'third', '{}', 'x', id from topic where parent_id is not null limit 1`,
  ],
  [
    'a topic that becomes a child and has children',
    `update topic set parent_id = (select id from topic where slug = 'sport') where slug = 'culture'`,
  ],
  [
    'a district without an outline',
    `insert into district (id, slug, name, outline) values ('1', 'eins', 'Eins', '{"type":"Point"}')`,
  ],
  ['a district within itself', `update district set parent_id = id`],
  [
    'a cooperation with nobody',
    `insert into cooperation (id, title, kind) values (gen_random_uuid(), 'Allein', 'PROJECT')`,
  ],
  [
    'a cooperation with one',
    `with made as (insert into cooperation (id, title, kind) values (gen_random_uuid(), 'Allein', 'PROJECT') returning id)
     insert into cooperation_participant (cooperation_id, actor_id) select id, $1 from made`,
  ],
  [
    'a revision twice',
    `insert into revision (id, actor_id, version, changed_by, via, changes) select gen_random_uuid(), $1, 7, 'x', 'EDIT', '{}' from generate_series(1, 2)`,
  ],
  [
    'a pair of duplicates from both sides',
    `insert into duplicate_candidate (actor_id, other_id, score, reasons) values ($1, $1, 0.5, '{}')`,
  ],
  [
    'an actor that a slug of it does not belong to',
    `delete from actor_slug where slug = 'zwei'; update actor set slug = 'zwei' where id = $1`,
  ],
];

describe('the database refuses', () => {
  test.each(refused)('%s', async (_, statement) => {
    await expect(run(spelled(statement))).rejects.toThrow(/violates|level|belongs|participants|duplicate key/);
  });

  test('the last but one participant to leave a cooperation', async () => {
    const [one = '', two = ''] = ids;
    const id = await writeCooperation(database.orm, {
      participants: [
        { id: one, confirmed: true },
        { id: two, confirmed: true },
      ],
    });
    await expect(
      run(`delete from cooperation_participant where cooperation_id = '${id}' and actor_id = '${one}'`),
    ).rejects.toThrow(/two participants/);
  });
});

test('with an actor goes what it alone remembers: places, contacts, and a cooperation that would be left with one', async () => {
  const [one = '', two = '', three = ''] = await writeActors(database.orm, [
    { name: 'Geht', places: [{}], contacts: [{ channel: 'EMAIL', value: 'geht@example.org' }] },
    { name: 'Bleibt' },
    { name: 'Bleibt auch' },
  ]);
  const all = (...actors: string[]) => ({ participants: actors.map((id) => ({ id, confirmed: true })) });
  const pair = await writeCooperation(database.orm, { title: 'Paar', ...all(one, two) });
  const trio = await writeCooperation(database.orm, { title: 'Trio', ...all(one, two, three) });
  await run(`delete from actor where id = '${one}'`);
  expect(await run(`select title from cooperation where id in ('${pair}', '${trio}')`)).toEqual([{ title: 'Trio' }]);
  expect(
    await run(`select 1 from place where actor_id = '${one}' union all select 1 from contact where actor_id = '${one}'
    union all select 1 from directory_index where actor_id = '${one}' union all select 1 from directory_actor where actor_id = '${one}'
    union all select 1 from actor_slug where actor_id = '${one}'`),
  ).toEqual([]);
});
