import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importText } from '#server/testing/test-import.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database?.close());

test("an initiative's mobile number and private mail wait for a consent; an office's do not", async () => {
  await importText(
    database.orm,
    [
      'id,name,category,phone,email',
      '1,Elterninitiative Sonnenhof,Initiative,0171 2345678,sonnenhof@gmx.de',
      '2,Elterninitiative Mondhof,Initiative,030 23125001,kontakt@example.org',
      '3,Sportverein Süd e. V.,Verein,0171 2345679,vorstand@web.de',
    ].join('\n'),
  );
  const shown = await sql<{ name: string; phone: string | null; email: string | null }>`
    select name, phone, email from published_actor order by name
  `.execute(database.orm.em.fork().getKysely<unknown>());
  expect(shown.rows).toEqual([
    { name: 'Elterninitiative Mondhof', phone: '+493023125001', email: 'kontakt@example.org' },
    { name: 'Elterninitiative Sonnenhof', phone: null, email: null },
    { name: 'Sportverein Süd e. V.', phone: '+491712345679', email: 'vorstand@web.de' },
  ]);
});

test('what a later file makes an initiative has no office any more', async () => {
  const file = (category: string) =>
    ['id,name,category,phone', `9,Nachbarschaftskreis Ost,${category},0176 23456789`].join('\n');
  const phone = async () => {
    const { rows } = await sql<{ phone: string | null }>`
      select phone from published_actor where name = 'Nachbarschaftskreis Ost'
    `.execute(database.orm.em.fork().getKysely<unknown>());
    return rows[0]?.phone;
  };
  await importText(database.orm, file('Verein'));
  expect(await phone()).toBe('+4917623456789');
  await importText(database.orm, file('Initiative'));
  expect(await phone()).toBeNull();
});
