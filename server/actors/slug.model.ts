const LONGEST_SLUG = 80;

/** What a name without a single Latin letter or digit is called, so that every link has a readable end. */
const NAMELESS = 'eintrag';

/** Letters that Unicode does not take apart into a base letter and a mark, and German ones that must not lose their mark. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '&': ' und ',
};

/**
 * The last part of a link: lower-case ASCII letters and digits, words joined by single hyphens, 1 to 80 characters.
 * German umlauts become ae, oe, ue, ss; other marks are dropped; a long name ends after its last whole word that fits.
 */
export function slugOf(name: string): string {
  const spelledOut = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøłđðþı&]/g, (letter) => SPELLED_OUT[letter] ?? letter);
  const words = spelledOut
    .normalize('NFKD')
    .replace(/[\p{Mark}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return shortened(words, LONGEST_SLUG) || NAMELESS;
}

/**
 * `base` itself when nobody has it, else the first of `base-2`, `base-3`, … that is free, still within 80 characters.
 * `taken` holds present and former slugs: an old link never changes its meaning.
 */
export function nextFreeSlug(base: string, taken: ReadonlySet<string>): string {
  return freeSlugFrom(1, base, taken).slug;
}

/** The same from some number on, where those below are known to be taken, with the number found; 1 is `base` itself. */
export function freeSlugFrom(
  first: number,
  base: string,
  taken: ReadonlySet<string>,
): { slug: string; number: number } {
  for (let number = first; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const slug = shortened(base, LONGEST_SLUG - ending.length) + ending;
    if (!taken.has(slug)) return { slug, number };
  }
}

function shortened(slug: string, longest: number): string {
  if (slug.length <= longest) return slug;
  const lastWordEnd = slug.lastIndexOf('-', longest);
  return slug.slice(0, lastWordEnd > 0 ? lastWordEnd : longest);
}
