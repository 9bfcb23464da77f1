import { mendEmail, mendPhone, type PhoneRegion } from '#server/actors/contact.model.ts';
import { type EditFault, problemOf } from '#server/actors/edit-problem.model.ts';
import type { Mended } from '#server/actors/mended.type.ts';
import { cleanLine, cleanText } from '#server/actors/text.model.ts';
import type { Problem } from '#server/problem.type.ts';
import type { SaveInternalContactInput } from './actor-file.input.ts';
import type { ActorNoteKind } from './actor-file.type.ts';

const longest = { text: 4000, name: 200, task: 200, remark: 1000 };

export interface ContactFields {
  name: string;
  task: string | null;
  phone: string | null;
  email: string | null;
  remark: string | null;
}

export function noteFaults(note: { kind: ActorNoteKind; text: string; dueOn: string | null }): EditFault[] {
  const faults: EditFault[] = [];
  if (note.text === '') faults.push({ code: 'REQUIRED', path: ['text'] });
  faults.push(...tooLong('text', note.text));
  if (note.kind === 'REMINDER' && note.dueOn === null) faults.push({ code: 'REQUIRED', path: ['dueOn'] });
  return faults;
}

/** What was typed of a person as it is kept, and what of it cannot be taken. */
export function contactFields(
  input: SaveInternalContactInput,
  region: PhoneRegion,
): { fields: ContactFields; faults: EditFault[] } {
  const faults: EditFault[] = [];
  const fields = {
    name: cleanLine(input.name),
    task: cleanLine(input.task ?? '') || null,
    phone: single((typed) => mendPhone(typed, region), input.phone, { what: 'phone', faults }),
    email: single(mendEmail, input.email, { what: 'email', faults }),
    remark: cleanText(input.remark ?? '') || null,
  };
  if (fields.name === '') faults.push({ code: 'REQUIRED', path: ['name'] });
  for (const field of ['name', 'task', 'remark'] as const) faults.push(...tooLong(field, fields[field] ?? ''));
  return { fields, faults };
}

export function problemsOf(faults: readonly EditFault[], locale: string): Problem[] {
  return faults.map((fault) => problemOf(fault, locale));
}

function tooLong(field: keyof typeof longest, { length }: string): EditFault[] {
  return length > longest[field] ? [{ code: 'TOO_LONG', path: [field], length, most: longest[field] }] : [];
}

function single(
  mend: (typed: string) => Mended<string>,
  typed: string | null | undefined,
  { what, faults }: { what: 'phone' | 'email'; faults: EditFault[] },
): string | null {
  if (typed == null || typed.trim() === '') return null;
  const { value, notes } = mend(typed);
  if (value === null) faults.push({ code: 'INVALID', path: [what], what });
  else if (notes.length > 0) faults.push({ code: 'INVALID', path: [what], what: 'several' });
  return value;
}
