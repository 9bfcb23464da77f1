import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { quarterOf } from '#server/addresses/address.service.ts';
import { District } from '#server/districts/district.entity.ts';
import { type DistrictLocator, districtLocator, type PlaceDistricts } from '#server/districts/district.service.ts';
import type { Actor } from './actor.entity.ts';
import { type ConsentRecorder, consentTextVersion, noConsent } from './actor-contacts.service.ts';
import type { EditablePlace } from './editable-actor.type.ts';
import { Place, PlaceAccess } from './place.entity.ts';
import { isAtAnotherAddress } from './place-edit.model.ts';

/** Ids of these places that are places of another actor. */
export async function placesOfOthers(em: EntityManager, actor: Actor, places: readonly EditablePlace[]) {
  const own = new Set(actor.places.getItems().map(({ id }) => id));
  const ids = places.map(({ id }) => id).filter((id) => !own.has(id));
  return ids.length === 0 ? [] : (await em.find(Place, { id: { $in: ids } }, { fields: ['id'] })).map(({ id }) => id);
}

/** Writes the places of an entry in their order; those that are not among them are gone. */
export async function setPlaces(
  em: EntityManager,
  actor: Actor,
  {
    before,
    after,
    recorder,
  }: { before: readonly EditablePlace[]; after: readonly EditablePlace[]; recorder: ConsentRecorder },
): Promise<void> {
  if (isDeepStrictEqual(structuredClone(before), structuredClone(after))) return;
  const present = actor.places.getItems();
  const districts = await em.findAll(District);
  const locate = districtLocator(districts);
  for (const gone of present.filter(({ id }) => !after.some((place) => place.id === id))) em.remove(gone);
  for (const [position, edited] of after.entries()) {
    const was = before.find(({ id }) => id === edited.id);
    const { id, access, consented: _, ...columns } = edited;
    const known = present.find((place) => place.id === id);
    const place = known ?? em.create(Place, { id, actor, position });
    const consent = consentFor(edited, was, recorder);
    const isLocated = was !== undefined && was.publicAs === edited.publicAs && !isAtAnotherAddress(was, edited);
    const lies = isLocated ? {} : await districtsOf(em, edited, { locate, districts });
    em.assign(place, { ...columns, ...consent, ...lies, position });
    setAccess(em, place, access);
  }
}

/** Of its point; without one, what the register says of its address. */
async function districtsOf(
  em: EntityManager,
  { latitude, longitude, street, postalCode, publicAs }: EditablePlace,
  { locate, districts }: { locate: DistrictLocator; districts: readonly District[] },
): Promise<PlaceDistricts> {
  if (latitude !== null) return locate({ latitude, longitude, publicAs });
  const official = await quarterOf(em.getKysely<unknown>(), { street, postalCode });
  const district = districts.find(({ id, parent }) => !parent && official?.startsWith(id)) ?? null;
  const quarter = districts.find(({ id, parent }) => parent && id === official) ?? null;
  return {
    district,
    quarter,
    publicDistrict: publicAs === 'HIDDEN' ? null : district,
    publicQuarter: publicAs === 'EXACT' ? quarter : null,
  };
}

/** As of a contact: a consent is of one address, and its record outlives its end. */
function consentFor(
  place: EditablePlace,
  was: EditablePlace | undefined,
  { accountId, now }: ConsentRecorder,
): Partial<Place> {
  const isSame = was !== undefined && !isAtAnotherAddress(was, place);
  const holds = isSame && was.personal && was.consented;
  if (place.personal && place.consented)
    return holds
      ? {}
      : { consentTextVersion, consentGivenAt: now, consentRecordedBy: accountId, consentRevokedAt: null };
  if (!isSame) return noConsent;
  return holds ? { consentRevokedAt: now } : {};
}

function setAccess(em: EntityManager, place: Place, access: EditablePlace['access']): void {
  const present = place.access.getItems(false);
  for (const gone of present.filter(({ feature }) => !access.some((one) => one.feature === feature))) em.remove(gone);
  for (const { feature, value, note, asOf } of access) {
    const known = present.find((one) => one.feature === feature);
    if (known) em.assign(known, { value, note, asOf });
    else em.create(PlaceAccess, { place, feature, value, note, asOf });
  }
}
