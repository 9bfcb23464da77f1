import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coarsePoint } from '#server/actors/coarse-point.model.ts';
import { mapCell } from '#server/districts/projection.model.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

/* Formulas that stand twice, in TypeScript and in SQL, say the same. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.close());

/** Smaller than any place on earth, PostgreSQL takes a number for an underflow. */
const plain = (degrees: number) => (Math.abs(degrees) < 1e-9 ? 0 : degrees);
const aPoint = fc.record({
  latitude: fc.oneof(fc.double({ min: -84, max: 84, noNaN: true }), fc.double({ min: 52.3, max: 52.7, noNaN: true })),
  longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: 13, max: 13.8, noNaN: true })),
});
const points = [
  ...fc
    .sample(aPoint, { numRuns: 3000, seed: 114_009 })
    .map(({ latitude, longitude }) => ({ latitude: plain(latitude), longitude: plain(longitude) })),
  ...[-180, 180, 0].flatMap((longitude) => [-90, -85.06, 0, 85.06, 90].map((latitude) => ({ latitude, longitude }))),
];

async function inSql<Row>(select: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${select} from unnest(${points.map(({ latitude }) => latitude)}::float8[], ${points.map(({ longitude }) => longitude)}::float8[])
      with ordinality as p (latitude, longitude, n) order by n
  `.execute(database.orm.em.fork().getKysely<unknown>());
  return rows;
}

test('the Z-order cell of a point', async () => {
  const rows = await inSql<{ cell: string }>(sql`map_cell(longitude, latitude)::text as cell`);
  expect(rows.map(({ cell }) => cell)).toEqual(
    points.map(({ longitude, latitude }) => String(mapCell(longitude, latitude))),
  );
});

test('the coarse point of an area', async () => {
  const rows = await inSql<{ latitude: number; longitude: number }>(
    sql`coarse_latitude(latitude) as latitude, coarse_longitude(latitude, longitude) as longitude`,
  );
  for (const [index, point] of points.entries()) {
    if (Math.abs(point.latitude) > 84) continue;
    const [here, there] = [coarsePoint(point), rows[index]];
    expect(there?.latitude).toBeCloseTo(here.latitude, 6);
    expect(there?.longitude).toBeCloseTo(here.longitude, 6);
  }
});
