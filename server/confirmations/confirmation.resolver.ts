import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { hashOf } from '#server/accounts/secret.model.ts';
import { Actor } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { requestStateOf } from './confirmation.model.ts';
import { findRequest } from './confirmation.queries.ts';
import { Confirmation } from './confirmation.type.ts';

@Resolver(() => Confirmation)
export class ConfirmationResolver {
  @Query(() => Confirmation, {
    nullable: true,
    description: 'The question of a mail whether an entry is still right; null: no mail had this token.',
  })
  async confirmation(
    @Arg('token', () => String, { description: 'Token of the link of the mail.' }) token: string,
    @Ctx() { db, now }: Context,
  ): Promise<Confirmation | null> {
    const found = await findRequest(db, hashOf(token));
    if (found === null) return null;
    const { actorId, answeredAt, isStopped } = found;
    return Object.assign(new Confirmation(), { actorId, answeredAt, isStopped, state: requestStateOf(found, now) });
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'The entry as residents see it now; null: they do not.' })
  actor(@Root() { actorId }: Confirmation, @Ctx() { loaders }: Context): Promise<Actor | null> {
    return loaders.actor.load(actorId);
  }
}
