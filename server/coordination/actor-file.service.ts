import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Actor } from '#server/actors/actor.entity.ts';
import { editableOf } from '#server/actors/editable-actor.service.ts';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { AppError } from '#server/errors.ts';
import { ActorFile, ActorKeeper, ActorNoteEntry, ActorReminder, InternalContactEntry } from './actor-file.type.ts';
import { ActorNote } from './actor-note.entity.ts';
import { InternalContact } from './internal-contact.entity.ts';

/** After so many accepted changes the coordinator is asked whether to trust somebody; it is never done by itself. */
const changesBeforeTrust = 3;

/** What is known of the actor of a slug, present or former; null: there is none. */
export async function findActorFile(em: EntityManager, slug: string): Promise<ActorFile | null> {
  const id = await actorIdOf(em, slug);
  return id === null ? null : readActorFile(em, id);
}

/** @throws AppError NOT_FOUND */
export async function readActorFile(em: EntityManager, actorId: string): Promise<ActorFile> {
  const actor = await requireActor(em, actorId);
  const [editable, keepers, contacts, notes] = [
    await editableOf(em, actor),
    await keepersOf(em, actorId),
    await em.find(InternalContact, { actor: actorId }, { orderBy: { name: 'asc', id: 'asc' } }),
    await em.find(ActorNote, { actor: actorId }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
  ];
  return Object.assign(new ActorFile(), {
    actor: editable,
    confirmedAt: actor.confirmedAt,
    confirmedBy: actor.confirmedBy,
    keepers,
    contacts: contacts.map(({ id, version, name, task, phone, email, remark }) =>
      Object.assign(new InternalContactEntry(), { id, version, name, task, phone, email, remark }),
    ),
    notes: [...openReminders(notes), ...notes.filter((note) => !isOpen(note))].map(entryOf),
  });
}

/** Open reminders of all actors by their day, at most `limit`. */
export async function listReminders(em: EntityManager, limit: number): Promise<ActorReminder[]> {
  const open = await em.find(
    ActorNote,
    { kind: 'REMINDER', doneAt: null },
    { populate: ['actor'], orderBy: { dueOn: 'asc', id: 'asc' }, limit },
  );
  return open.map((note) => {
    const { slug, name } = note.actor;
    return Object.assign(new ActorReminder(), { note: entryOf(note), slug, name });
  });
}

/** @throws AppError NOT_FOUND */
export async function requireActor(em: EntityManager, id: string): Promise<Actor> {
  const actor = await em.findOne(Actor, { id });
  if (actor === null) throw new AppError('NOT_FOUND', 'There is no such entry.');
  return actor;
}

function openReminders(notes: readonly ActorNote[]): ActorNote[] {
  return notes.filter(isOpen).sort((one, other) => String(one.dueOn).localeCompare(String(other.dueOn)));
}

function isOpen({ kind, doneAt }: ActorNote): boolean {
  return kind === 'REMINDER' && doneAt === null;
}

function entryOf({ id, version, kind, text, dueOn, doneAt, writtenBy, createdAt }: ActorNote): ActorNoteEntry {
  return Object.assign(new ActorNoteEntry(), { id, version, kind, text, dueOn, doneAt, writtenBy, createdAt });
}

async function keepersOf(em: EntityManager, actorId: string): Promise<ActorKeeper[]> {
  const { rows } = await sql<Omit<ActorKeeper, 'lastSeenAt' | 'trustOffered'> & { lastSeenAt: string | null }>`
    select a.id, a.name, a.email, m.role = 'OWNER' as "isOwner", m.trusted as "publishesAtOnce",
      (select count(*)::integer from revision r where r.account_id = a.id and r.actor_id = m.actor_id
        and r.accepted_by is not null) as "acceptedChanges",
      (select max(s.last_seen_at) from session s where s.account_id = a.id)::text as "lastSeenAt"
    from membership m join account a on a.id = m.account_id where m.actor_id = ${actorId}::uuid order by a.name, a.email
  `.execute(em.getKysely<unknown>());
  return rows.map(({ lastSeenAt, ...keeper }) =>
    Object.assign(new ActorKeeper(), keeper, {
      lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
      trustOffered: !keeper.publishesAtOnce && keeper.acceptedChanges >= changesBeforeTrust,
    }),
  );
}
