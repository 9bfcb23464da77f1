import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import type { Actor } from './actor.entity.ts';
import type { EditedFields } from './actor-edit.model.ts';
import { Contact } from './contact.entity.ts';
import { looksPersonal } from './contact.model.ts';
import type { EditableContact } from './editable-actor.type.ts';

/** Who records a consent, or takes it back, and when. */
export interface ConsentRecorder {
  accountId: string;
  now: Date;
}

/** The text that somebody agreed to when a number or address of its own may be public. */
export const consentTextVersion = '2026-11';

export const noConsent = {
  consentTextVersion: null,
  consentGivenAt: null,
  consentRecordedBy: null,
  consentRevokedAt: null,
};

/** Writes the first contact of each channel, and judges those further down anew: their actor may have become another kind. */
export function setContacts(
  em: EntityManager,
  actor: Actor,
  fields: Pick<EditedFields, 'kind' | 'email' | 'phone'>,
  recorder: ConsentRecorder,
): void {
  for (const [channel, contact] of [['EMAIL', fields.email] as const, ['PHONE', fields.phone] as const]) {
    const known = actor.contacts.getItems().filter((one) => one.channel === channel);
    for (const one of known) one.personal ||= looksPersonal(one.value, fields.kind);
    setContact(em, actor, { channel, known, contact, recorder });
  }
}

function setContact(
  em: EntityManager,
  actor: Actor,
  {
    channel,
    known: [first, ...further],
    contact,
    recorder,
  }: { channel: Contact['channel']; known: Contact[]; contact: EditableContact | null; recorder: ConsentRecorder },
): void {
  // one that stands further down comes first now, with the consent that it has
  const double = further.find(({ value }) => value === contact?.value);
  if (first && (contact === null || double)) em.remove(first);
  if (contact === null) return;
  const target = double ?? first;
  const { value, personal } = contact;
  const values = { value, personal, position: first?.position ?? 0, ...consentFor(contact, target, recorder) };
  if (target) em.assign(target, values);
  else em.create(Contact, { id: uuid(), actor, channel, ...values });
}

/** A consent is of one number: it is kept, recorded or taken back with it; its record outlives its end. */
function consentFor(
  { value, personal, consented }: EditableContact,
  target: Contact | undefined,
  { accountId, now }: ConsentRecorder,
): Partial<Contact> {
  const isSame = target?.value === value;
  const holds = isSame && target.consentGivenAt !== null && target.consentRevokedAt === null;
  if (personal && consented) {
    if (holds) return {};
    return { consentTextVersion, consentGivenAt: now, consentRecordedBy: accountId, consentRevokedAt: null };
  }
  if (!isSame) return noConsent;
  return holds && personal ? { consentRevokedAt: now } : {};
}
