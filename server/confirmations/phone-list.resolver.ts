import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { EditActorPayload } from '#server/actors/editable-actor.type.ts';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { CallConnection } from './call.type.ts';
import { listCalls, recordConfirmation } from './phone-list.service.ts';
import { RecordConfirmationInput } from './record-confirmation.input.ts';

const usualSize = 20;

@Resolver()
export class PhoneListResolver {
  @Query(() => CallConnection, {
    nullable: true,
    description: 'Whose people the coordinator has to call, the longest waiting first; null for everybody else.',
  })
  phoneList(
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db, viewer, site, locale, now }: Context,
  ): Promise<CallConnection | null> {
    const rules = { everyMonths: site.confirmEveryMonths };
    return listCalls(db, { viewer, rules, locale, now, first: first ?? usualSize, after: after ?? null });
  }

  @Mutation(() => EditActorPayload, {
    description: 'Writes down that somebody said an entry is still right; for the coordinator alone.',
  })
  async recordConfirmation(
    @Arg('input', () => RecordConfirmationInput, { description: 'Who said so, and how.' })
    input: RecordConfirmationInput,
    @Ctx() context: Context,
  ): Promise<EditActorPayload> {
    const recorded = await context.write((em) => recordConfirmation(em, input, context));
    return Object.assign(new EditActorPayload(), recorded);
  }
}
