import type { Kysely } from 'kysely';
import { takeTurns } from '#server/database/turn.ts';
import { keyOf, type ReadAddress, typedAddress } from './address.model.ts';
import type { Address } from './address.type.ts';
import {
  clearRegister,
  findKnownPoints,
  finishRegister,
  type HouseRow,
  insertHouses,
  insertRegister,
  insertStreets,
  type LocatedHouse,
  locateHouses,
  type StreetRow,
} from './address-import.queries.ts';

const batchSize = 10_000;
/** Rows that are told one by one; of more, their number is. */
const mostFaults = 20;

export interface AddressImport {
  rows: number;
  addresses: number;
  streets: number;
  /** the same house in a further row */
  doubles: number;
  /** houses whose point the file says, and those where somebody of the directory is found */
  points: number;
  learned: number;
  refused: number;
  faults: { row: number; reason: string }[];
}

export interface RegisterRow {
  row: number;
  read: ReadAddress;
}

/**
 * Replaces the register by the rows of another one, which are read as they come. Rows that cannot be read are left out and told.
 * All in the transaction of `db`; who looks for an address meanwhile finds those of the old one.
 */
export async function importAddresses(
  db: Kysely<unknown>,
  rows: AsyncIterable<RegisterRow> | Iterable<RegisterRow>,
  origin: { credit: string | null; isExample: boolean },
): Promise<AddressImport> {
  await takeTurns(db);
  await clearRegister(db);
  await insertRegister(db, origin);
  const done: AddressImport = {
    ...{ rows: 0, addresses: 0, streets: 0, doubles: 0, points: 0, learned: 0, refused: 0 },
    faults: [],
  };
  const writer = registerWriter(db);
  for await (const { row, read } of rows) {
    done.rows += 1;
    if ('reason' in read) {
      done.refused += 1;
      if (done.faults.length < mostFaults) done.faults.push({ row, reason: read.reason });
    } else {
      if (read.address.point !== null) done.points += 1;
      await writer.add(read.address);
    }
  }
  await writer.flush();
  done.addresses = writer.written();
  done.streets = writer.streets();
  done.doubles = done.rows - done.refused - done.addresses;
  await finishRegister(db);
  done.learned = await learnPoints(db);
  return done;
}

/** Writes addresses in batches; streets are numbered as they come. */
function registerWriter(db: Kysely<unknown>) {
  const ids = new Map<string, number>();
  let streets: StreetRow[] = [];
  let houses: HouseRow[] = [];
  let written = 0;

  async function flush(): Promise<void> {
    await insertStreets(db, streets);
    written += await insertHouses(db, houses);
    [streets, houses] = [[], []];
  }

  return {
    flush,
    written: () => written,
    streets: () => ids.size,
    async add({ street, locality, city, ...house }: Address): Promise<void> {
      const name = JSON.stringify([street, locality]);
      const known = ids.get(name);
      const streetId = known ?? ids.size + 1;
      if (known === undefined) {
        ids.set(name, streetId);
        streets.push({ id: streetId, name: street, key: keyOf(street), locality, city });
      }
      houses.push({ streetId, ...house });
      if (houses.length >= batchSize) await flush();
    },
  };
}

async function learnPoints(db: Kysely<unknown>): Promise<number> {
  let learned = 0;
  for await (const places of findKnownPoints(db)) {
    const houses = places.flatMap(({ street, postalCode, latitude, longitude }): LocatedHouse[] => {
      const { key, house } = typedAddress(street);
      return house === null ? [] : [{ key, ...house, postalCode, latitude, longitude }];
    });
    learned += await locateHouses(db, houses);
  }
  return learned;
}
