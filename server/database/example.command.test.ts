import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pointIn, writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { runCommand } from '#server/testing/test-command.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('example');
});
afterEach(() => database.close());

const examples = (...args: string[]) => runCommand('database/example.command', args, database.url);

async function rowsOf<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(database.orm.em.fork().getKysely<unknown>())).rows;
}

const revision = () => rowsOf(sql`select revision from directory_revision`);

test('removes the invented network and leaves real entries, their cooperations, and the vocabulary', async () => {
  const [garden = '', choir = ''] = await writeActors(database.orm, [
    { name: 'Echter Garten', places: [{ street: 'Weitlingstraße 4', ...pointIn['114009'] }], topics: ['environment'] },
    { name: 'Echter Chor' },
  ]);
  const [example] = await rowsOf(sql<{ id: string }>`select id from actor where is_example order by slug limit 1`);
  const participants = [garden, choir].map((id) => ({ id, confirmed: true }));
  await writeCooperation(database.orm, { title: 'Unter uns', participants });
  const invented = { id: example?.id ?? '', confirmed: true };
  await writeCooperation(database.orm, { title: 'Zu dritt', participants: [...participants, invented] });
  await writeCooperation(database.orm, { title: 'Zu zweit', participants: [...participants.slice(0, 1), invented] });
  const [before, vocabulary] = [await revision(), await rowsOf(sql`select count(*) from topic`)];

  const answer = await examples('remove');
  expect(answer).toMatchObject({ exitCode: 0, errors: '' });
  expect(answer.output).toMatch(
    /^Removed \d{2} invented entries and \d{2} invented cooperations\.\n1 cooperations of your own/,
  );
  expect(answer.output).toContain('gone too: Zu zweit.');

  expect(await rowsOf(sql`select name from actor order by name`)).toEqual([
    { name: 'Echter Chor' },
    { name: 'Echter Garten' },
  ]);
  expect(
    await rowsOf(sql`select c.title, count(*)::integer as participants from published_cooperation c
    join published_cooperation_participant p on p.cooperation_id = c.id group by c.title order by c.title`),
  ).toEqual([
    { title: 'Unter uns', participants: 2 },
    { title: 'Zu dritt', participants: 2 },
  ]);
  expect(await rowsOf(sql`select count(*)::integer as entries from directory_index`)).toEqual([{ entries: 2 }]);
  expect(await rowsOf(sql`select slug from actor_slug order by slug`)).toHaveLength(2);
  expect(await rowsOf(sql`select count(*) from topic`)).toEqual(vocabulary);
  expect(await revision()).not.toEqual(before);
});

test('says so when there is nothing to remove, and changes nothing', async () => {
  await examples('remove');
  const before = await revision();
  expect((await examples('remove')).output).toBe('There are no invented examples here; nothing was changed.\n');
  expect(await revision()).toEqual(before);
});

test('loads them again, once, and not over an entry of the same address', async () => {
  const slugs = () => rowsOf(sql`select slug, state from actor order by slug`);
  const before = await slugs();
  await examples('remove');
  expect((await examples('load')).output).toContain('are loaded');
  expect(await slugs()).toEqual(before);
  expect((await examples('load')).output).toContain('here already');
  await rowsOf(sql`update actor set is_example = false`);
  expect(await examples('load')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('belongs to an entry of yours'),
  });
});

test('a wrong call is told how it goes', async () => {
  expect(await examples('delete')).toMatchObject({
    exitCode: 2,
    errors: expect.stringContaining('npm run examples -- remove'),
  });
});
