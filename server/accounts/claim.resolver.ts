import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { DecideClaimInput } from './claim.input.ts';
import { Claim, DecideClaimPayload } from './claim.type.ts';
import { decideClaim, listClaims } from './claim-decision.service.ts';

@Resolver()
export class ClaimResolver {
  @Query(() => [Claim], {
    nullable: true,
    description: 'Claims that wait for a decision, the oldest first; null for who does not coordinate.',
  })
  claims(
    @Arg('first', () => PageSize, { defaultValue: 50, description: 'How many.' }) first: number,
    @Ctx() { viewer, entities }: Context,
  ): Promise<Claim[] | null> {
    return listClaims(entities(), { viewer, first });
  }

  @Mutation(() => DecideClaimPayload, { description: 'Decides a claim, as a coordinator, and answers it by mail.' })
  async decideClaim(
    @Arg('input', () => DecideClaimInput, { description: 'What is decided.' }) input: DecideClaimInput,
    @Ctx() context: Context,
  ): Promise<DecideClaimPayload> {
    const { viewer, now, locale, mail } = context;
    return Object.assign(
      new DecideClaimPayload(),
      await context.write((em) => decideClaim(em, input, { viewer, now, locale, mail })),
    );
  }
}
