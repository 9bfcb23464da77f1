import { sql } from 'kysely';
import type { Config } from '#server/config.ts';
import { metresPerDegree } from '#server/districts/projection.model.ts';
import type { Site } from '#server/operator/site.type.ts';
import { connectOrm, type Orm } from './orm.ts';
import { seedExample } from './seed-example.ts';
import { seedVocabulary } from './seed-vocabulary.ts';

/** Any number that no other program takes as an advisory lock on this database; not that of the migrations. */
const seedLock = 7_114_010;

/**
 * Gives a migrated database what it needs to serve: the reference of its metre projection, the vocabulary, and on the very
 * first start the example network, unless the seed is `none`. Several processes may do this at once.
 */
export async function prepareDatabase(
  databaseUrl: string,
  preparation: { seed: Config['seed']; site: Site; now: Date },
): Promise<void> {
  const orm = await connectOrm(databaseUrl, { connections: 1, patient: true });
  try {
    await prepare(orm, preparation);
    // without fresh statistics the first pages after a seed take a second
    await orm.em.fork().execute('analyze');
  } finally {
    await orm.close();
  }
}

async function prepare(orm: Orm, { seed, site, now }: { seed: Config['seed']; site: Site; now: Date }): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [seedLock]);
    const db = em.getKysely<unknown>();
    const metres = metresPerDegree(site.centre.latitude);
    const framed = await sql<{ first: boolean }>`
      insert into directory_frame (latitude, longitude, metres_per_latitude, metres_per_longitude)
      values (${site.centre.latitude}, ${site.centre.longitude}, ${metres.latitude}, ${metres.longitude})
      on conflict (single) do update set latitude = excluded.latitude, longitude = excluded.longitude,
        metres_per_latitude = excluded.metres_per_latitude, metres_per_longitude = excluded.metres_per_longitude
      where directory_frame.latitude <> excluded.latitude or directory_frame.longitude <> excluded.longitude
      returning xmax = 0 as first
    `.execute(db);
    const [change] = framed.rows;
    // distances change with the reference, so what was answered before is old
    if (change?.first === false) await sql`select directory_note('{}')`.execute(db);
    await seedVocabulary(em);
    if (change?.first && seed === 'example') await seedExample(em, now);
  });
}
