import type { Mended } from '#server/actors/mended.type.ts';
import { plainText } from '#server/actors/text.model.ts';
import { splitLegalForm } from './legal-form.model.ts';

const SMALL_WORDS = new Set([
  'und',
  'der',
  'die',
  'das',
  'den',
  'dem',
  'des',
  'am',
  'an',
  'im',
  'in',
  'auf',
  'für',
  'mit',
  'von',
  'vom',
  'zu',
  'zum',
  'zur',
  'bei',
  'unter',
  'the',
  'of',
  'and',
]);

/** A name on one line without tags. One written in capitals throughout is put into usual spelling, and told. */
export function mendName(cell: string): Mended<string> {
  const name = plainText(cell).replace(/\s+/g, ' ').trim();
  if (name === '') return { value: null, notes: [] };
  if (!isShouted(name)) return { value: name, notes: [] };
  const value = calm(name);
  return { value, notes: [`"${name}" is written in capitals; put as "${value}"`] };
}

/** Abbreviations are rightly in capitals, so only a name with two long words or one very long one counts as shouted. */
function isShouted(name: string): boolean {
  if (name !== name.toUpperCase()) return false;
  const words = splitLegalForm(name).name.match(/\p{L}+/gu) ?? [];
  return words.filter((word) => word.length >= 5).length >= 2 || words.some((word) => word.length >= 8);
}

function calm(name: string): string {
  const { name: bare, legalForm } = splitLegalForm(name);
  const words = bare.replace(/\p{L}+/gu, (word, offset: number) => {
    const small = word.toLowerCase();
    if (SMALL_WORDS.has(small) && offset > 0 && /\s/.test(bare[offset - 1] ?? '')) return small;
    return word.length <= 3 && !/[AEIOUÄÖÜ]/.test(word) ? word : word.charAt(0) + small.slice(1);
  });
  return legalForm === null ? words : `${words} ${legalForm}`;
}
