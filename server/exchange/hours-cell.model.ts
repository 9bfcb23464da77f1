import { LRUCache } from 'lru-cache';
import opening_hours from 'opening_hours';
import type { Mended } from '#server/actors/mended.type.ts';
import { cleanLine } from '#server/actors/text.model.ts';

/** Reading one expression takes 1-2 ms, and files repeat few of them. */
const known = new LRUCache<string, Mended<string>>({ max: 5_000 });

/** Holidays matter only for the syntax here; any German state does. */
const ANYWHERE_IN_GERMANY = { lat: 52.5, lon: 13.4, address: { country_code: 'de', state: 'Berlin' } };

/**
 * Opening hours in OpenStreetMap syntax; the library also reads much of what people write ("Montag bis Freitag 9-18
 * Uhr"). What it cannot read is kept as a comment, which residents see and which counts as "unknown", and is told.
 */
export function mendOpeningHours(cell: string): Mended<string> {
  const text = cleanLine(cell.replace(/\n+/g, '; '));
  if (text === '') return { value: null, notes: [] };
  const mended = known.get(text) ?? read(text);
  known.set(text, mended);
  return mended;
}

function read(text: string): Mended<string> {
  const syntax = spelled(text);
  if (syntax !== null) return { value: syntax, notes: [] };
  const comment = `"${text.replaceAll('"', "'")}"`;
  return { value: comment, notes: [`"${text}" cannot be read as opening hours; kept as a remark`] };
}

function spelled(text: string): string | null {
  try {
    const value: unknown = new opening_hours(text, ANYWHERE_IN_GERMANY).prettifyValue({});
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null; // the library throws a text that speaks to mappers, not to our readers
  }
}
