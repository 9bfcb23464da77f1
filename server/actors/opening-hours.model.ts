import OpeningHours, { type nominatim_object, type optional_conf } from 'opening_hours';

/** A stretch of time, the end not included. */
export interface OpenInterval {
  opens: Date;
  closes: Date;
}

/** Where an expression is read: it decides public holidays, school holidays and sunset. */
export interface HoursRegion {
  /** ISO 3166-1 alpha-2, lower case. */
  countryCode: string;
  /** As OpenStreetMap spells it, in its own language. */
  state: string;
  latitude: number;
  longitude: number;
}

export const BERLIN: HoursRegion = { countryCode: 'de', state: 'Berlin', latitude: 52.52, longitude: 13.405 };

export interface EvaluatedHours {
  /** Surely open: in order, not touching each other. */
  intervals: OpenInterval[];
  /** Perhaps open: by appointment, without a certain end, or as the comment says. In order, never within `intervals`. */
  unknownIntervals: OpenInterval[];
  /** What the expression says, in its author's words, about the first of the uncertain hours, e.g. "nach Vereinbarung". */
  comment?: string;
}

type Language = 'de' | 'en';

/** More than any real place needs; OpenStreetMap itself ends at 255. Bounds the work a typed text can cause. */
const LONGEST_EXPRESSION = 1000;

/**
 * The library (3.15) looks 24 hours back for a night that is not over yet, and so, asked between midnight and one after the day of
 * 23 hours, finds Saturday's. It is right when it comes from the day before; so it always does.
 * What remains: in that one hour of the year a place open from Sunday evening past midnight is taken for closed.
 */
const RUN_UP_MS = 24 * 60 * 60 * 1000;

/** Warnings that mean another reading is as likely; all others are a matter of style, or of dates that have passed. */
const DOUBTFUL: readonly string[] = [
  'ambiguous_word',
  'interpreted_as_year',
  'nothing_useful',
  'vague',
  'zero_calculation',
];

const TOO_LONG = {
  de: `Die Öffnungszeiten sind länger als ${LONGEST_EXPRESSION} Zeichen.`,
  en: `The opening hours are longer than ${LONGEST_EXPRESSION} characters.`,
};

/**
 * When an expression of OpenStreetMap's `opening_hours` is surely open, and when perhaps, from `from` until before `to`.
 * Null when it cannot be evaluated (bad syntax, or school holidays of years nobody has decided yet): that is "unknown", not "closed".
 * Takes 1-2 ms: evaluate each distinct expression once. Reads the clock in the time zone of the process (TZ=Europe/Berlin).
 * Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function evaluateOpeningHours(
  expression: string,
  from: Date,
  to: Date,
  region: HoursRegion = BERLIN,
): EvaluatedHours | null {
  const found = stretchesOf(expression, { from, to, region });
  if (!found) return null;
  const uncertain = found.filter((stretch) => stretch.isUncertain);
  return {
    intervals: merged(found.filter((stretch) => !stretch.isUncertain)),
    unknownIntervals: merged(uncertain),
    comment: authorsComment(uncertain, expression),
  };
}

/** A day off that has a name, by the name that people there use. */
export interface NamedHoliday extends OpenInterval {
  name: string;
}

/** The public and the school holidays between two moments, in order; none of the latter in years that nobody has decided yet. */
export function holidaysBetween(from: Date, to: Date, region: HoursRegion = BERLIN): NamedHoliday[] {
  return ['PH', 'SH']
    .flatMap((selector) => stretchesOf(selector, { from, to, region }) ?? [])
    .flatMap(({ opens, closes, comment }) => (comment === undefined ? [] : { opens, closes, name: comment }));
}

/**
 * What is wrong with an expression, in a sentence for the person who typed it; null when it can be used.
 * Sloppy spelling ("Mo-Fr 9-17 Uhr") is no problem: `tidyOpeningHours` writes it properly.
 */
