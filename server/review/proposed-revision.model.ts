import { isDeepStrictEqual } from 'node:util';
import type { EditActorInput } from '#server/actors/actor-edit.input.ts';
import type { EditedFields } from '#server/actors/actor-edit.model.ts';
import type { WaitingField } from '#server/actors/edit-split.model.ts';
import { EditableActor } from '#server/actors/editable-actor.type.ts';
import type { Changes } from '#server/actors/revision-change.model.ts';

/** Fields whose text a coordinator may change before it is accepted. */
export const textFields = ['name', 'summary', 'description', 'plainLanguage', 'website'] as const;
export type TextField = (typeof textFields)[number];

export const isTextField = (field: string): field is TextField => (textFields as readonly string[]).includes(field);

/**
 * What waits after a further edit: what waited before, over it what was typed now. What is as the entry says anyway waits for
 * nothing, nor does what was taken back. Null: nothing is left.
 */
export function extended(
  before: Changes,
  {
    names,
    takenBack,
    wanted,
    present,
  }: {
    names: readonly WaitingField[];
    takenBack: readonly WaitingField[];
    wanted: EditedFields;
    present: EditableActor;
  },
): Changes | null {
  // what waits already was typed over what its proposer saw then, not over what the entry says meanwhile
  const seen = (name: WaitingField) => (before[name] === undefined ? present[name] : before[name].from);
  const typed = Object.fromEntries(names.map((name) => [name, { from: seen(name), to: wanted[name] }]));
  const now: Record<string, unknown> = { ...present };
  const open = Object.entries({ ...before, ...typed }).filter(
    ([name, { to }]) => !isSame(now[name], to) && !(takenBack as readonly string[]).includes(name),
  );
  return open.length === 0 ? null : Object.fromEntries(open);
}

/** An entry as its proposer wants it. */
export function laidOver(present: EditableActor, changes: Changes): EditableActor {
  const wanted = Object.entries(changes).map(([name, { to }]) => [name, to]);
  return Object.assign(new EditableActor(), present, Object.fromEntries(wanted));
}

/** One field of a proposal beside what the entry says. */
export interface Difference {
  field: string;
  seen: unknown;
  now: unknown;
  to: unknown;
  /** somebody else changed it meanwhile */
  isConflict: boolean;
}

/** A proposal beside the entry as it is; what the entry says already is left out. */
export function differences(present: EditableActor, changes: Changes): Difference[] {
  const now: Record<string, unknown> = { ...present };
  return Object.entries(changes)
    .map(([field, { from, to }]) => ({
      ...{ field, seen: from, now: now[field], to },
      isConflict: !isSame(now[field], from),
    }))
    .filter(({ now: value, to }) => !isSame(value, to));
}

/** What an edit has to say so that these fields are as proposed. */
export function asEdit(changes: Changes, fields: ReadonlySet<string>): Partial<EditActorInput> {
  const taken = Object.entries(changes).filter(([field]) => fields.has(field));
  return Object.fromEntries(taken.map(([field, { to }]) => [field, field === 'email' ? contactEdit(to) : to]));
}

/** Nobody has agreed to anything about a contact that was not somebody's own. */
function contactEdit(contact: unknown): EditActorInput['email'] {
  if (typeof contact !== 'object' || contact === null) return { value: '' };
  const { value, personal, consented }: Record<string, unknown> = { ...contact };
  return { value: String(value), consented: personal === true ? consented === true : null };
}

function isSame(one: unknown, other: unknown): boolean {
  // what was read is of a class, what was kept is plain
  return isDeepStrictEqual(structuredClone(one ?? null), structuredClone(other ?? null));
}
