import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendEmail, mendPhone, mendWebsite } from './contact.model.ts';

const berlin = { areaCode: '030' };

describe('phone numbers become E.164', () => {
  test.each([
    ['030 - 51736038', '+493051736038'],
    ['030/51061164', '+493051061164'],
    ['3828261', '+49303828261'],
    ['522 08 51', '+49305220851'],
    ['+49 (0)30 5251429', '+49305251429'],
    ['0049 30 5251429', '+49305251429'],
    [' 0160 5500367 ', '+491605500367'],
    ['Tel.: 030 23125000', '+493023125000'],
    ['030 23125000, Fax: 030 23125999', '+493023125000'],
    ['Tel 030-23125000 Fax 030-23125999', '+493023125000'],
    ['493023125000', '+493023125000'],
  ])('%j', (cell, value) => {
    expect(mendPhone(cell, berlin)).toEqual({ value, notes: [] });
  });

  test('the first of several is taken, the others are told', () => {
    const mended = mendPhone('030 23125000 / 0160 5500367', berlin);
    expect(mended.value).toBe('+493023125000');
    expect(mended.notes).toEqual(['holds several numbers; +493023125000 is taken, left out: +491605500367']);
  });

  test('what is no number is left out and told', () => {
    expect(mendPhone('112', berlin).value).toBeNull();
    expect(mendPhone('0176', berlin)).toEqual({ value: null, notes: ['"0176" is not a phone number; left out'] });
  });

  test('an area code of another town belongs to local numbers', () => {
    expect(mendPhone('3828261', { areaCode: '0351' }).value).toBe('+493513828261');
  });

  test('a mended number stays as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000, max: 99_999_999 }), (local) => {
        const { value } = mendPhone(String(local), berlin);
        expect(value).not.toBeNull();
        expect(mendPhone(value ?? '', berlin)).toEqual({ value, notes: [] });
      }),
    );
  });
});

describe('mail addresses', () => {
  test.each([
    ['sekretariat@kant-gymnasium.de ', 'sekretariat@kant-gymnasium.de'],
    ['Sekretariat@11G23.Schule.Berlin.de', 'Sekretariat@11g23.schule.berlin.de'],
    ['mailto:info@example.org', 'info@example.org'],
    ['info (at) example.org', 'info@example.org'],
    ['info @ example.org', 'info@example.org'],
    ['info[at]example.org', 'info@example.org'],
    ['info@awo-südost.de', 'info@xn--awo-sdost-u9a.de'],
  ])('%j', (cell, value) => {
    expect(mendEmail(cell)).toEqual({ value, notes: [] });
  });

  test('a broken one is left out and told', () => {
    expect(mendEmail('keine')).toEqual({ value: null, notes: ['"keine" is not a mail address; left out'] });
  });

  test('the first of several is taken', () => {
    expect(mendEmail('a@example.org; b@example.org').notes).toEqual([
      'holds several addresses; a@example.org is taken, left out: b@example.org',
    ]);
  });
});

describe('web addresses', () => {
  test.each([
    ['www.example.org', 'https://www.example.org'],
    ['example.org/kita', 'https://example.org/kita'],
    ['http//www.kinderring-berlin.de', 'http://www.kinderring-berlin.de'],
    ['http://http://example.org', 'http://example.org'],
    ['https:// example.org', 'https://example.org'],
    ['http:/example.org', 'http://example.org'],
    ['HTTPS://Example.ORG/Haus', 'https://example.org/Haus'],
    ['https://www.awo-südost.de/kitas', 'https://www.xn--awo-sdost-u9a.de/kitas'],
    ['http://www.xn--kita-zahnlcke-5ob.de/', 'http://www.xn--kita-zahnlcke-5ob.de'],
  ])('%j', (cell, value) => {
    expect(mendWebsite(cell)).toEqual({ value, notes: [] });
  });

  test.each([
    ['javascript:alert(1)'],
    ['folgt'],
    ['http://user:secret@example.org'],
    ['ftp://example.org'],
    ['http://localhost'],
  ])('%j is left out and told', (cell) => {
    const { value, notes } = mendWebsite(cell);
    expect(value).toBeNull();
    expect(notes).toHaveLength(1);
  });

  test('never gives anything but http and https, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        expect(mendWebsite(cell).value ?? 'https://').toMatch(/^https?:\/\//);
      }),
    );
  });
});
