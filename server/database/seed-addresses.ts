import { type Kysely, sql } from 'kysely';
import { splitAddress } from '#server/addresses/address.model.ts';
import { importAddresses, type RegisterRow } from '#server/addresses/address-import.service.ts';

interface ExampleAddress {
  street: string;
  postalCode: string | null;
  city: string | null;
  districtId: string | null;
  latitude: number;
  longitude: number;
}

/**
 * Where the invented network is found, as a register: so that an address is suggested before somebody has imported a real one,
 * which stays as it is.
 */
export async function seedAddresses(db: Kysely<unknown>): Promise<void> {
  const present = await sql`select 1 from address_register`.execute(db);
  if (present.rows.length > 0) return;
  const { rows } = await sql<ExampleAddress>`
    select distinct on (street, postal_code) street, postal_code as "postalCode", city, district_id as "districtId", latitude, longitude
    from published_place where public_as = 'EXACT' and street is not null and latitude is not null
    order by street, postal_code, id
  `.execute(db);
  await importAddresses(db, rows.flatMap(registerRow), { credit: null, isExample: true });
}

/** Takes them out again, if they have not been replaced meanwhile. */
export async function removeExampleAddresses(db: Kysely<unknown>): Promise<void> {
  const removed = await sql`delete from address_register where is_example returning 1`.execute(db);
  if (removed.rows.length > 0) await sql`delete from address_street`.execute(db);
}

function registerRow(
  { street: line, postalCode, city, districtId, latitude, longitude }: ExampleAddress,
  row: number,
): RegisterRow[] {
  const { street, house } = splitAddress(line);
  if (house === null) return [];
  const address = { street, ...house, postalCode: postalCode ?? '', locality: '', city, quarter: districtId };
  return [{ row, read: { address: { ...address, point: { latitude, longitude } } } }];
}
