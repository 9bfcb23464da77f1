import type { Mended } from '#server/actors/mended.type.ts';
import { cleanLine } from '#server/actors/text.model.ts';

export interface AddressCells {
  street: string;
  houseNumber: string;
  postalCode: string;
  city: string;
}

export interface Address {
  street: string | null;
  postalCode: string | null;
  city: string | null;
}

/**
 * One spelling for an address: "Weitlingstr. 4, 10317 Berlin" in the street field becomes street, postal code and town,
 * "str." and "Strasse" become "straße", "56 a" becomes "56A". Notes are told per column by their name.
 */
export function mendAddress(cells: AddressCells): {
  address: Address;
  notes: { field: keyof AddressCells; reason: string }[];
} {
  const split = splitTown(cleanLine(cells.street));
  const number = mendHouseNumber(cells.houseNumber);
  const postal = mendPostalCode(cells.postalCode);
  const street = joinNumber(spellStreet(split.street), number.value);
  const address = {
    street: street === '' ? null : street,
    postalCode: postal.value ?? split.postalCode,
    city: emptyToNull(cleanLine(cells.city).replace(/^(?:D-)?\d{5}\s+/, '')) ?? split.city,
  };
  const notes = [
    ...number.notes.map((reason) => ({ field: 'houseNumber' as const, reason })),
    ...postal.notes.map((reason) => ({ field: 'postalCode' as const, reason })),
  ];
  return { address, notes };
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text;
}

/** "Volkradstraße, 10319 Berlin" -> street, postal code, town; a street without a town stays as it is. */
function splitTown(street: string): Address & { street: string } {
  const found = /^(?:(.*?)[ ,;]{1,9})?(?:D-)?(\d{5})(?: (\p{L}.*))?$/su.exec(street);
  const [, before = '', postalCode = '', city = ''] = found ?? [];
  if (found) return { street: before, postalCode, city: emptyToNull(city.replace(/^[ ,]{1,9}|[ ,]{1,9}$/g, '')) };
  return { street: street.replace(/[ ,;]{1,9}$/, ''), postalCode: null, city: null };
}

/** Abbreviations and Swiss spelling of streets, wherever the house number stands. */
function spellStreet(street: string): string {
  return street
    .replace(/(?<=\p{L})str(?:\.|asse\b|(?=\s|$))/gu, 'straße')
    .replace(/(?<=^|[\s-])Str(?:\.|asse\b|(?=\s|$))/g, 'Straße')
    .replace(/(?<=\p{L})STR(?:\.|ASSE\b|AßE\b)/gu, 'STRASSE')
    .replace(/(?<=\p{L})pl\.(?=\s|$)/gu, 'platz')
    .replace(/(?<=^|[\s-])Pl\.(?=\s|$)/g, 'Platz')
    .replace(/(straße|platz)(?=\d)/gi, '$1 ')
    .replace(/(?<=\s)\d{1,9}(?:\s?[a-zA-Z])?(?:\s?[-–/+](?:\s?\d{1,9})?(?:\s?[a-zA-Z])?){0,9}$/, spellNumber);
}

function joinNumber(street: string, number: string | null): string {
  if (number === null || street === '') return street;
  return street.endsWith(` ${number}`) ? street : `${street} ${number}`;
}

/** "56 a" -> "56A", "12 – 14" -> "12-14", "35/35a" -> "35/35A". */
function spellNumber(text: string): string {
  return text
    .replace(/\s?[-–—]\s?/g, '-')
    .replace(/\s?([/+])\s?/g, '$1')
    .replace(/(\d)\s+([a-zA-Z])(?![a-zA-Z])/g, '$1$2')
    .replace(/(\d)([a-z])(?![a-zA-Z])/g, (_, digit: string, letter: string) => digit + letter.toUpperCase())
    .replace(/([-/+])([a-z])$/, (_, sign: string, letter: string) => sign + letter.toUpperCase());
}

const MONTH = /^\d{1,2}\.?\s*(?:Jan|Feb|Mrz|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec)/i;

/** A house number in its one spelling. What a spreadsheet took for a date ("12-14" -> 12 December) is left out and told. */
export function mendHouseNumber(cell: string): Mended<string> {
  const text = cleanLine(cell)
    .replace(/\.0$/, '')
    .replace(/^(?:Nr\.?|No\.?)\s*(?=\d)/i, '');
  if (text === '' || text === '-') return { value: null, notes: [] };
  if (MONTH.test(text) || /^\d{4}-\d{2}-\d{2}/.test(text)) {
    return { value: null, notes: [`"${text}" is a date that the spreadsheet made of a house number; left out`] };
  }
  return { value: spellNumber(text), notes: [] };
}

/** Five digits; a spreadsheet's "10315.0" and "D-10315" are mended, anything else is left out and told. */
export function mendPostalCode(cell: string): Mended<string> {
  const text = cleanLine(cell)
    .replace(/\.0+$/, '')
    .replace(/^D[-\s]*(?=\d)/i, '')
    .replace(/^(\d{2})\s(\d{3})$/, '$1$2');
  if (text === '') return { value: null, notes: [] };
  if (/^\d{5}$/.test(text)) return { value: text, notes: [] };
  return { value: null, notes: [`"${text}" is not a postal code of five digits; left out`] };
}
