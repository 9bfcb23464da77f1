import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importText } from '#server/testing/test-import.ts';

let database: TestDatabase;
let member: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase('empty');
  member = new pg.Client({ connectionString: database.url });
  await member.connect();
});
afterEach(async () => {
  await member.end();
  await database.close();
});

const header = 'id,name,description,street,postal_code,lat,lon,opening_hours';
const garden = (hours: string) => `g1,Garten am Ring,Wir gärtnern,Weitlingstr. 4,10317,52.5055,13.4935,${hours}`;
const file = (...rows: string[]) => [header, ...rows].join('\n');

/** Until somebody waits for a lock of the member. */
async function untilWaitedFor(): Promise<void> {
  const watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
  const query =
    "select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await watcher.query(query)).rows[0].count === 0) await wait(10);
  await watcher.end();
}

describe('beside somebody who edits', () => {
  test('an import that had to wait keeps what was written meanwhile', async () => {
    await importText(database.orm, file(garden('Mo 10:00-12:00')));
    await member.query('begin');
    await member.query("update actor set updated_at = now() where slug = 'garten-am-ring'");
    await member.query("update place set opening_hours = 'Sa 10:00-12:00'");
    const importing = importText(database.orm, file(garden('Tu 10:00-12:00')));
    await untilWaitedFor();
    await member.query('commit');
    expect(await importing).toMatchObject({ keptByHand: 1, notes: [{ column: 'openingHours' }] });
    expect((await member.query('select opening_hours as hours from place')).rows).toEqual([
      { hours: 'Sa 10:00-12:00' },
    ]);
  });

  test('an import passes over an address that was taken while it read', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `${n},Kreis ${n},Wir backen,,,,,`);
    const report = await importText(database.orm, file(...rows), {
      async afterRow(number) {
        if (number !== 1100) return;
        await member.query(`insert into actor (id, slug, kind, name, state)
          values (gen_random_uuid(), 'kreis-1150', 'INITIATIVE', 'Von Hand', 'PUBLISHED')`);
      },
    });
    expect(report.created).toBe(rows.length);
    const { rows: found } = await member.query("select slug from actor where slug like 'kreis-1150%' order by slug");
    expect(found).toEqual([{ slug: 'kreis-1150' }, { slug: 'kreis-1150-2' }]);
  });
});
