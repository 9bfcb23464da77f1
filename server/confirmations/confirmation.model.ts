/** What the operator set. */
export interface ConfirmationRules {
  /** after how many months an entry is asked about again; null: never */
  everyMonths: number | null;
}

/** Days between the first mail and the second, and between the second and the phone; and that a new entry is left alone. */
const waitDays = 28;
/** Days for which the link of a mail can be used: longer than both mails together wait for an answer. */
const linkDays = 90;

/** What is known of an entry; of mails and answers only those since it was last confirmed. */
export interface ConfirmationFacts {
  confirmedAt: Date | null;
  createdAt: Date;
  /** addresses that may be written to */
  writable: number;
  /** when the last address of those that are there wanted no more of these mails; null: none did */
  stoppedAt: Date | null;
  lastMail: { round: 1 | 2; sentAt: Date; isLost: boolean } | null;
  lastAnswer: { answer: 'CHANGED' | 'GONE'; answeredAt: Date; isMember: boolean } | null;
}

export const callReasons = ['SAID_GONE', 'WANTED_CHANGE', 'SILENT', 'NO_MAIL', 'UNSUBSCRIBED', 'UNREACHABLE'] as const;
export type CallReason = (typeof callReasons)[number];

/** What is to be done about an entry, and what residents are told. */
export interface Standing {
  mail: 1 | 2 | null;
  call: { reason: CallReason; since: Date } | null;
  isUnconfirmed: boolean;
}

/**
 * How it stands with an entry: right, to be asked by mail, waiting for an answer, or to be asked by phone. Nothing is ever archived
 * by this: silence leads to a call.
 */
export function standingOf(facts: ConfirmationFacts, { everyMonths }: ConfirmationRules, now: Date): Standing {
  const { lastMail, lastAnswer } = facts;
  const call = (reason: CallReason, since: Date) => ({ reason, since });
  const isUnconfirmed = hasPassedTwice(facts.confirmedAt, everyMonths, now);
  const nothing: Standing = { mail: null, call: null, isUnconfirmed };
  if (lastAnswer?.answer === 'GONE') return { ...nothing, call: call('SAID_GONE', lastAnswer.answeredAt) };
  // a member can change the entry itself, and is reminded if it does not
  if (lastAnswer !== null && !lastAnswer.isMember)
    return { ...nothing, call: call('WANTED_CHANGE', lastAnswer.answeredAt) };
  const due = dueAt(facts, everyMonths);
  if (due === null || now < due) return nothing;
  if (facts.writable === 0) {
    if (facts.stoppedAt === null) return { ...nothing, call: call('NO_MAIL', due) };
    return { ...nothing, call: call('UNSUBSCRIBED', later(facts.stoppedAt, due)) };
  }
  if (lastMail === null) return { ...nothing, mail: 1 };
  if (lastMail.isLost) return { ...nothing, call: call('UNREACHABLE', lastMail.sentAt) };
  const isOver = daysAfter(lastMail.sentAt, waitDays);
  if (now < isOver) return nothing;
  if (lastMail.round === 1) return { ...nothing, mail: 2 };
  return { mail: null, call: call(lastAnswer === null ? 'SILENT' : 'WANTED_CHANGE', isOver), isUnconfirmed: true };
}

/** When an entry is to be asked about; one that has just come is not, so that an import writes to nobody at once. */
export function dueAt(
  { confirmedAt, createdAt }: Pick<ConfirmationFacts, 'confirmedAt' | 'createdAt'>,
  everyMonths: number | null,
): Date | null {
  if (everyMonths === null) return null;
  const settled = daysAfter(createdAt, waitDays);
  return confirmedAt === null ? settled : later(monthsAfter(confirmedAt, everyMonths), settled);
}

/** Entries that were confirmed, and that came, before these moments may be due; null: none ever is. */
export function dueBefore({ everyMonths }: ConfirmationRules, now: Date): { confirmed: Date; created: Date } | null {
  if (everyMonths === null) return null;
  // months differ in length: what is not due after all, `standingOf` leaves out
  return { confirmed: daysAfter(now, -28 * everyMonths), created: daysAfter(now, -waitDays) };
}

export function expiryOf(sentAt: Date): Date {
  return daysAfter(sentAt, linkDays);
}

/** How it stands with a request whose link somebody opened. */
export const requestStates = ['OPEN', 'NEWER', 'CONFIRMED', 'SAID_GONE', 'EXPIRED', 'HIDDEN'] as const;
export type RequestState = (typeof requestStates)[number];

export interface OpenedRequest {
  request: { version: number; sentAt: Date; expiresAt: Date; answer?: 'CONFIRMED' | 'CHANGED' | 'GONE' | null };
  /** as it is now; null: residents do not see it */
  actor: { version: number; confirmedAt?: Date | null } | null;
}

export function requestStateOf({ request, actor }: OpenedRequest, now: Date): RequestState {
  if (actor === null) return 'HIDDEN';
  const isConfirmedSince = actor.confirmedAt != null && actor.confirmedAt > request.sentAt;
  if (request.answer === 'CONFIRMED' || isConfirmedSince) return 'CONFIRMED';
  if (request.expiresAt <= now) return 'EXPIRED';
  if (request.answer === 'GONE') return 'SAID_GONE';
  return actor.version === request.version ? 'OPEN' : 'NEWER';
}

/** Whether an answer is still taken; who said that there is nobody left may have pressed the wrong button. */
export function canAnswer(state: RequestState): boolean {
  return state === 'OPEN' || state === 'NEWER' || state === 'SAID_GONE';
}

function hasPassedTwice(confirmedAt: Date | null, everyMonths: number | null, now: Date): boolean {
  return confirmedAt !== null && everyMonths !== null && monthsAfter(confirmedAt, 2 * everyMonths) <= now;
}

function monthsAfter(moment: Date, months: number): Date {
  const after = new Date(moment);
  after.setMonth(after.getMonth() + months);
  return after;
}

function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
