import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { cleanText } from '#server/actors/text.model.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import type { AddActorNoteInput, FileEntryInput } from './actor-file.input.ts';
import { readActorFile, requireActor } from './actor-file.service.ts';
import type { ActorFile } from './actor-file.type.ts';
import { ActorNote } from './actor-note.entity.ts';
import { noteFaults, problemsOf } from './file-entry.model.ts';

export interface Keeper {
  viewer: SignedIn;
  now: Date;
  locale: string;
}

export type FileChange = Promise<{ file: ActorFile | null; problems: Problem[] }>;

/** @throws AppError NOT_FOUND */
export async function addActorNote(em: EntityManager, input: AddActorNoteInput, keeper: Keeper): FileChange {
  const actor = await requireActor(em, input.actorId);
  const text = cleanText(input.text);
  const dueOn = input.kind === 'REMINDER' ? (input.dueOn ?? null) : null;
  const faults = noteFaults({ kind: input.kind, text, dueOn });
  if (faults.length > 0) return { file: null, problems: problemsOf(faults, keeper.locale) };
  em.create(ActorNote, {
    ...{ id: uuid(), actor, kind: input.kind, text, dueOn, doneAt: null, createdAt: keeper.now },
    account: em.getReference(Account, keeper.viewer.accountId),
    writtenBy: keeper.viewer.name ?? keeper.viewer.email,
  });
  await em.flush();
  return { file: await readActorFile(em, actor.id), problems: [] };
}

/** A reminder that is done does not come up any more. */
export async function finishReminder(em: EntityManager, input: FileEntryInput, { now }: Keeper): FileChange {
  const note = await requireNote(em, input);
  if (note.kind !== 'REMINDER') throw new AppError('NOT_FOUND', 'There is no such reminder.');
  note.doneAt = now;
  await em.flush();
  return { file: await readActorFile(em, note.actor.id), problems: [] };
}

export async function removeActorNote(em: EntityManager, input: FileEntryInput): FileChange {
  const note = await requireNote(em, input);
  em.remove(note);
  await em.flush();
  return { file: await readActorFile(em, note.actor.id), problems: [] };
}

/** @throws AppError NOT_FOUND, CONFLICT */
async function requireNote(em: EntityManager, { id, version }: FileEntryInput): Promise<ActorNote> {
  const note = await em.findOne(ActorNote, { id });
  if (note === null) throw new AppError('NOT_FOUND', 'There is no such note.');
  if (note.version !== version) throw new AppError('CONFLICT', 'Somebody has changed this note since you read it.');
  return note;
}
