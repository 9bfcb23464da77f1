import type { DayCode } from './opening-hours-rule.model.ts';

/** How a language says what `opening_hours` can say. Phrases stand within a line, so they begin in lower case. */
export interface HoursWords {
  shortDays: Readonly<Record<DayCode, string>>;
  longDays: Readonly<Record<DayCode, string>>;
  months: readonly string[];
  and: string;
  daily: string;
  /** How often, after which the times follow: "jeden 1. und 3. Dienstag im Monat". */
  nth: (ordinals: string[], day: string) => string;
  ordinal: (number: number) => string;
  publicHolidays: string;
  schoolHolidays: string;
  alsoOnHolidays: string;
  weeks: (weeks: { from: number; to: number; every: number }) => string;
  inMonth: (month: string) => string;
  onDate: (date: string) => string;
  inYear: (year: number) => string;
  monthRange: (from: string, to: string) => string;
  dateRange: (from: string, to: string) => string;
  date: (day: number, month: string) => string;
  /** By days after Easter Sunday. */
  easter: Readonly<Record<number, string>>;
  allDay: string;
  aroundTheClock: string;
  alwaysOpen: string;
  closed: (when: string) => string;
  uncertain: string;
  only: string;
  besides: string;
  otherwise: string;
  clock: (hours: number, minutes: string) => string;
  /** Ends a list of plain times. */
  oClock: string;
  sun: Readonly<Record<string, string>>;
  fromTime: (time: string) => string;
  timeRange: (from: string, to: string) => string;
  orLonger: string;
  /** Comments that are as good as part of the grammar, by their lower-case German and English form. */
  phrases: Readonly<Record<string, string>>;
}

const GERMAN: HoursWords = {
  shortDays: { Mo: 'Mo', Tu: 'Di', We: 'Mi', Th: 'Do', Fr: 'Fr', Sa: 'Sa', Su: 'So' },
  longDays: {
    Mo: 'Montag',
    Tu: 'Dienstag',
    We: 'Mittwoch',
    Th: 'Donnerstag',
    Fr: 'Freitag',
    Sa: 'Samstag',
    Su: 'Sonntag',
  },
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  and: 'und',
  daily: 'täglich',
  nth: (ordinals, day) => `jeden ${list(ordinals, 'und')} ${day} im Monat`,
  ordinal: (number) => (number > 0 ? `${number}.` : (['letzten', 'vorletzten'][-number - 1] ?? `${-number}.-letzten`)),
  publicHolidays: 'an Feiertagen',
  schoolHolidays: 'in den Schulferien',
  alsoOnHolidays: 'auch an Feiertagen',
  weeks: ({ from, to, every }) => {
    if (every === 2 && from <= 2 && to >= 52) return `in ${from === 1 ? 'ungeraden' : 'geraden'} Kalenderwochen`;
    if (from === to) return `in der ${from}. Kalenderwoche`;
    return `${every > 1 ? `jede ${every}. Woche ` : ''}von der ${from}. bis zur ${to}. Kalenderwoche`;
  },
  inMonth: (month) => `im ${month}`,
  onDate: (date) => `am ${date}`,
  inYear: (year) => `im Jahr ${year}`,
  monthRange: (from, to) => `von ${from} bis ${to}`,
  dateRange: (from, to) => `vom ${from} bis ${to}`,
  date: (day, month) => `${day}. ${month}`,
  easter: {
    [-2]: 'Karfreitag',
    0: 'Ostersonntag',
    1: 'Ostermontag',
    39: 'Himmelfahrtstag',
    49: 'Pfingstsonntag',
    50: 'Pfingstmontag',
  },
  allDay: 'ganztägig',
  aroundTheClock: 'rund um die Uhr',
  alwaysOpen: 'rund um die Uhr geöffnet',
  closed: (when) => `${when} geschlossen`.trim(),
  uncertain: 'nicht sicher',
  only: 'nur',
  besides: 'außerdem',
  otherwise: 'sonst',
  clock: (hours, minutes) => (minutes === '00' ? `${hours}` : `${hours}:${minutes}`),
  oClock: ' Uhr',
  sun: { sunrise: 'Sonnenaufgang', sunset: 'Sonnenuntergang', dawn: 'Morgendämmerung', dusk: 'Abenddämmerung' },
  fromTime: (time) => `ab ${time}`,
  timeRange: (from, to) => `von ${from} bis ${to}`,
  orLonger: 'oder länger',
  phrases: {
    'by appointment': 'nach Vereinbarung',
    'nach vereinbarung': 'nach Vereinbarung',
    'on request': 'auf Anfrage',
    'auf anfrage': 'auf Anfrage',
    'nach anmeldung': 'nach Anmeldung',
    'nach absprache': 'nach Absprache',
  },
};

