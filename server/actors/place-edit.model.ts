import type { ActorKind } from './actor.type.ts';
import type { EditPlaceInput } from './actor-edit.input.ts';
import type { EditFault } from './edit-problem.model.ts';
import { EditablePlace } from './editable-actor.type.ts';
import { AccessFeature } from './place.type.ts';
import type { EditAccessInput } from './place-edit.input.ts';
import { cleanLine } from './text.model.ts';

/** In characters. */
const longest = { street: 200, city: 100, note: 300 } as const;
const features = Object.keys(AccessFeature) as AccessFeature[];

interface PlaceRules {
  /** of the field of the place */
  path: (field: string) => string[];
  /** what the entry is from now on */
  kind: ActorKind;
  /** YYYY-MM-DD */
  today: string;
  faults: EditFault[];
}

/** All places in the order that an edit names, new ones empty; those that it does not name are gone. */
export function orderedPlaces(
  present: readonly EditablePlace[],
  order: readonly string[] | null | undefined,
): EditablePlace[] {
  if (order == null) return [...present];
  const ids = [...new Set(order.map((id) => id.toLowerCase()))];
  return ids.map((id) => present.find((place) => place.id === id) ?? newPlace(id));
}

function newPlace(id: string): EditablePlace {
  return Object.assign(new EditablePlace(), {
    ...{ id, street: null, postalCode: null, city: null, latitude: null, longitude: null, publicAs: 'EXACT' },
    ...{ personal: false, consented: false, access: [] },
    ...{ openingHours: null, notice: null, noticeFrom: null, noticeUntil: null },
  });
}

/** A place that is not there yet has said nothing of where it is, which a person has to. */
export function isEmptyPlace({ street, latitude, publicAs }: EditablePlace): boolean {
  return street === null && latitude === null && publicAs !== 'HIDDEN';
}

/** A place with another address, point, precision or barriers. Somebody's home is shown exactly only where that is agreed to. */
export function relocated(before: EditablePlace, input: EditPlaceInput, rules: PlaceRules): EditablePlace {
  const { path, faults, kind } = rules;
  const place: EditablePlace = { ...before };
  for (const field of ['street', 'city'] as const) {
    if (input[field] === undefined) continue;
    place[field] = cleanLine(input[field] ?? '') || null;
    const { length } = place[field] ?? '';
    if (length > longest[field]) faults.push({ code: 'TOO_LONG', path: path(field), length, most: longest[field] });
  }
  if (input.postalCode !== undefined) {
    place.postalCode = cleanLine(input.postalCode ?? '') || null;
    if (place.postalCode !== null && !/^\d{5}$/.test(place.postalCode))
      faults.push({ code: 'INVALID', path: path('postalCode'), what: 'postalCode' });
  }
  if (input.latitude !== undefined || input.longitude !== undefined) setPoint(place, input, rules);
  if (input.publicAs != null) place.publicAs = input.publicAs;
  if (input.access != null) place.access = accessOf(input.access, rules);
  const isElsewhere = isAtAnotherAddress(before, place);
  place.personal = input.personal ?? before.personal;
  place.consented = place.personal && (input.consented ?? (before.personal && before.consented && !isElsewhere));
  const isShown = place.publicAs === 'EXACT';
  const isMoved = isElsewhere || (isShown && before.publicAs !== 'EXACT');
  if (kind === 'INITIATIVE' && isShown && isMoved && input.personal == null)
    faults.push({ code: 'REQUIRED', path: path('personal') });
  else if (isShown && place.personal && !place.consented)
    faults.push({ code: 'INVALID', path: path('publicAs'), what: 'home' });
  return place;
}

/** Whether a consent that was given for one would be for another one. */
export function isAtAnotherAddress(one: EditablePlace, other: EditablePlace): boolean {
  const fields = ['street', 'postalCode', 'city', 'latitude', 'longitude'] as const;
  return fields.some((field) => one[field] !== other[field]);
}

/** Six decimals are a tenth of a metre. */
function setPoint(place: EditablePlace, input: EditPlaceInput, { path, faults }: PlaceRules): void {
  const [latitude, longitude] = [input.latitude ?? null, input.longitude ?? null];
  if (latitude === null && longitude === null) {
    Object.assign(place, { latitude, longitude });
    return;
  }
  const isPoint = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!isPoint) {
    faults.push({ code: 'INVALID', path: path('point'), what: 'point' });
    return;
  }
  Object.assign(place, { latitude: sixDecimals(latitude), longitude: sixDecimals(longitude) });
}

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** In the order in which residents read it; what is unknown and of which nothing is said is left out. */
function accessOf(given: readonly EditAccessInput[], { path, faults, today }: PlaceRules): EditablePlace['access'] {
  return features.flatMap((feature) => {
    const said = given.findLast((one) => one.feature === feature);
    if (said === undefined) return [];
    const note = cleanLine(said.note ?? '') || null;
    const asOf = said.asOf ?? null;
    const field = (part: string) => path(`access.${feature}.${part}`);
    const { length } = note ?? '';
    if (length > longest.note) faults.push({ code: 'TOO_LONG', path: field('note'), length, most: longest.note });
    if (asOf !== null && asOf > today) faults.push({ code: 'INVALID', path: field('asOf'), what: 'future' });
    return said.value === 'UNKNOWN' && note === null ? [] : [{ feature, value: said.value, note, asOf }];
  });
}
