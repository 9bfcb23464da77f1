import { describe, expect, test } from 'vitest';
import {
  type ConfirmationFacts,
  canAnswer,
  dueAt,
  expiryOf,
  requestStateOf,
  type Standing,
  standingOf,
} from './confirmation.model.ts';

const day = (text: string) => new Date(`${text}T10:00:00Z`);
const yearly = { everyMonths: 12 };
const settled: ConfirmationFacts = {
  confirmedAt: day('2025-06-01'),
  createdAt: day('2020-01-01'),
  writable: 1,
  stoppedAt: null,
  lastMail: null,
  lastAnswer: null,
};
const standing = (facts: Partial<ConfirmationFacts>, now: string, rules = yearly): Standing =>
  standingOf({ ...settled, ...facts }, rules, day(now));
const nothing = { mail: null, call: null, isUnconfirmed: false };
const first = { round: 1 as const, sentAt: day('2026-06-01'), isLost: false };
const second = { round: 2 as const, sentAt: day('2026-06-29'), isLost: false };

describe('an entry', () => {
  test('is asked about a year after it was confirmed, not before', () => {
    expect(standing({}, '2026-05-31')).toEqual(nothing);
    expect(standing({}, '2026-06-01')).toEqual({ ...nothing, mail: 1 });
    expect(standing({}, '2026-06-01', { everyMonths: 24 })).toEqual(nothing);
  });

  test('that nobody has ever confirmed is asked about four weeks after it came, and so is one with an old date that is new here', () => {
    for (const confirmedAt of [null, day('2019-01-01')]) {
      const facts = { confirmedAt, createdAt: day('2026-06-01') };
      expect(standing(facts, '2026-06-28').mail).toBe(null);
      expect(standing(facts, '2026-06-29').mail).toBe(1);
    }
  });

  test('is asked about once more after four weeks of silence, and then joins the list of calls', () => {
    expect(standing({ lastMail: first }, '2026-06-28')).toEqual(nothing);
    expect(standing({ lastMail: first }, '2026-06-29')).toEqual({ ...nothing, mail: 2 });
    expect(standing({ lastMail: second }, '2026-07-26')).toEqual(nothing);
    const call = { reason: 'SILENT', since: day('2026-07-27') };
    expect(standing({ lastMail: second }, '2026-07-27')).toEqual({ mail: null, call, isUnconfirmed: true });
    expect(standing({ lastMail: second }, '2031-01-01')).toEqual({ mail: null, call, isUnconfirmed: true });
  });

  test('is to be called at once when it is due and no mail can be written, but not before', () => {
    expect(standing({ writable: 0 }, '2026-05-31')).toEqual(nothing);
    expect(standing({ writable: 0 }, '2026-06-02').call).toEqual({ reason: 'NO_MAIL', since: day('2026-06-01') });
    const stoppedAt = day('2026-06-03');
    expect(standing({ writable: 0, stoppedAt, lastMail: first }, '2026-06-03').call).toEqual({
      reason: 'UNSUBSCRIBED',
      since: stoppedAt,
    });
  });

  test('whose mail was given up is to be called, not written to once more', () => {
    const lost = { ...first, isLost: true };
    expect(standing({ lastMail: lost }, '2026-06-02')).toEqual({
      ...nothing,
      call: { reason: 'UNREACHABLE', since: first.sentAt },
    });
  });

  test('that said it is gone waits for the coordinator, whatever the interval', () => {
    const lastAnswer = { answer: 'GONE' as const, answeredAt: day('2026-06-05'), isMember: true };
    const call = { reason: 'SAID_GONE', since: day('2026-06-05') };
    for (const everyMonths of [12, 120])
      expect(standing({ lastAnswer }, '2026-06-06', { everyMonths }).call).toEqual(call);
    expect(standingOf({ ...settled, lastAnswer }, { everyMonths: null }, day('2026-06-06')).call).toEqual(call);
  });

  test('that wanted to change something is called when it has no account, and reminded when it has one', () => {
    const lastAnswer = { answer: 'CHANGED' as const, answeredAt: day('2026-06-05'), isMember: false };
    const facts = { lastMail: first, lastAnswer };
    expect(standing(facts, '2026-06-06').call).toEqual({ reason: 'WANTED_CHANGE', since: day('2026-06-05') });
    const ofMember = { ...facts, lastAnswer: { ...lastAnswer, isMember: true } };
    expect(standing(ofMember, '2026-06-06')).toEqual(nothing);
    expect(standing(ofMember, '2026-06-29').mail).toBe(2);
    expect(standing({ ...ofMember, lastMail: second }, '2026-07-27').call?.reason).toBe('WANTED_CHANGE');
  });

  test('is said to be unconfirmed when the time has passed twice, also where nobody could be asked', () => {
    expect(standing({ writable: 0 }, '2027-05-31').isUnconfirmed).toBe(false);
    expect(standing({ writable: 0 }, '2027-06-01').isUnconfirmed).toBe(true);
    expect(standing({ confirmedAt: null, writable: 0 }, '2027-06-01').isUnconfirmed).toBe(false);
  });

  test('is never asked about when the operator does not want it', () => {
    expect(standingOf(settled, { everyMonths: null }, day('2040-01-01'))).toEqual(nothing);
    expect(dueAt(settled, null)).toBe(null);
  });
});

describe('the link of a mail', () => {
  const sentAt = day('2026-06-01');
  const request = { version: 3, sentAt, expiresAt: expiryOf(sentAt), answer: null };
  const actor = { version: 3, confirmedAt: day('2025-06-01') };
  const state = (given: Parameters<typeof requestStateOf>[0], now = '2026-06-02') => requestStateOf(given, day(now));

  test.each([
    ['waits for an answer', { request, actor }, 'OPEN', true],
    ['is of an older version', { request, actor: { ...actor, version: 4 } }, 'NEWER', true],
    ['was answered', { request: { ...request, answer: 'CONFIRMED' as const }, actor }, 'CONFIRMED', false],
    [
      'is of what was confirmed otherwise',
      { request, actor: { version: 4, confirmedAt: day('2026-06-02') } },
      'CONFIRMED',
      false,
    ],
    ['said that it is gone', { request: { ...request, answer: 'GONE' as const }, actor }, 'SAID_GONE', true],
    ['wanted to change something', { request: { ...request, answer: 'CHANGED' as const }, actor }, 'OPEN', true],
    ['is of what nobody sees any more', { request, actor: null }, 'HIDDEN', false],
  ] as const)('%s', (_name, given, expected, isOpen) => {
    expect([state(given), canAnswer(state(given))]).toEqual([expected, isOpen]);
  });

  test('is good for ninety days', () => {
    expect(state({ request, actor }, '2026-08-29')).toBe('OPEN');
    expect(state({ request, actor }, '2026-08-30')).toBe('EXPIRED');
    expect(canAnswer('EXPIRED')).toBe(false);
  });
});