export function openingHoursProblem(expression: string, language: Language = 'de'): string | null {
  if (expression.length > LONGEST_EXPRESSION) return TOO_LONG[language];
  try {
    const doubt = parsed(expression, BERLIN, language)
      .getStructuredWarnings()
      .find(({ type }) => DOUBTFUL.includes(type));
    return doubt ? sentence(doubt.message) : null;
  } catch (thrown) {
    return sentence(String(thrown));
  }
}

/** The expression as the specification spells it ("Mo-Fr 09:00-17:00"), or null when it cannot be read. */
export function tidyOpeningHours(expression: string): string | null {
  if (expression.length > LONGEST_EXPRESSION) return null;
  try {
    return parsed(expression, BERLIN, 'de').prettifyValue();
  } catch {
    return null;
  }
}

interface Stretch extends OpenInterval {
  isUncertain: boolean;
  comment: string | undefined;
}

interface Window {
  from: Date;
  to: Date;
  region: HoursRegion;
}

function stretchesOf(expression: string, { from, to, region }: Window): Stretch[] | null {
  if (expression.length > LONGEST_EXPRESSION) return null;
  try {
    return parsed(expression, region, 'de')
      .getOpenIntervals(new Date(from.getTime() - RUN_UP_MS), to)
      .map(([opens, closes, isUncertain, comment]) => ({ opens: later(opens, from), closes, isUncertain, comment }))
      .filter(({ opens, closes }) => opens < closes);
  } catch {
    // The library throws strings and errors alike, while reading as well as years into evaluating.
    return null;
  }
}

function parsed(expression: string, region: HoursRegion, language: Language): OpeningHours {
  const settings: optional_conf = {
    mode: 0,
    tag_key: 'opening_hours',
    locale: language,
    map_value: undefined,
    warnings_severity: undefined,
  };
  return new OpeningHours(expression, nominatimAnswer(region), settings);
}

/**
 * The region as the geocoder Nominatim would answer. Its JSON has coordinates as text, and the library (3.15) uses them only so:
 * as the numbers that its types ask for they are ignored, and the sun rises at six all year.
 */
function nominatimAnswer({ countryCode, state, latitude, longitude }: HoursRegion): nominatim_object {
  const address = { country_code: countryCode, state };
  return JSON.parse(JSON.stringify({ lat: String(latitude), lon: String(longitude), address }));
}

/** Two rules often meet ("10:00-12:00" and "12:00-14:00 open"): to a visitor that is one stretch. */
function merged(stretches: readonly OpenInterval[]): OpenInterval[] {
  const intervals: OpenInterval[] = [];
  for (const { opens, closes } of stretches) {
    const last = intervals.at(-1);
    if (last && opens <= last.closes) intervals[intervals.length - 1] = { opens: last.opens, closes };
    else intervals.push({ opens, closes });
  }
  return intervals;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** The library adds comments of its own (names of holidays, "closing time was guessed"): only the author's count. */
function authorsComment(stretches: readonly Stretch[], expression: string): string | undefined {
  const comments = new Set(stretches.flatMap(({ comment }) => comment ?? []));
  // read once, not for each of a thousand stretches
  const tidy = comments.size > 0 ? (tidyOpeningHours(expression) ?? '') : '';
  return [...comments].find((comment) => tidy.includes(`"${comment}"`));
}

/** From `Mo 9-1x <--- (Not expected. Try that.) …` to `"Mo 9-1x": Not expected.`; further complaints are mostly about the same place. */
function sentence(message: string): string {
  const [place = '', ...complaints] = message.split('<---');
  const reason = complaints[0] === undefined ? message : withoutBrackets(complaints[0]);
  const [first = reason] = /^.*?[.!](?=\s|$)/s.exec(reason.trim()) ?? [reason.trim()];
  const ended = /[.!]$/.test(first) ? first : `${first}.`;
  return complaints.length > 0 ? `"${place.trim()}": ${ended}` : ended;
}

/** What stands in the brackets of a complaint, which itself may have some. */
function withoutBrackets(complaint: string): string {
  const [line = ''] = complaint.split('\n');
  return line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
}
