import { existsSync } from 'node:fs';
import path from 'node:path';
import { productRoot } from '#server/config.ts';
import type { Orm } from '#server/database/orm.ts';
import { importTable } from '#server/exchange/import.service.ts';
import { mappingOf } from '#server/exchange/import-reading.service.ts';
import { openTable } from '#server/exchange/table.service.ts';

const file = path.join(productRoot, '../shared/data/actors/actors-open-data.csv');

/** Whether the real facilities of the neighbourhood are at hand; tests over them are skipped otherwise. */
export const hasOpenData = existsSync(file);

/** Imports and publishes the 88 real facilities. */
export async function importOpenData(orm: Orm): Promise<void> {
  const table = await openTable(file);
  const mapping = await mappingOf(table, null);
  const now = new Date();
  await orm.em.fork().transactional((em) =>
    importTable(
      em,
      { table, path: file },
      {
        ...{ mapping, now, source: null, publish: true, isDryRun: false, skipInvalid: false, duplicates: 'hold' },
        frame: { west: 13, south: 52, east: 14, north: 53 },
        phoneRegion: { areaCode: '030' },
        today: now.toISOString().slice(0, 10),
      },
    ),
  );
}
