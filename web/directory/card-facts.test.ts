import { describe, expect, test } from 'vitest';
import { messages } from '#web/i18n/de.ts';
import { describeConfirmation, describeContact, describeOpening, describeWhere } from './card-facts.ts';

const now = { messages, locale: 'de' as const, renderedAt: new Date('2026-11-23T09:00:00Z') };
const aPlace = { openNow: null, openUntil: null, opensAt: null };
const anActor = {
  confirmedAt: null,
  confirmedVia: null,
  isUnconfirmed: false,
  district: { id: '1', name: 'Neu-Lichtenberg' },
  activeIn: [{ id: '2', name: 'Friedrichsfelde Süd' }],
  mainPlace: { street: 'Weitlingstraße 1' },
};

describe('a card', () => {
  test('says until when it is open and when it opens next', () => {
    expect(describeOpening({ ...aPlace, openNow: true, openUntil: '2026-11-23T17:00:00Z' }, now)).toBe(
      'bis 18:00 geöffnet',
    );
    expect(describeOpening({ ...aPlace, openNow: false, opensAt: '2026-11-23T14:00:00Z' }, now)).toBe('öffnet 15:00');
    expect(describeOpening({ ...aPlace, openNow: false }, now)).toBe('jetzt geschlossen');
    expect(describeOpening(aPlace, now)).toBeNull();
  });

  test('says how it was confirmed and when, or that nobody has', () => {
    const confirmed = { confirmedAt: '2026-03-05T10:00:00Z', confirmedVia: 'PHONE' as const, isUnconfirmed: false };
    expect(describeConfirmation(confirmed, now)).toBe('am Telefon bestätigt, März 2026');
    expect(describeConfirmation(anActor, now)).toBe('noch nicht bestätigt');
    expect(describeConfirmation({ ...anActor, isUnconfirmed: true }, now)).toBe('noch nicht bestätigt');
    expect(describeConfirmation({ ...confirmed, isUnconfirmed: true }, now)).toBe('seit März 2026 nicht bestätigt');
  });

  test('says where it is, and without a place where it is active', () => {
    expect(describeWhere(anActor, messages, '350 m')).toBe('Neu-Lichtenberg · Weitlingstraße 1 · 350 m');
    expect(describeWhere({ ...anActor, district: null, mainPlace: null }, messages, null)).toBe(
      'Friedrichsfelde Süd · ohne festen Ort',
    );
  });

  test('has its contact in one line on paper', () => {
    const contact = { phone: '+493023125000', email: null, website: 'https://www.example.org/garten/' };
    expect(describeContact(contact)).toBe('030 23125000 · example.org/garten');
  });
});
