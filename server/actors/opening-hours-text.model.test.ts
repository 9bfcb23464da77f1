import { describe, expect, test } from 'vitest';
import { describeOpeningHours } from './opening-hours-text.model.ts';

const SAYINGS: [expression: string, german: string[], english: string[]][] = [
  ['Mo-Fr 09:00-17:00', ['Mo–Fr 9–17 Uhr'], ['Mon–Fri 9:00–17:00']],
  ['Mo,We 9:30-12:00,14:00-18:00', ['Mo, Mi 9:30–12 und 14–18 Uhr'], ['Mon, Wed 9:30–12:00 and 14:00–18:00']],
  ['24/7', ['rund um die Uhr geöffnet'], ['open around the clock']],
  ['10:00-12:00', ['täglich 10–12 Uhr'], ['daily 10:00–12:00']],
  ['Mo-Su,PH 08:00-20:00', ['täglich, auch an Feiertagen, 8–20 Uhr'], ['daily, also on public holidays, 8:00–20:00']],
  ['Fr 20:00-02:00', ['Fr 20–2 Uhr'], ['Fri 20:00–2:00']],
  ['Fr 20:00-26:00', ['Fr 20–2 Uhr'], ['Fri 20:00–2:00']],
  ['Mo 18:00-00:00', ['Mo 18–24 Uhr'], ['Mon 18:00–24:00']],
  ['Mo 00:00-24:00', ['Mo rund um die Uhr'], ['Mon around the clock']],
  ['We 08:00-12:00,14:00+', ['Mi 8–12 und ab 14 Uhr'], ['Wed 8:00–12:00 and from 14:00']],
  ['We 10:00-12:00+', ['Mi 10–12 Uhr oder länger'], ['Wed 10:00–12:00 or longer']],
  ['08:00-sunset', ['täglich von 8 Uhr bis Sonnenuntergang'], ['daily from 8:00 to sunset']],
  ['Tu[1] 18:00-20:00', ['jeden 1. Dienstag im Monat 18–20 Uhr'], ['every 1st Tuesday of the month 18:00–20:00']],
  [
    'Tu[1,3] 18:00-20:00',
    ['jeden 1. und 3. Dienstag im Monat 18–20 Uhr'],
    ['every 1st and 3rd Tuesday of the month 18:00–20:00'],
  ],
  [
    'Sa[-1] 10:00-13:00',
    ['jeden letzten Samstag im Monat 10–13 Uhr'],
    ['every last Saturday of the month 10:00–13:00'],
  ],
  ['PH,Su 10:00-14:00', ['So und an Feiertagen 10–14 Uhr'], ['Sun and on public holidays 10:00–14:00']],
  [
    'Mo 9:00-10:00; PH off',
    ['Mo 9–10 Uhr', 'an Feiertagen geschlossen'],
    ['Mon 9:00–10:00', 'closed on public holidays'],
  ],
  [
    'PH,SH off',
    ['an Feiertagen und in den Schulferien geschlossen'],
    ['closed on public holidays and in the school holidays'],
  ],
  ['SH Mo-Fr 10:00-12:00', ['in den Schulferien: Mo–Fr 10–12 Uhr'], ['in the school holidays: Mon–Fri 10:00–12:00']],
  ['Apr-Oct: Mo 10:00-12:00', ['von April bis Oktober: Mo 10–12 Uhr'], ['from April to October: Mon 10:00–12:00']],
  ['Aug off "Sommerpause"', ['im August geschlossen (Sommerpause)'], ['closed in August (Sommerpause)']],
  [
    '2031 Jul 12-2031 Aug 23 off',
    ['vom 12. Juli bis 23. August 2031 geschlossen'],
    ['closed from 12 July to 23 August 2031'],
  ],
  ['Dec 25-26 off', ['vom 25. Dezember bis 26. Dezember geschlossen'], ['closed from 25 December to 26 December']],
  ['Dec 24,31 off', ['am 24. Dezember und am 31. Dezember geschlossen'], ['closed on 24 December and on 31 December']],
  ['Dec 24 10:00-12:00', ['am 24. Dezember: 10–12 Uhr'], ['on 24 December: 10:00–12:00']],
  ['easter -2 days off', ['am Karfreitag geschlossen'], ['closed on Good Friday']],
  [
    'week 1-53/2 Mo 10:00-12:00',
    ['in ungeraden Kalenderwochen: Mo 10–12 Uhr'],
    ['in odd calendar weeks: Mon 10:00–12:00'],
  ],
  [
    'week 2-52/2 Mo 10:00-12:00',
    ['in geraden Kalenderwochen: Mo 10–12 Uhr'],
    ['in even calendar weeks: Mon 10:00–12:00'],
  ],
  ['"nach Vereinbarung"', ['nach Vereinbarung'], ['by appointment']],
  ['We "by appointment"', ['Mi nach Vereinbarung'], ['Wed by appointment']],
  ['We "bitte klingeln"', ['Mi: bitte klingeln'], ['Wed: bitte klingeln']],
  [
    'Mo 10:00-12:00 || "nach Vereinbarung"',
    ['Mo 10–12 Uhr', 'sonst nach Vereinbarung'],
    ['Mon 10:00–12:00', 'otherwise by appointment'],
  ],
  [
    'Mo 10:00-12:00 open "Eingang, Hof; links"',
    ['Mo 10–12 Uhr (Eingang, Hof; links)'],
    ['Mon 10:00–12:00 (Eingang, Hof; links)'],
  ],
  ['Mo 10:00-12:00 unknown', ['Mo 10–12 Uhr (nicht sicher)'], ['Mon 10:00–12:00 (not certain)']],
  ['off', ['geschlossen'], ['closed']],
];

describe('opening hours in words', () => {
  test.each(SAYINGS)('%s', (expression, german, english) => {
    expect(describeOpeningHours(expression, 'de')).toEqual(german);
    expect(describeOpeningHours(expression, 'en')).toEqual(english);
  });

  test('say whether a second rule for a weekday replaces the first or adds to it', () => {
    expect(describeOpeningHours('Mo-Fr 08:00-12:00; We 14:00-18:00', 'de')).toEqual([
      'Mo–Fr 8–12 Uhr',
      'Mi nur 14–18 Uhr',
    ]);
    expect(describeOpeningHours('Mo-Fr 08:00-12:00, We 14:00-18:00', 'de')).toEqual([
      'Mo–Fr 8–12 Uhr',
      'außerdem Mi 14–18 Uhr',
    ]);
    expect(describeOpeningHours('Mo,Tu 08:00-12:00; We 14:00-18:00', 'de')).toEqual([
      'Mo, Di 8–12 Uhr',
      'Mi 14–18 Uhr',
    ]);
  });

  test('are the same for a sloppy spelling', () => {
    expect(describeOpeningHours('montags 9 bis 17 Uhr', 'de')).toEqual(['Mo 9–17 Uhr']);
  });

  test('keep a rule beyond our words as the specification spells it, and only that one', () => {
    expect(describeOpeningHours('Mo 9:00-10:00; PH -1 day off', 'de')).toEqual(['Mo 9–10 Uhr', 'PH -1 day off']);
    expect(describeOpeningHours('easter +3 days off', 'en')).toEqual(['easter +3 days off']);
  });

  test('keep as written what cannot be read', () => {
    expect(describeOpeningHours(' meistens offen ', 'de')).toEqual(['meistens offen']);
    expect(describeOpeningHours(' ', 'de')).toEqual([]);
  });
});
