import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages as deMessages } from './de.ts';
import { lateMessages as deLate } from './de-late.ts';
import { messages as enMessages } from './en.ts';
import { lateMessages as enLate } from './en-late.ts';

/** What every page has, and what comes with some. */
const de = { ...deMessages, ...deLate };
const en = { ...enMessages, ...enLate };

const web = path.join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', {
  cwd: web,
  exclude: ['**/*.test.*', 'gql/**', 'i18n/*-*.ts', 'i18n/{de,en}.ts'],
});
const code = sources.map((file) => readFileSync(path.join(web, file), 'utf8')).join('\n');

/** Every text with the way to it: `sortBy.NAME`. */
function textsOf(catalogue: object, prefix = ''): Map<string, unknown> {
  const texts = new Map<string, unknown>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [deeper, text] of textsOf(value, `${prefix}${key}.`)) texts.set(deeper, text);
    } else {
      texts.set(prefix + key, value);
    }
  }
  return texts;
}

describe('the texts', () => {
  test('are all in use', () => {
    expect(sources.length).toBeGreaterThan(80);
    const unused = Object.keys(de).filter((key) => !new RegExp(`\\bmessages\\s*\\.${key}\\b`).test(code));
    expect(unused).toEqual([]);
  });

  test('have the same keys in both languages', () => {
    expect([...textsOf(en).keys()].sort()).toEqual([...textsOf(de).keys()].sort());
  });

  test.each([
    ['German', de],
    ['English', en],
  ])('are never empty in %s', (_language, catalogue) => {
    const empty = [...textsOf(catalogue)].filter(
      ([, text]) => text === '' || (Array.isArray(text) && text.length === 0),
    );
    expect(empty).toEqual([]);
  });

  test('are translated, but for names and words that are the same', () => {
    const english = textsOf(en);
    const same = [...textsOf(de)].filter(([key, text]) => typeof text === 'string' && english.get(key) === text);
    // A search for volunteers is made in the language of the entries.
    expect(same.map(([key]) => key).sort()).toEqual([
      'actorWebsite',
      'contactField.name',
      'doorJoinSearch',
      'editField.name',
      'kind.INITIATIVE',
      'otherLanguages.de',
      'otherLanguages.en',
    ]);
  });
});
