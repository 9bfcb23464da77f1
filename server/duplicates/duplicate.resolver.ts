import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import { requireCoordinator } from '#server/accounts/coordinator.service.ts';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { findDuplicatePairs, keepDuplicatePairs } from '#server/exchange/duplicate-search.service.ts';
import { mergeActors } from './actor-merge.service.ts';
import { DismissDuplicateInput, MergeActorsInput } from './duplicate.input.ts';
import { Duplicates, DuplicatesPayload, MergeActorsPayload, MergeablePair } from './duplicate.type.ts';
import { countDuplicates, dismissDuplicate, findMergeable, readDuplicates } from './duplicate-pair.service.ts';

@Resolver()
export class DuplicateResolver {
  @Query(() => Duplicates, {
    nullable: true,
    description:
      'Entries that are probably the same, as pairs that nobody decided on; null for who does not coordinate.',
  })
  async duplicates(
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<Duplicates | null> {
    return mayCoordinate(viewer) ? readDuplicates(db, first ?? 20, after ?? null) : null;
  }

  @Query(() => MergeablePair, {
    nullable: true,
    description: 'Any two entries side by side; null when one is not there, and for who does not coordinate.',
  })
  async mergeablePair(
    @Arg('slug', () => String, { description: 'Present or former slug of one.' }) slug: string,
    @Arg('otherSlug', () => String, { description: 'Present or former slug of the other.' }) otherSlug: string,
    @Ctx() { viewer, entities }: Context,
  ): Promise<MergeablePair | null> {
    if (!mayCoordinate(viewer)) return null;
    return findMergeable(entities(), [storableText(slug), storableText(otherSlug)]);
  }

  @Mutation(() => DuplicatesPayload, {
    description: 'Compares all entries with each other and lists those that are alike; coordinators only.',
  })
  async findDuplicates(@Ctx() context: Context): Promise<DuplicatesPayload> {
    requireCoordinator(context.viewer);
    // outside of the transaction: comparing thousands takes seconds
    const found = await findDuplicatePairs(context.entities().getKysely());
    return waiting(
      await context.write(async (em) => {
        await keepDuplicatePairs(em.getKysely(), found);
        return countDuplicates(em.getKysely());
      }),
    );
  }

  @Mutation(() => DuplicatesPayload, {
    description: 'Remembers that two entries are not the same, for good; coordinators only.',
  })
  async dismissDuplicate(
    @Arg('input', () => DismissDuplicateInput, { description: 'Which two.' }) input: DismissDuplicateInput,
    @Ctx() context: Context,
  ): Promise<DuplicatesPayload> {
    requireCoordinator(context.viewer);
    return waiting(
      await context.write(async (em) => {
        await dismissDuplicate(em, input.actorId, input.otherId);
        return countDuplicates(em.getKysely());
      }),
    );
  }

  @Mutation(() => MergeActorsPayload, { description: 'Makes one entry of two; coordinators only.' })
  async mergeActors(
    @Arg('input', () => MergeActorsInput, { description: 'Which two, and how.' }) input: MergeActorsInput,
    @Ctx() context: Context,
  ): Promise<MergeActorsPayload> {
    const viewer = requireCoordinator(context.viewer);
    const actor = await context.write((em) => mergeActors(em, input, { viewer, now: context.now }));
    return Object.assign(new MergeActorsPayload(), { actor, problems: [] });
  }
}

function waiting(count: number): DuplicatesPayload {
  return Object.assign(new DuplicatesPayload(), { waiting: count, problems: [] });
}
