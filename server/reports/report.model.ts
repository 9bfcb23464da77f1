import { readEmailAddress } from '#server/accounts/email-address.model.ts';
import { cleanLine, cleanText } from '#server/actors/text.model.ts';
import { ReportField, ReportKind, ReportState } from './report.type.ts';
import type { ReportFault } from './report-problem.model.ts';

/** In characters; a text of Chinese or of emojis also fits into what a form may send (`largestForm` of report.route.ts). */
const longest = { text: 2000, name: 200, answer: 5000 };

/** A form as it was sent: what is missing is empty. */
export interface TypedReport {
  kind: string;
  text: string;
  name: string;
  email: string;
  token: string;
  /** out of sight for people: what a program fills in */
  trap: string;
}

export interface NewReport {
  kind: ReportKind;
  field: ReportField | null;
  text: string;
  name: string | null;
  /** as `readEmailAddress` gives it */
  email: string | null;
}

/** Whatever somebody sent as a form, as texts; of several values of one name, none. */
export function typedReport(body: unknown): TypedReport {
  const given = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const text = (name: string) => {
    const value: unknown = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    kind: text('kind'),
    text: text('text'),
    name: text('name'),
    email: text('email'),
    token: text('token'),
    trap: text('subject'),
  };
}

/** The part of an entry that an address names; null: the whole entry. */
export function readField(word: unknown): ReportField | null {
  return Object.values(ReportField).find((field) => field.toLowerCase() === word) ?? null;
}

/**
 * What somebody says, mended; with faults it is null.
 *
 * @param mailed whether anybody can be answered here by mail; else no address is kept
 */
export function readReport(
  typed: TypedReport,
  { field, mailed }: { field: ReportField | null; mailed: boolean },
): { report: NewReport | null; faults: ReportFault[] } {
  const faults: ReportFault[] = [];
  const kind = Object.values(ReportKind).find((known) => known === typed.kind);
  if (kind === undefined) faults.push({ path: 'kind', what: 'unchosen' });
  const text = cleanText(typed.text);
  // that something is gone says all
  if (text === '' && kind !== 'GONE') faults.push({ path: 'text', what: 'empty' });
  if (text.length > longest.text) faults.push({ path: 'text', what: 'long', length: text.length, most: longest.text });
  const name = mailed ? cleanLine(typed.name) : '';
  if (name.length > longest.name) faults.push({ path: 'name', what: 'long', length: name.length, most: longest.name });
  const isAddressed = mailed && typed.email.trim() !== '';
  const email = isAddressed ? readEmailAddress(typed.email) : null;
  if (isAddressed && email === null) faults.push({ path: 'email', what: 'address' });
  if (kind === undefined || faults.length > 0) return { report: null, faults };
  return { report: { kind, field, text, name: name || null, email }, faults };
}

/** Who reports something unlawful is told the reasons, whatever comes of it; who asks is answered. */
export function readAnswer(
  kind: ReportKind,
  { state, answer }: { state: ReportState; answer?: string | null | undefined },
): { answer: string | null; faults: ReportFault[] } {
  const faults: ReportFault[] = [];
  if (state === ReportState.OPEN) faults.push({ path: 'state', what: 'open' });
  const text = cleanText(answer ?? '');
  if (text === '' && kind === 'UNLAWFUL') faults.push({ path: 'answer', what: 'reasons' });
  else if (text === '' && kind === 'QUESTION' && state === ReportState.ANSWERED)
    faults.push({ path: 'answer', what: 'unanswered' });
  if (text.length > longest.answer)
    faults.push({ path: 'answer', what: 'long', length: text.length, most: longest.answer });
  return { answer: text || null, faults };
}
