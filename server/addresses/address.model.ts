import { cleanLine, foldText } from '#server/actors/text.model.ts';
import { toWgs84 } from '#server/districts/projection.model.ts';
import type { Address } from './address.type.ts';

/** What the columns of a register may be called, folded, without spaces. */
const columnNames = {
  street: ['strname', 'strasse', 'street', 'strassenname', 'streetname'],
  number: ['hnr', 'hausnummer', 'hausnr', 'number', 'housenumber'],
  suffix: ['hnrzusatz', 'hausnummerzusatz', 'zusatz', 'adz', 'suffix'],
  postalCode: ['plz', 'postleitzahl', 'postalcode', 'postcode'],
  locality: ['ortname', 'ortsteil', 'ortsteilname', 'locality'],
  city: ['stadt', 'gemeinde', 'gemeindename', 'city', 'ort'],
  quarter: ['plrid', 'planungsraumid', 'quarter', 'quarterid', 'districtid'],
  latitude: ['latitude', 'lat', 'breite', 'breitengrad', 'y', 'hochwert', 'nordwert'],
  longitude: ['longitude', 'lon', 'lng', 'laenge', 'laengengrad', 'x', 'rechtswert', 'ostwert'],
} as const;

type Column = keyof typeof columnNames;
export type AddressColumns = Partial<Record<Column, string>>;

/** Which column of a file holds what; null: none holds a street, or none a house number. */
export function addressColumns(header: readonly string[]): AddressColumns | null {
  const found: AddressColumns = {};
  for (const name of header) {
    const folded = foldText(name).replaceAll(' ', '');
    const column = (Object.keys(columnNames) as Column[]).find((one) =>
      (columnNames[one] as readonly string[]).includes(folded),
    );
    if (column !== undefined) found[column] ??= name;
  }
  return found.street === undefined || found.number === undefined ? null : found;
}

export type ReadAddress = { address: Address } | { reason: string };

/** Reads a row of a register; `city` is the town of all rows that name none. */
export function readAddress(cells: Record<string, string>, columns: AddressColumns, city: string | null): ReadAddress {
  const cell = (column: Column) => cleanLine(cells[columns[column] ?? ''] ?? '');
  const street = cell('street');
  if (keyOf(street) === '') return { reason: 'no street' };
  if (street.length > longestStreet) return { reason: `a street of more than ${longestStreet} characters` };
  const [, digits = '', behind = ''] = /^0{0,9}(\d{1,4})\s?([a-z]?)$/i.exec(cell('number')) ?? [];
  if (digits === '') return { reason: `"${cell('number').slice(0, 40)}" is no house number` };
  const suffix = (cell('suffix') || behind).toUpperCase();
  if (suffix.length > longestSuffix) return { reason: `"${suffix.slice(0, 40)}" behind a house number` };
  const postalCode = cell('postalCode');
  if (postalCode !== '' && !/^\d{5}$/.test(postalCode))
    return { reason: `"${postalCode.slice(0, 40)}" is no postal code of five digits` };
  const point = pointOf(cell('latitude'), cell('longitude'));
  if (point === 'unreadable')
    return { reason: `"${cell('latitude')}", "${cell('longitude')}" are no coordinates`.slice(0, 120) };
  return {
    address: {
      ...{ street, number: Number(digits), suffix, postalCode, locality: cell('locality').slice(0, longestStreet) },
      city: cell('city') || city,
      quarter: cell('quarter') || null,
      point,
    },
  };
}

const longestStreet = 120;
const longestSuffix = 4;

/** Degrees, or metres of EPSG:25833, as the offices of Berlin write them. */
function pointOf(latitudeCell: string, longitudeCell: string): Address['point'] | 'unreadable' {
  if (latitudeCell === '' && longitudeCell === '') return null;
  const [y = Number.NaN, x = Number.NaN] = [latitudeCell, longitudeCell].map((text) =>
    text === '' ? Number.NaN : Number(text.replace(',', '.')),
  );
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 'unreadable';
  if (Math.abs(y) <= 90 && Math.abs(x) <= 180) return { latitude: y, longitude: x };
  return x > 100_000 && x < 900_000 && y > 4_000_000 && y < 7_000_000 ? toWgs84(x, y) : 'unreadable';
}

/** One spelling of a street: no case, umlauts, hyphens or spaces, and "str." written out, so that keys can be compared sign by sign. */
export function keyOf(street: string): string {
  return foldText(street)
    .replace(/([a-z])str(?= |$)/g, '$1strasse')
    .replace(/(^| )str(?= |$)/g, '$1strasse')
    .replaceAll(' ', '');
}

/** What somebody types who looks for an address. */
export interface TypedAddress {
  /** key of the street, as far as it is typed */
  key: string;
  /** key without "str" written out at its end: "Alstr" may become "Alströmerweg" */
  literalKey: string;
  /** null: no house number yet */
  house: { number: number; suffix: string } | null;
}

/** Splits an address as people write it; of "8-10" or "8/10" the first number is taken. */
export function typedAddress(text: string): TypedAddress {
  const { street, house } = splitAddress(text);
  return { key: keyOf(street), literalKey: foldText(street).replaceAll(' ', ''), house };
}

/** The name of the street and the house number behind it. */
export function splitAddress(text: string): { street: string; house: TypedAddress['house'] } {
  const line = cleanLine(text.slice(0, longestStreet)).replace(/(\d)\s?[-–/]\s?\d{1,4}\s?[a-z]?$/i, '$1');
  const [ending = '', digits = '', suffix = ''] = /(\d{1,4})\s?([a-z]?)$/i.exec(line) ?? [];
  const street = line.slice(0, line.length - ending.length).trim();
  if (ending === '' || !/\p{L}/u.test(street)) return { street: line, house: null };
  return { street, house: { number: Number(digits), suffix: suffix.toUpperCase() } };
}
