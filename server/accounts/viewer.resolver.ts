import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { listActorIdsOf, listSessions } from './viewer.queries.ts';
import { Viewer, ViewerSession } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for a visitor.' })
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    if (viewer === null) return null;
    const { accountId: id, name, email, roles, sessionId } = viewer;
    return Object.assign(new Viewer(), { id, name, email, roles, sessionId });
  }

  @FieldResolver(() => [Actor], { description: 'Published actors whose entries the viewer keeps, by name.' })
  async actors(@Root() { id }: Viewer, @Ctx() { db, loaders }: Context): Promise<Actor[]> {
    const actors = await loaders.actor.loadMany(await listActorIdsOf(db, id));
    return actors.filter((actor) => actor instanceof Actor);
  }

  @FieldResolver(() => [ViewerSession], { description: 'Where the viewer is signed in, the last seen first.' })
  async sessions(@Root() { id, sessionId }: Viewer, @Ctx() { db, now }: Context): Promise<ViewerSession[]> {
    const sessions = await listSessions(db, id, now);
    return sessions.map((session) => ({ ...session, current: session.id === sessionId }));
  }
}
