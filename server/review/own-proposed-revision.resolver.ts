import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findEditable } from '#server/actors/actor.service.ts';
import { EditableActor } from '#server/actors/editable-actor.type.ts';
import { wordsOfVocabulary } from '#server/actors/revision-words.model.ts';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { withdrawProposedRevision, withRefused } from './proposed-revision.service.ts';
import { OwnProposedRevisionInput } from './review.input.ts';
import { readOwnProposedRevisions } from './review.service.ts';
import { OwnProposedRevision, WithdrawProposedRevisionPayload } from './review.type.ts';

/** What members have proposed, for themselves. */
@Resolver()
export class OwnProposedRevisionResolver {
  @Query(() => [OwnProposedRevision], {
    description: 'What the viewer has proposed and waits, or was refused, the newest first; empty for a visitor.',
  })
  async ownProposedRevisions(@Ctx() { viewer, entities, vocabulary, locale }: Context): Promise<OwnProposedRevision[]> {
    if (viewer === null) return [];
    return readOwnProposedRevisions(entities(), viewer, wordsOfVocabulary(await vocabulary(), locale));
  }

  @Query(() => EditableActor, {
    nullable: true,
    description: 'An entry as the viewer had proposed it, which was refused, to be mended; null: there is none.',
  })
  async refusedEntry(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { viewer, entities }: Context,
  ): Promise<EditableActor | null> {
    if (viewer === null) return null;
    const em = entities();
    const present = await findEditable(em, storableText(slug), viewer);
    return present && withRefused(em, present, viewer);
  }

  @Mutation(() => WithdrawProposedRevisionPayload, {
    description: 'Takes back what the viewer has proposed, or puts away what was refused.',
  })
  async withdrawProposedRevision(
    @Arg('input', () => OwnProposedRevisionInput, { description: 'Which proposal.' }) input: OwnProposedRevisionInput,
    @Ctx() context: Context,
  ): Promise<WithdrawProposedRevisionPayload> {
    await context.write((em) => withdrawProposedRevision(em, input, context.viewer));
    return Object.assign(new WithdrawProposedRevisionPayload(), { id: input.id, problems: [] });
  }
}
