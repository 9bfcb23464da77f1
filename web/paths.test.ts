import { describe, expect, test } from 'vitest';
import { actorPath, directoryPath, homePath, inLocale, keptPath, splitLocale } from './paths.ts';

describe('addresses', () => {
  test('are German without prefix and English behind /en', () => {
    expect(homePath('de')).toBe('/');
    expect(homePath('en')).toBe('/en');
    expect(directoryPath('en', 'topics=family')).toBe('/en/akteure?topics=family');
    expect(actorPath('de', 'cafe-ost')).toBe('/akteure/cafe-ost');
  });

  test('carry a kept list', () => {
    expect(keptPath('de', ['a', 'b-c'])).toBe('/merkliste?actors=a,b-c');
    expect(keptPath('de')).toBe('/merkliste');
  });

  test('say their language', () => {
    expect(splitLocale('/en/akteure/a')).toEqual({ locale: 'en', path: '/akteure/a' });
    expect(splitLocale('/en')).toEqual({ locale: 'en', path: '/' });
    expect(splitLocale('/english')).toEqual({ locale: 'de', path: '/english' });
    expect(splitLocale('/de/akteure')).toEqual({ locale: 'de', path: '/de/akteure' });
  });

  test('lead to the same page with its query in the other language', () => {
    const page = { pathname: '/akteure', search: '?topics=family' };
    expect(inLocale(page, 'en')).toBe('/en/akteure?topics=family');
    expect(inLocale({ ...page, pathname: '/en/akteure' }, 'de')).toBe('/akteure?topics=family');
    expect(inLocale({ pathname: '/en', search: '' }, 'de')).toBe('/');
  });
});
