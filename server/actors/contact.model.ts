import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { Mended } from './mended.type.ts';
import { cleanLine } from './text.model.ts';

/** Where local phone numbers belong: "030" for Berlin. Germany is assumed for all that begin with a single 0. */
export interface PhoneRegion {
  areaCode: string;
}

const MOST_PHONES_IN_A_CELL = 10;
/** 110 and 112 are nobody's own number. */
const FEWEST_DIGITS = 5;

/** The first working phone number of a cell as E.164; further ones and unusable ones are told. */
export function mendPhone(cell: string, region: PhoneRegion): Mended<string> {
  const entries = phonesIn(cell).slice(0, MOST_PHONES_IN_A_CELL);
  const numbers = entries.map((entry) => ({ entry, number: phoneNumber(entry, region) }));
  const value = numbers.find(({ number }) => number !== null)?.number ?? null;
  const broken = numbers.filter(({ number }) => number === null);
  const others = new Set(numbers.flatMap(({ number }) => (number !== null && number !== value ? [number] : [])));
  const notes = broken.map(({ entry }) => `"${entry}" is not a phone number; left out`);
  if (others.size > 0) notes.push(`holds several numbers; ${value} is taken, left out: ${[...others].join(', ')}`);
  return { value, notes };
}

/** A slash or dash inside a number stays ("030/25094242"); one between two numbers, with spaces around it, parts them. */
function phonesIn(cell: string): string[] {
  const parts = cell
    .replace(/\s(?=(?:tele)?fax\b)/gi, ';')
    .split(/[;,|\n]|\s(?:oder|und|or|and)\s|(?<=\d{4})\s{1,9}[/–-]\s{1,9}(?=[0+(])/i);
  return parts
    .map((part) => cleanLine(part))
    .filter((part) => part !== '' && !/^(?:tele)?fax|\bfax\b/i.test(part))
    .map((part) => part.replace(/^(?:tel(?:efon)?|fon|phone|mobil|handy)\b[.:]*\s*/i, ''));
}

function phoneNumber(entry: string, region: PhoneRegion): string | null {
  const digits = entry.replace(/^tel:/i, '').replace(/\(0\)/, '');
  if (digits.replace(/\D/g, '').length < FEWEST_DIGITS) return null;
  const lostPlus = /^49\d{9,}$/.test(digits) ? parsePhoneNumberFromString(`+${digits}`) : undefined; // a spreadsheet took it for a number
  if (lostPlus?.isValid()) return lostPlus.number;
  const isLocal = /^[1-9]/.test(digits);
  const parsed = parsePhoneNumberFromString(isLocal ? `${region.areaCode} ${digits}` : digits, 'DE');
  return parsed?.isValid() ? parsed.number : null;
}

/** One mail address with its host in lower case; several, "(at)" and `mailto:` are understood, a broken one is told. */
export function mendEmail(cell: string): Mended<string> {
  const entries = cell.split(/[;,|\s]+(?![^(]*\))/).filter((entry) => entry !== '');
  if (entries.length === 0) return { value: null, notes: [] };
  const addresses = mailAddresses(
    cleanLine(cell)
      .replace(/[([]\s{0,9}(?:at|ät)\s{0,9}[)\]]/gi, '@')
      .replace(/\s{0,9}@\s{0,9}/g, '@'),
  );
  const [value = null, ...others] = addresses;
  if (value === null) return { value, notes: [`"${cleanLine(cell)}" is not a mail address; left out`] };
  if (others.length === 0) return { value, notes: [] };
  return { value, notes: [`holds several addresses; ${value} is taken, left out: ${others.join(', ')}`] };
}

const mail = z.email();

function mailAddresses(text: string): string[] {
  const addresses = text.split(/[;,|\s<>]+/).flatMap((entry) => {
    const [local = '', host = '', ...more] = entry.replace(/^mailto:/i, '').split('@');
    const address = `${local}@${domainToASCII(host)}`;
    return more.length === 0 && mail.safeParse(address).success ? [address] : [];
  });
  return [...new Set(addresses)];
}

/**
 * A web address as browsers write it: scheme added ("https://" where none is given), slips such as "http//" mended, the
 * host in lower case and ASCII (IDNA, so "awo-südost.de" is one address in all spellings). Anything else is told.
 */
export function mendWebsite(cell: string): Mended<string> {
  const joined = cell.replace(/^\s*https?:\/\/(?=https?:)/i, '').replace(/(https?:\/\/)\s+/gi, '$1');
  const [entry = '', ...others] = joined.split(/[;|\s]+|,(?=\s*(?:https?:|www\.))/).filter((part) => part !== '');
  if (entry === '') return { value: null, notes: [] };
  const url = webUrl(entry);
  if (url === null) return { value: null, notes: [`"${cleanLine(cell)}" is not a web address; left out`] };
  const notes =
    others.length > 0 ? [`holds more than one address; ${url} is taken, left out: ${others.join(' ')}`] : [];
  return { value: url, notes };
}

function webUrl(entry: string): string | null {
  const [, scheme = 'https', rest = ''] = /^(?:(https?)(?::\/{0,9}|\/\/))?(.*)$/is.exec(entry) ?? [];
  const address = `${scheme.toLowerCase()}://${rest}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isHost = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(url.hostname);
  if (!isHost || url.username !== '' || url.password !== '') return null;
  const isRoot = url.pathname === '/' && url.search === '' && url.hash === '';
  return isRoot ? url.href.replace(/\/$/, '') : url.href;
}

/**
 * German mobile numbers, and addresses at mail providers of private people: an initiative has no office, so they are
 * somebody's own and wait for a recorded consent. A pattern for PostgreSQL and here, whatever the case.
 */
export const privateContact =
  '^\\+491[567]|@(gmx|web|gmail|googlemail|t-online|freenet|outlook|hotmail|live|yahoo|icloud|me|aol|posteo|mailbox|proton|protonmail)\\.(de|net|com|org|at|ch|me)$';

const isPrivate = new RegExp(privateContact, 'i');

/** Whether a contact is taken for somebody's own, which depends on who it is a contact of. */
export function looksPersonal(value: string, kind: 'ASSOCIATION' | 'INITIATIVE' | 'INSTITUTION'): boolean {
  return kind === 'INITIATIVE' && isPrivate.test(value);
}
