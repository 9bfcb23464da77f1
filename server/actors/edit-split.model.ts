import { keyOf } from '#server/addresses/address.model.ts';
import type { EditActorInput } from './actor-edit.input.ts';
import type { EditFault } from './edit-problem.model.ts';
import type { EditableActor, EditablePlace } from './editable-actor.type.ts';

/** What an edit can name of an entry. */
type EditField = Exclude<keyof EditActorInput, 'id' | 'version'>;
/** What can wait: a field of the entry as a whole. */
export type WaitingField = Exclude<EditField, 'places' | 'placeOrder' | 'phone'>;

/**
 * What becomes of each field that somebody edits whose changes are not public at once. A fact that residents need now is public
 * and marked for a look: a closed door hurts today. What is said in words, under which name and in which list waits. The mail
 * address waits although people write to it: by a mail to the public one somebody proves to be the actor. A new field of the input
 * does not compile until it is decided here.
 */
const split: Record<EditField, 'AT_ONCE' | 'WAITS'> = {
  places: 'AT_ONCE',
  placeOrder: 'AT_ONCE',
  phone: 'AT_ONCE',
  kind: 'WAITS',
  name: 'WAITS',
  summary: 'WAITS',
  description: 'WAITS',
  plainLanguage: 'WAITS',
  topics: 'WAITS',
  targetGroups: 'WAITS',
  languages: 'WAITS',
  email: 'WAITS',
  website: 'WAITS',
  openToCooperation: 'WAITS',
};

/** An edit in two: what is public at once, as an edit of its own, and the fields that wait; also, what is to wait no more. */
export function splitEdit(
  input: EditActorInput,
  present: EditableActor,
): { atOnce: EditActorInput; waiting: WaitingField[]; takenBack: WaitingField[] } {
  const typed = (Object.keys(split) as EditField[]).filter(
    (field): field is WaitingField => split[field] === 'WAITS' && input[field] !== undefined,
  );
  const takenBack = typed.filter((field) => takesBack(field, input, present));
  const waiting = typed.filter((field) => !takenBack.includes(field));
  const atOnce: EditActorInput = { ...input };
  for (const field of waiting) delete atOnce[field];
  return { atOnce, waiting, takenBack };
}

/** Whoever takes back that its own address is shown waits for nobody. */
function takesBack(field: EditField, input: EditActorInput, { email }: EditableActor): boolean {
  if (field !== 'email' || email?.personal !== true) return false;
  const typed = input.email?.value.trim() ?? '';
  return typed === '' || (typed === email.value && input.email?.consented === false);
}

const exactness = { HIDDEN: 0, DISTRICT: 1, AREA: 2, EXACT: 3 } as const;

/**
 * Places that would be seen more exactly than before, under whichever id: what was kept from view is opened by nobody who is not
 * trusted yet. A place that is seen as before is none of them, also where another one in the same house is hidden.
 */
export function closerLooks(before: readonly EditablePlace[], after: readonly EditablePlace[]): EditFault[] {
  return after.flatMap((place, index) => {
    const own = before.find(({ id }) => id === place.id);
    if (own !== undefined && own.publicAs === place.publicAs && isSameSpot(own, place)) return [];
    const isCloser = before.some(
      (known) => (known === own || isSameSpot(known, place)) && exactness[known.publicAs] < exactness[place.publicAs],
    );
    return isCloser ? [{ code: 'INVALID', path: ['places', String(index), 'publicAs'], what: 'closer' } as const] : [];
  });
}

/** About ten metres. */
const nearDegrees = 0.0001;

/** At the same address however it is spelled, or at the same point; two of which nothing is known are not told apart. */
function isSameSpot(one: EditablePlace, other: EditablePlace): boolean {
  if (keyOf(one.street ?? '') !== '' && keyOf(one.street ?? '') === keyOf(other.street ?? '')) return true;
  if (one.latitude === null || one.longitude === null || other.latitude === null || other.longitude === null)
    return one.street === other.street && one.latitude === other.latitude;
  const isNear = (a: number, b: number) => Math.abs(a - b) < nearDegrees;
  return isNear(one.latitude, other.latitude) && isNear(one.longitude, other.longitude);
}
