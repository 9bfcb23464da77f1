import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import type { PhoneRegion } from '#server/actors/contact.model.ts';
import { AppError } from '#server/errors.ts';
import type { FileEntryInput, SaveInternalContactInput } from './actor-file.input.ts';
import { readActorFile, requireActor } from './actor-file.service.ts';
import type { FileChange, Keeper } from './actor-note.service.ts';
import { contactFields, problemsOf } from './file-entry.model.ts';
import { InternalContact } from './internal-contact.entity.ts';

/** @throws AppError NOT_FOUND, CONFLICT */
export async function saveInternalContact(
  em: EntityManager,
  input: SaveInternalContactInput,
  { now, locale, region }: Keeper & { region: PhoneRegion },
): FileChange {
  const actor = await requireActor(em, input.actorId);
  const present = input.present == null ? null : await requireContact(em, input.present);
  if (present !== null && present.actor.id !== actor.id) throw new AppError('NOT_FOUND', 'There is no such person.');
  const { fields, faults } = contactFields(input, region);
  if (faults.length > 0) return { file: null, problems: problemsOf(faults, locale) };
  if (present === null) em.create(InternalContact, { id: uuid(), actor, createdAt: now, ...fields });
  else em.assign(present, fields);
  await em.flush();
  return { file: await readActorFile(em, actor.id), problems: [] };
}

export async function removeInternalContact(em: EntityManager, input: FileEntryInput): FileChange {
  const contact = await requireContact(em, input);
  em.remove(contact);
  await em.flush();
  return { file: await readActorFile(em, contact.actor.id), problems: [] };
}

async function requireContact(em: EntityManager, { id, version }: FileEntryInput): Promise<InternalContact> {
  const contact = await em.findOne(InternalContact, { id });
  if (contact === null) throw new AppError('NOT_FOUND', 'There is no such person.');
  if (contact.version !== version)
    throw new AppError('CONFLICT', 'Somebody has changed this person since you read it.');
  return contact;
}
