import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { withOwnProposedRevision } from '#server/review/proposed-revision.service.ts';
import { confirmActor, type Editor, editActor, findEditable } from './actor.service.ts';
import { ConfirmActorInput, EditActorInput } from './actor-edit.input.ts';
import { EditActorPayload, EditableActor } from './editable-actor.type.ts';

@Resolver()
export class ActorEditResolver {
  @Query(() => EditableActor, {
    nullable: true,
    description:
      'An entry that the viewer keeps, as it is edited: with what the viewer has proposed of it. Null for all others.',
  })
  async editableActor(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { viewer, entities }: Context,
  ): Promise<EditableActor | null> {
    const em = entities();
    const actor = await findEditable(em, storableText(slug), viewer);
    return actor && withOwnProposedRevision(em, actor, viewer);
  }

  @Mutation(() => EditActorPayload, { description: 'Changes an entry that the viewer keeps.' })
  async editActor(
    @Arg('input', () => EditActorInput, { description: 'What changes.' }) input: EditActorInput,
    @Ctx() context: Context,
  ): Promise<EditActorPayload> {
    const edited = await context.write(async (em) => {
      const { actor, problems } = await editActor(em, input, editorOf(context));
      return { actor: actor && (await withOwnProposedRevision(em, actor, context.viewer)), problems };
    });
    return Object.assign(new EditActorPayload(), edited);
  }

  @Mutation(() => EditActorPayload, { description: 'Says that an entry that the viewer keeps is still right.' })
  async confirmActor(
    @Arg('input', () => ConfirmActorInput, { description: 'Which entry, as it was read.' }) input: ConfirmActorInput,
    @Ctx() context: Context,
  ): Promise<EditActorPayload> {
    const actor = await context.write(async (em) =>
      withOwnProposedRevision(em, await confirmActor(em, input, editorOf(context)), context.viewer),
    );
    return Object.assign(new EditActorPayload(), { actor, problems: [] });
  }
}

function editorOf({ viewer, now, locale, site }: Context): Editor {
  return { viewer, now, locale, region: { areaCode: site.import.areaCode } };
}
