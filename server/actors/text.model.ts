import { convert } from 'html-to-text';

/** Trims, takes out invisible signs and makes any run of white space one space, in Unicode's composed form. */
export function cleanLine(text: string): string {
  return withoutInvisible(text).replace(/\s+/g, ' ').trim();
}

/**
 * Zero-width signs, soft hyphens, byte order marks, direction overrides and control signs that spreadsheets and web pages leave
 * behind; half a sign (a lone surrogate), which PostgreSQL cannot hold, becomes U+FFFD.
 */
function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (/\s/.test(sign) && sign !== '\uFEFF' ? sign : ''));
}

/** Text as somebody typed it, with its lines and its Markdown; invisible signs and white space around it are taken out. */
export function cleanText(text: string): string {
  return withoutInvisible(text.replace(/\r\n?/g, '\n')).trim();
}

/** Text with tags or entities as plain text with its paragraphs kept; links keep their words, not their addresses. */
export function plainText(text: string): string {
  const visible = withoutInvisible(text.replace(/\r\n?/g, '\n'));
  const plain = looksLikeHtml(visible) ? convertHtml(visible) : visible;
  const lines = plain.split('\n').map((line) => line.replace(/[^\S\n]+/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]+\d?);/i.test(text);
}

function convertHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

const GERMAN_FOLDS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** One spelling for comparing: lower case, ae for ä, no accents, only letters and digits with single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN_FOLDS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Splits a cell that lists several words: semicolon, comma, bar or line break. */
export function listOf(cell: string): string[] {
  const entries = cell
    .split(/[;,|\n]/)
    .map(cleanLine)
    .filter((entry) => entry !== '');
  return [...new Set(entries)];
}
