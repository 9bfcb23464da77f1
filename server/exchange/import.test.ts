import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeActors } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importText } from '#server/testing/test-import.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

const header = 'id,name,category,summary,street,postal_code,lat,lon,phone,email,opening_hours,wheelchair,data_date';
const garden =
  'g1,Garten am Ring,Umwelt,Wir gärtnern,Weitlingstr. 4,10317,52.5055,13.4935,030 23125001,garten@example.org,Mo 10:00-12:00,yes,2025-03';
const cafe =
  's1,Sprachcafé Süd,Migration,Wir reden,Sewanstraße 43,10319,52.4985,13.5085,030 23125002,cafe@example.org,,,';

function aFile(...rows: string[]): string {
  return [header, ...rows].join('\n');
}

async function rowsOf<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(database.orm.em.fork().getKysely<unknown>())).rows;
}

interface SeenActor {
  slug: string;
  name: string;
  state: string;
  version: number;
  summary: string;
  website: string | null;
  phones: string[];
  street: string | null;
}

const actors = () =>
  rowsOf(sql<SeenActor>`
    select a.slug, a.name, a.state, a.version, a.summary, a.website, p.street,
      array(select value from contact c where c.actor_id = a.id and channel = 'PHONE' order by position, value) as phones
    from actor a left join place p on p.actor_id = a.id order by a.slug
  `);

const revisionOf = async () =>
  (await rowsOf(sql<{ revision: string }>`select revision::text from directory_revision`))[0]?.revision;

describe('a new row', () => {
  test('becomes a published entry that list and search know, with its place, contacts, hours and access', async () => {
    const report = await importText(database.orm, aFile(garden));
    expect(report).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
    const [entry] = await rowsOf(sql<Record<string, unknown>>`
      select a.slug, a.kind, a.phone, a.email, a.confirmed_via, a.confirmed_at::date::text as day, p.street, p.district_id,
        p.opening_hours, s.open_times is not null as evaluated, i.wheelchair,
        (select string_agg(t.slug, ' ') from published_actor_topic l join topic t on t.id = l.topic_id
          where l.actor_id = a.id) as topics,
        (select changes -> 'name' ->> 'to' from revision r where r.actor_id = a.id and r.version = 1) as history
      from published_actor a join published_place p on p.actor_id = a.id join directory_index i on i.place_id = p.id
        join directory_actor d on d.actor_id = a.id left join opening_schedule s on s.expression = p.opening_hours
    `);
    expect(entry).toEqual({
      slug: 'garten-am-ring',
      kind: 'INSTITUTION',
      phone: '+493023125001',
      email: 'garten@example.org',
      confirmed_via: 'IMPORT',
      day: '2025-03-01',
      street: 'Weitlingstraße 4',
      district_id: '114009',
      opening_hours: 'Mo 10:00-12:00',
      evaluated: true,
      wheelchair: true,
      topics: 'environment',
      history: 'Garten am Ring',
    });
  });

  test('is a draft without --publish, and published by a later import with it', async () => {
    await importText(database.orm, aFile(garden), { publish: false });
    expect((await actors())[0]?.state).toBe('DRAFT');
    expect(await rowsOf(sql`select 1 from published_actor`)).toEqual([]);
    expect(await importText(database.orm, aFile(garden))).toMatchObject({ updated: 1, unchanged: 0 });
    expect((await actors())[0]).toMatchObject({ state: 'PUBLISHED', version: 2 });
    expect(await importText(database.orm, aFile(garden))).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('gets a slug that nobody has or had', async () => {
    await writeActors(database.orm, [{ name: 'Garten am Ring', places: [] }]);
    await importText(database.orm, aFile(garden), { duplicates: 'create' });
    expect((await actors()).map(({ slug }) => slug)).toEqual(['garten-am-ring', 'garten-am-ring-2']);
  });

  test('without a place keeps what does not need one', async () => {
    await importText(database.orm, 'id,name,phone,opening_hours\n1,Nur am Telefon,030 23125009,Mo 10:00-12:00');
    expect(await actors()).toMatchObject([{ name: 'Nur am Telefon', street: null, phones: ['+493023125009'] }]);
  });
});

describe('all or nothing', () => {
  const broken = 'x1,,Umwelt,,,,,,,,,,';

  test('one refused row keeps the whole file out', async () => {
    const before = await revisionOf();
    const report = await importText(database.orm, aFile(garden, broken, cafe));
    expect(report).toMatchObject({ isRolledBack: true, refused: [{ number: 3, column: 'name' }] });
    expect(await actors()).toEqual([]);
    expect(await revisionOf()).toBe(before);
  });

  test('--skip-invalid leaves the refused row out and writes the rest', async () => {
    const report = await importText(database.orm, aFile(garden, broken, cafe), { skipInvalid: true });
    expect(report).toMatchObject({ created: 2, isRolledBack: false });
    expect(report.refused).toHaveLength(1);
    expect(await actors()).toHaveLength(2);
  });

  test('two rows with one id are refused', async () => {
    const report = await importText(database.orm, aFile(garden, garden));
    expect(report.refused).toEqual([{ number: 3, column: 'id', reason: expect.stringContaining('row 2') }]);
  });

  test('a dry run says the same and writes nothing', async () => {
    const before = await revisionOf();
    const dry = await importText(database.orm, aFile(garden, cafe), { isDryRun: true });
    expect(dry).toMatchObject({ created: 2 });
    expect(await actors()).toEqual([]);
    expect(await revisionOf()).toBe(before);
    const real = await importText(database.orm, aFile(garden, cafe));
    expect(real).toEqual({ ...dry, isDryRun: false });
    const changed = await importText(database.orm, aFile(garden.replace('gärtnern', 'ernten'), cafe), {
      isDryRun: true,
    });
    expect(changed).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await actors())[0]?.summary).toBe('Wir gärtnern');
  });
});