const ENGLISH: HoursWords = {
  shortDays: { Mo: 'Mon', Tu: 'Tue', We: 'Wed', Th: 'Thu', Fr: 'Fri', Sa: 'Sat', Su: 'Sun' },
  longDays: {
    Mo: 'Monday',
    Tu: 'Tuesday',
    We: 'Wednesday',
    Th: 'Thursday',
    Fr: 'Friday',
    Sa: 'Saturday',
    Su: 'Sunday',
  },
  months: 'January February March April May June July August September October November December'.split(' '),
  and: 'and',
  daily: 'daily',
  nth: (ordinals, day) => `every ${list(ordinals, 'and')} ${day} of the month`,
  ordinal: (number) =>
    number > 0
      ? `${number}${ENGLISH_ENDINGS[number] ?? 'th'}`
      : (['last', 'second to last'][-number - 1] ?? `${-number}th to last`),
  publicHolidays: 'on public holidays',
  schoolHolidays: 'in the school holidays',
  alsoOnHolidays: 'also on public holidays',
  weeks: ({ from, to, every }) => {
    if (every === 2 && from <= 2 && to >= 52) return `in ${from === 1 ? 'odd' : 'even'} calendar weeks`;
    if (from === to) return `in calendar week ${from}`;
    return `${every > 1 ? `every ${every}${ENGLISH_ENDINGS[every] ?? 'th'} week ` : ''}from calendar week ${from} to ${to}`;
  },
  inMonth: (month) => `in ${month}`,
  onDate: (date) => `on ${date}`,
  inYear: (year) => `in ${year}`,
  monthRange: (from, to) => `from ${from} to ${to}`,
  dateRange: (from, to) => `from ${from} to ${to}`,
  date: (day, month) => `${day} ${month}`,
  easter: {
    [-2]: 'Good Friday',
    0: 'Easter Sunday',
    1: 'Easter Monday',
    39: 'Ascension Day',
    49: 'Whit Sunday',
    50: 'Whit Monday',
  },
  allDay: 'all day',
  aroundTheClock: 'around the clock',
  alwaysOpen: 'open around the clock',
  closed: (when) => `closed ${when}`.trim(),
  uncertain: 'not certain',
  only: 'only',
  besides: 'also',
  otherwise: 'otherwise',
  clock: (hours, minutes) => `${hours}:${minutes}`,
  oClock: '',
  sun: { sunrise: 'sunrise', sunset: 'sunset', dawn: 'dawn', dusk: 'dusk' },
  fromTime: (time) => `from ${time}`,
  timeRange: (from, to) => `from ${from} to ${to}`,
  orLonger: 'or longer',
  phrases: {
    'by appointment': 'by appointment',
    'nach vereinbarung': 'by appointment',
    'on request': 'on request',
    'auf anfrage': 'on request',
    'nach anmeldung': 'after registration',
    'nach absprache': 'by arrangement',
  },
};

const ENGLISH_ENDINGS: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

export const HOURS_WORDS = { de: GERMAN, en: ENGLISH };

/** "a", "a und b", "a, b und c". */
export function list(parts: readonly string[], and: string): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
