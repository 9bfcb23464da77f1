import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findEditable } from '#server/actors/actor.service.ts';
import { EditableActor } from '#server/actors/editable-actor.type.ts';
import { wordsOfVocabulary } from '#server/actors/revision-words.model.ts';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { withdrawProposal, withRefused } from './proposal.service.ts';
import { OwnProposalInput } from './review.input.ts';
import { readOwnProposals } from './review.service.ts';
import { OwnProposal, WithdrawProposalPayload } from './review.type.ts';

/** What members have proposed, for themselves. */
@Resolver()
export class OwnProposalResolver {
  @Query(() => [OwnProposal], {
    description: 'What the viewer has proposed and waits, or was refused, the newest first; empty for a visitor.',
  })
  async ownProposals(@Ctx() { viewer, entities, vocabulary, locale }: Context): Promise<OwnProposal[]> {
    if (viewer === null) return [];
    return readOwnProposals(entities(), viewer, wordsOfVocabulary(await vocabulary(), locale));
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

  @Mutation(() => WithdrawProposalPayload, {
    description: 'Takes back what the viewer has proposed, or puts away what was refused.',
  })
  async withdrawProposal(
    @Arg('input', () => OwnProposalInput, { description: 'Which proposal.' }) input: OwnProposalInput,
    @Ctx() context: Context,
  ): Promise<WithdrawProposalPayload> {
    await context.write((em) => withdrawProposal(em, input, context.viewer));
    return Object.assign(new WithdrawProposalPayload(), { id: input.id, problems: [] });
  }
}