describe('the same file again', () => {
  test('changes nothing at all', async () => {
    await importText(database.orm, aFile(garden, cafe));
    const state = () =>
      rowsOf(sql`
        select (select jsonb_agg(a order by id) from actor a) as actors, (select jsonb_agg(p order by id) from place p) as places,
          (select jsonb_agg(o order by external_id) from import_origin o) as origins, (select count(*) from revision) as history
      `);
    const [before, revision] = [await state(), await revisionOf()];
    expect(await importText(database.orm, aFile(cafe, garden))).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await state()).toEqual(before);
    expect(await revisionOf()).toBe(revision);
  });

  test('with a changed row updates that entry, its history and what is searched', async () => {
    await importText(database.orm, aFile(garden, cafe));
    const moved = garden
      .replace('Garten am Ring', 'Gemüsegarten')
      .replace('Weitlingstr. 4', 'Sewanstraße 1')
      .replace('52.5055,13.4935', '52.4985,13.5085')
      .replace('23125001', '23125011');
    expect(await importText(database.orm, aFile(moved, cafe))).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await actors())[0]).toMatchObject({
      name: 'Gemüsegarten',
      slug: 'gemuesegarten',
      version: 2,
      phones: ['+493023125011'],
      street: 'Sewanstraße 1',
    });
    expect(
      await rowsOf(sql`
        select i.districts, (select array_agg(slug order by slug) from actor_slug s where s.actor_id = a.id) as slugs,
          r.changes -> 'name' as name, r.via
        from actor a join directory_index i on i.actor_id = a.id join revision r on r.actor_id = a.id and r.version = 2
      `),
    ).toEqual([
      {
        districts: ['114011'],
        slugs: ['garten-am-ring', 'gemuesegarten'],
        name: { from: 'Garten am Ring', to: 'Gemüsegarten' },
        via: 'IMPORT',
      },
    ]);
  });

  test('gives back the former address when a name comes back', async () => {
    await importText(database.orm, aFile(garden));
    await importText(database.orm, aFile(garden.replace('Garten am Ring', 'Gemüsegarten')));
    await importText(database.orm, aFile(garden));
    expect((await actors())[0]?.slug).toBe('garten-am-ring');
  });
});

describe('a field edited by hand', () => {
  test('stays, is told, and does not hold up the others', async () => {
    await importText(database.orm, aFile(garden));
    await rowsOf(sql`update actor set summary = 'Von Hand' where slug = 'garten-am-ring'`);
    await rowsOf(sql`update contact set value = '+493023125099' where channel = 'PHONE'`);
    const changed = garden
      .replace('Wir gärtnern', 'Wir ernten')
      .replace('23125001', '23125011')
      .replace('Weitlingstr. 4', 'Weitlingstr. 6');
    const report = await importText(database.orm, aFile(changed));
    expect(report).toMatchObject({ updated: 1, keptByHand: 1 });
    expect(report.notes.map(({ number, column }) => [number, column])).toEqual([
      [2, 'summary'],
      [2, 'phone'],
    ]);
    expect((await actors())[0]).toMatchObject({
      summary: 'Von Hand',
      phones: ['+493023125099'],
      street: 'Weitlingstraße 6',
    });
    expect(await importText(database.orm, aFile(changed))).toMatchObject({ unchanged: 1, keptByHand: 0 });
  });

  test('stays also where the coordinator hid the place', async () => {
    await importText(database.orm, aFile(garden));
    await rowsOf(sql`update place set public_as = 'HIDDEN', public_district_id = null, public_quarter_id = null`);
    await importText(database.orm, aFile(garden.replace('52.5055,13.4935', '52.4985,13.5085')));
    expect(await rowsOf(sql`select district_id, public_district_id, public_as from place`)).toEqual([
      { district_id: '114011', public_district_id: null, public_as: 'HIDDEN' },
    ]);
  });

  test('a place that somebody cared for outlives its row', async () => {
    await importText(database.orm, aFile(garden));
    const placeless = garden.replace('Weitlingstr. 4,10317,52.5055,13.4935', ',,,').replace('Mo 10:00-12:00,yes', ',');
    await rowsOf(sql`update place set opening_hours = 'Tu 10:00-12:00'`);
    await importText(database.orm, aFile(placeless));
    expect((await actors())[0]?.street).toBe('Weitlingstraße 4');
  });

  test('a place that nobody touched leaves with its row', async () => {
    await importText(database.orm, aFile(garden));
    const placeless = garden.replace('Weitlingstr. 4,10317,52.5055,13.4935', ',,,').replace('Mo 10:00-12:00,yes', ',');
    await importText(database.orm, aFile(placeless));
    expect(await rowsOf(sql`select 1 from place`)).toEqual([]);
  });
});
