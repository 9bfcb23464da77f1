import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { ArchiveActorInput, RestoreActorInput } from './actor-archive.input.ts';
import { archiveActor, listArchived, restoreActor } from './actor-archive.service.ts';
import { ArchivedActor } from './archived-actor.type.ts';
import { EditActorPayload } from './editable-actor.type.ts';

const usualSize = 20;

@Resolver()
export class ActorArchiveResolver {
  @Query(() => [ArchivedActor], {
    nullable: true,
    description: 'The entries that were archived last, the newest first; null for all but the coordinator.',
  })
  archivedActors(
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<ArchivedActor[] | null> {
    return listArchived(db, { viewer, first: first ?? usualSize });
  }

  @Mutation(() => EditActorPayload, {
    description: 'Takes an entry out of what residents see, with everything kept; for the coordinator alone.',
  })
  async archiveActor(
    @Arg('input', () => ArchiveActorInput, { description: 'Which entry, and why.' }) input: ArchiveActorInput,
    @Ctx() context: Context,
  ): Promise<EditActorPayload> {
    const archived = await context.write((em) => archiveActor(em, input, context));
    return Object.assign(new EditActorPayload(), archived);
  }

  @Mutation(() => EditActorPayload, {
    description: 'Shows an archived entry again, as it was; for the coordinator alone.',
  })
  async restoreActor(
    @Arg('input', () => RestoreActorInput, { description: 'Which entry.' }) input: RestoreActorInput,
    @Ctx() context: Context,
  ): Promise<EditActorPayload> {
    const restored = await context.write((em) => restoreActor(em, input, context));
    return Object.assign(new EditActorPayload(), restored);
  }
}
