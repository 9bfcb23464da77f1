import type { When, YearDay } from './hours-row.ts';
import { missingDate, monthCodes } from './hours-write.ts';

const MONTH = `(?:${monthCodes.join('|')})`;
const POINT = String.raw`(?:\d{4} )?${MONTH}(?: \d\d(?!\d*:))?`;
const SPAN = String.raw`${POINT}(?:-(?:${POINT}|\d\d(?!\d*:)))?`;

/** The dates of a rule, as a regular expression: months, days, spans of them, or Easter. */
export const DATES = String.raw`${SPAN}(?:,(?:${SPAN}|\d\d(?!\d*:)))*|easter(?: [+-]\d+ days?)?|\{date\}`;

/** Several dates, none at all (`always`), or null where no row has such dates. */
export function whensOf({ dates, weeks, during }: Record<string, string | undefined>): When[] | null {
  if ([dates, weeks, during].filter((part) => part !== undefined).length > 1) return null;
  if (during !== undefined) return [{ kind: 'holidays', of: [during === 'PH' ? 'PH' : 'SH'] }];
  if (weeks !== undefined) return weeksOf(weeks);
  if (dates === undefined) return [{ kind: 'always' }];
  if (dates === missingDate) return [{ kind: 'dates', from: { month: 0, day: null }, to: null, year: null }];
  if (dates.startsWith('easter')) return [{ kind: 'feast', days: Number(/[+-]\d+/.exec(dates)?.[0] ?? 0) }];
  const spans = dates.split(',');
  const whens: When[] = [];
  for (const span of spans) {
    const before = whens.at(-1);
    const when = spanOf(
      span,
      before?.kind === 'dates' ? before.from : null,
      before?.kind === 'dates' ? before.year : null,
    );
    if (when === null) return null;
    whens.push(when);
  }
  return whens;
}

function weeksOf(weeks: string): When[] | null {
  const [from, to] = weeks.split(/[-/]/).map(Number);
  if (from === 1 && to === 53) return [{ kind: 'weeks', parity: 'odd' }];
  return from === 2 && (to === 52 || to === 53) ? [{ kind: 'weeks', parity: 'even' }] : null;
}

const SPAN_PARTS = new RegExp(
  String.raw`^(?:(?<year>\d{4}) )?(?<month>${MONTH})(?: (?<day>\d\d))?(?:-(?:(?:(?<lastYear>\d{4}) )?(?<lastMonth>${MONTH})(?: (?<lastDay>\d\d))?|(?<onlyDay>\d\d)))?$`,
);

/** @param before of which month and year a day is that stands alone: "Dec 24,31" */
function spanOf(span: string, before: YearDay | null, yearBefore: number | null): When | null {
  if (/^\d\d$/.test(span))
    return before && { kind: 'dates', from: { ...before, day: Number(span) }, to: null, year: yearBefore };
  const parts = SPAN_PARTS.exec(span)?.groups;
  if (!parts) return null;
  const number = (text: string | undefined) => (text === undefined ? null : Number(text));
  const year = number(parts['year']);
  const from = { month: monthCodes.indexOf(parts['month'] ?? '') + 1, day: number(parts['day']) };
  const lastMonth = parts['lastMonth'];
  if (parts['onlyDay'] !== undefined)
    return from.day === null || Number(parts['onlyDay']) < from.day
      ? null
      : { kind: 'dates', from, to: { month: from.month, day: Number(parts['onlyDay']) }, year };
  if (lastMonth === undefined) return { kind: 'dates', from, to: null, year };
  const to = { month: monthCodes.indexOf(lastMonth) + 1, day: number(parts['lastDay']) };
  const isNextYear = to.month < from.month || (to.month === from.month && (to.day ?? 31) < (from.day ?? 1));
  const lastYear = number(parts['lastYear']);
  const isShown = year === null ? lastYear === null : lastYear === year + Number(isNextYear);
  const isWhole = (from.day === null) === (to.day === null);
  return isShown && isWhole ? { kind: 'dates', from, to, year } : null;
}
