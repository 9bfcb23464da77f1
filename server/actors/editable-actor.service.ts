import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from './actor.entity.ts';
import type { Contact } from './contact.entity.ts';
import { EditableActor, EditableContact, EditablePlace } from './editable-actor.type.ts';
import { accessFeatures, type Place } from './place.entity.ts';

/** An actor, with what belongs to it, as whoever keeps the entry sees it. */
export async function editableOf(em: EntityManager, actor: Actor): Promise<EditableActor> {
  await em.populate(actor, ['places.access', 'contacts', 'topics', 'targetGroups']);
  const { id, version, slug, kind, name, summary, description, plainLanguage, languages, website } = actor;
  return Object.assign(new EditableActor(), {
    ...{ id, version, slug, kind, name, summary, description, plainLanguage, languages, website },
    published: actor.state === 'PUBLISHED',
    openToCooperation: actor.openToCooperation,
    topics: actor.topics.getItems().map((topic) => topic.slug),
    targetGroups: actor.targetGroups.getItems().map((group) => group.slug),
    email: contactOf(actor, 'EMAIL'),
    phone: contactOf(actor, 'PHONE'),
    places: actor.places.getItems().map(placeOf),
  });
}

function placeOf(place: Place): EditablePlace {
  const { id, street, postalCode, city, latitude, longitude, publicAs, personal } = place;
  const { openingHours, notice, noticeFrom, noticeUntil, consentGivenAt, consentRevokedAt } = place;
  const known = place.access.getItems();
  return Object.assign(new EditablePlace(), {
    ...{ id, street, postalCode, city, latitude, longitude, publicAs, personal },
    consented: personal && consentGivenAt !== null && consentRevokedAt === null,
    access: accessFeatures.flatMap((feature) =>
      known.filter((one) => one.feature === feature).map(({ value, note, asOf }) => ({ feature, value, note, asOf })),
    ),
    ...{ openingHours, notice, noticeFrom, noticeUntil },
  });
}

function contactOf(actor: Actor, channel: Contact['channel']): EditableContact | null {
  const contact = actor.contacts.getItems().find((one) => one.channel === channel);
  if (contact === undefined) return null;
  const { value, personal, consentGivenAt, consentRevokedAt } = contact;
  const consented = !personal || (consentGivenAt !== null && consentRevokedAt === null);
  return Object.assign(new EditableContact(), { value, personal, consented });
}
