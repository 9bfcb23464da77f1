import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { LinkProposalInput, PublishProposalInput, RefuseProposalInput, SimilarActorsInput } from './proposal.input.ts';
import { comparedOf } from './proposal.model.ts';
import { DecideProposalPayload, Proposal, SimilarActor } from './proposal.type.ts';
import { type Decided, linkProposal, publishProposal, refuseProposal } from './proposal-decision.service.ts';
import { listProposals } from './proposal-worklist.service.ts';

@Resolver(() => SimilarActor)
export class ProposalResolver {
  @Query(() => [SimilarActor], {
    description: 'Published entries that something is probably the same as, the likeliest first; at most ten.',
  })
  async similarActors(
    @Arg('like', () => SimilarActorsInput, { description: 'What is known of it.' }) like: SimilarActorsInput,
    @Ctx() { findSimilar, site }: Context,
  ): Promise<SimilarActor[]> {
    const compared = comparedOf(like, { areaCode: site.import.areaCode });
    if (compared.name === '') return [];
    return (await findSimilar())(compared).map((found) => Object.assign(new SimilarActor(), found));
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'The entry; null when it is not published any more.' })
  actor(@Root() { actorId }: SimilarActor, @Ctx() { loaders }: Context): Promise<Actor | null> {
    return loaders.actor.load(actorId);
  }

  @Query(() => [Proposal], {
    nullable: true,
    description: 'Proposals that wait for a decision, the oldest first; null for who does not coordinate.',
  })
  async proposals(
    @Arg('first', () => PageSize, { defaultValue: 20, description: 'How many.' }) first: number,
    @Ctx() { db, viewer, vocabulary }: Context,
  ): Promise<Proposal[] | null> {
    const { topics } = await vocabulary();
    const names = new Map([...topics.values()].map(({ slug, name }) => [slug, name]));
    const topicName = (slug: string) => names.get(slug) ?? null;
    return listProposals(db, { viewer, first, topicName });
  }

  @Mutation(() => DecideProposalPayload, {
    description: 'Makes a published entry of a proposal, as a coordinator, and answers it by mail.',
  })
  async publishProposal(
    @Arg('input', () => PublishProposalInput, { description: 'Which one, and how.' }) input: PublishProposalInput,
    @Ctx() context: Context,
  ): Promise<DecideProposalPayload> {
    return payload(await context.write((em) => publishProposal(em, input, context)));
  }

  @Mutation(() => DecideProposalPayload, {
    description:
      'Says, as a coordinator, that what is proposed is listed already, and answers with its address by mail.',
  })
  async linkProposal(
    @Arg('input', () => LinkProposalInput, { description: 'Which one, and as what.' }) input: LinkProposalInput,
    @Ctx() context: Context,
  ): Promise<DecideProposalPayload> {
    return payload(await context.write((em) => linkProposal(em, input, context)));
  }

  @Mutation(() => DecideProposalPayload, {
    description: 'Does not list what is proposed, as a coordinator, and says why by mail.',
  })
  async refuseProposal(
    @Arg('input', () => RefuseProposalInput, { description: 'Which one, and why.' }) input: RefuseProposalInput,
    @Ctx() context: Context,
  ): Promise<DecideProposalPayload> {
    return payload(await context.write((em) => refuseProposal(em, input, context)));
  }
}

const payload = (decided: Decided): DecideProposalPayload => Object.assign(new DecideProposalPayload(), decided);
