import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor } from '#server/actors/actor.entity.ts';

export const actorNoteKinds = ['NOTE', 'CALL', 'REMINDER'] as const;

/** What a coordinator writes down about an actor; a reminder comes up on its day until it is done. */
export const ActorNoteSchema = defineEntity({
  name: 'ActorNote',
  tableName: 'actor_note',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    kind: p.enum(actorNoteKinds),
    text: p.text(),
    dueOn: p.date().nullable(),
    doneAt: p.datetime().nullable(),
    account: () => p.manyToOne(Account).nullable(),
    /** a name as it was when the note was written */
    writtenBy: p.text(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});

export class ActorNote extends ActorNoteSchema.class {}
ActorNoteSchema.setClass(ActorNote);
