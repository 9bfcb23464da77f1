import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { StartError } from '#server/errors.ts';
import { readBeginning } from '#server/exchange/encoding.service.ts';
import { openTable } from '#server/exchange/table.service.ts';
import { addressColumns, readAddress } from './address.model.ts';
import type { RegisterRow } from './address-import.service.ts';

/**
 * Opens a register: a table in any format that the import reads, also packed with gzip, and hands its rows to `work`.
 *
 * @param city the town of rows that name none
 * @throws StartError and TableError with one sentence
 */
export async function withRegister<Result>(
  file: string,
  city: string | null,
  work: (rows: AsyncIterable<RegisterRow>) => Promise<Result>,
): Promise<Result> {
  const unpacked = await unpack(file);
  try {
    const table = await openTable(unpacked?.file ?? file);
    const columns = addressColumns(table.header);
    if (columns === null) {
      throw new StartError(
        `${file} is no register of addresses: it needs a column for the street (such as str_name) and one for the house number (such as hnr), and has ${table.header.join(', ')}.`,
      );
    }
    return await work(rowsOf());

    async function* rowsOf(): AsyncGenerator<RegisterRow> {
      if (columns === null) return;
      for await (const { number, cells, problem } of table.rows())
        yield { row: number, read: problem ? { reason: problem.reason } : readAddress(cells, columns, city) };
    }
  } finally {
    if (unpacked) await rm(unpacked.folder, { recursive: true, force: true });
  }
}

/** The file unpacked in a folder of its own, because a table is walked twice; null: it is not packed. */
async function unpack(file: string): Promise<{ folder: string; file: string } | null> {
  const beginning = await readBeginning(file, 2);
  if (beginning[0] !== 0x1f || beginning[1] !== 0x8b) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'kieznetz-addresses-'));
  const target = path.join(folder, path.basename(file).replace(/\.gz$/i, ''));
  try {
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(target));
    return { folder, file: target };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new StartError(`${file} cannot be unpacked: it is cut off or damaged; download it again.`, { cause: error });
  }
}
