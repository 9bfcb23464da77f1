import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import { requireCoordinator } from '#server/accounts/coordinator.service.ts';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { AddActorNoteInput, FileEntryInput, SaveInternalContactInput } from './actor-file.input.ts';
import { findActorFile, listReminders } from './actor-file.service.ts';
import { ActorFile, ActorFilePayload, ActorReminder } from './actor-file.type.ts';
import { addActorNote, finishReminder, type Keeper, removeActorNote } from './actor-note.service.ts';
import { removeInternalContact, saveInternalContact } from './internal-contact.service.ts';

const mostReminders = 200;

@Resolver()
export class ActorFileResolver {
  @Query(() => ActorFile, {
    nullable: true,
    description: 'Everything that the coordinator knows of an actor; null for all others.',
  })
  async actorFile(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { viewer, entities }: Context,
  ): Promise<ActorFile | null> {
    return mayCoordinate(viewer) ? findActorFile(entities(), storableText(slug)) : null;
  }

  @Query(() => [ActorReminder], {
    nullable: true,
    description: 'Open reminders by their day, at most 200; null for who does not coordinate.',
  })
  async reminders(@Ctx() { viewer, entities }: Context): Promise<ActorReminder[] | null> {
    return mayCoordinate(viewer) ? listReminders(entities(), mostReminders) : null;
  }

  @Mutation(() => ActorFilePayload, { description: 'Writes something down about an actor; coordinators only.' })
  async addActorNote(
    @Arg('input', () => AddActorNoteInput, { description: 'What.' }) input: AddActorNoteInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    const keeper = keeperOf(context);
    return payload(await context.write((em) => addActorNote(em, input, keeper)));
  }

  @Mutation(() => ActorFilePayload, { description: 'Says that a reminder is done; coordinators only.' })
  async finishReminder(
    @Arg('input', () => FileEntryInput, { description: 'Which one.' }) input: FileEntryInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    const keeper = keeperOf(context);
    return payload(await context.write((em) => finishReminder(em, input, keeper)));
  }

  @Mutation(() => ActorFilePayload, { description: 'Takes a note away for good; coordinators only.' })
  async removeActorNote(
    @Arg('input', () => FileEntryInput, { description: 'Which one.' }) input: FileEntryInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    requireCoordinator(context.viewer);
    return payload(await context.write((em) => removeActorNote(em, input)));
  }

  @Mutation(() => ActorFilePayload, { description: 'Keeps a person known at an actor; coordinators only.' })
  async saveInternalContact(
    @Arg('input', () => SaveInternalContactInput, { description: 'Who.' }) input: SaveInternalContactInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    const keeper = { ...keeperOf(context), region: { areaCode: context.site.import.areaCode } };
    return payload(await context.write((em) => saveInternalContact(em, input, keeper)));
  }

  @Mutation(() => ActorFilePayload, { description: 'Forgets a person known at an actor; coordinators only.' })
  async removeInternalContact(
    @Arg('input', () => FileEntryInput, { description: 'Which one.' }) input: FileEntryInput,
    @Ctx() context: Context,
  ): Promise<ActorFilePayload> {
    requireCoordinator(context.viewer);
    return payload(await context.write((em) => removeInternalContact(em, input)));
  }
}

function keeperOf({ viewer, now, locale }: Context): Keeper {
  return { viewer: requireCoordinator(viewer), now, locale };
}

function payload(changed: Pick<ActorFilePayload, 'file' | 'problems'>): ActorFilePayload {
  return Object.assign(new ActorFilePayload(), changed);
}
