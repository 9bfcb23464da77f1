import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from './actor.entity.ts';
import type { Contact } from './contact.entity.ts';
import { EditableActor, EditableContact, EditablePlace } from './editable-actor.type.ts';

/** An actor, with what belongs to it, as whoever keeps the entry sees it. */
export async function editableOf(em: EntityManager, actor: Actor): Promise<EditableActor> {
  await em.populate(actor, ['places', 'contacts', 'topics', 'targetGroups']);
  const { id, version, slug, kind, name, summary, description, plainLanguage, languages, website } = actor;
  return Object.assign(new EditableActor(), {
    ...{ id, version, slug, kind, name, summary, description, plainLanguage, languages, website },
    published: actor.state === 'PUBLISHED',
    openToCooperation: actor.openToCooperation,
    topics: actor.topics.getItems().map((topic) => topic.slug),
    targetGroups: actor.targetGroups.getItems().map((group) => group.slug),
    email: contactOf(actor, 'EMAIL'),
    phone: contactOf(actor, 'PHONE'),
    places: actor.places
      .getItems()
      .map(({ id: placeId, street, openingHours, notice, noticeFrom, noticeUntil }) =>
        Object.assign(new EditablePlace(), { id: placeId, street, openingHours, notice, noticeFrom, noticeUntil }),
      ),
  });
}

function contactOf(actor: Actor, channel: Contact['channel']): EditableContact | null {
  const contact = actor.contacts.getItems().find((one) => one.channel === channel);
  if (contact === undefined) return null;
  const { value, personal, consentGivenAt, consentRevokedAt } = contact;
  const consented = !personal || (consentGivenAt !== null && consentRevokedAt === null);
  return Object.assign(new EditableContact(), { value, personal, consented });
}
