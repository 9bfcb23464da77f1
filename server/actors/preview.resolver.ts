import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { Actor } from './actor.type.ts';
import { EditActorInput } from './actor-edit.input.ts';
import { previewEntry } from './entry-preview.service.ts';
import { previewHours } from './hours-preview.model.ts';
import { HoursPreview } from './hours-preview.type.ts';

/** What comes of something that is being written, before it is saved. */
@Resolver()
export class PreviewResolver {
  @Query(() => HoursPreview, {
    nullable: true,
    description: 'What opening hours mean, for those who are signed in; null for visitors.',
  })
  hoursPreview(
    @Arg('expression', () => String, { description: 'OpenStreetMap opening_hours.' }) expression: string,
    @Ctx() { viewer, now, locale }: Context,
  ): HoursPreview | null {
    if (viewer === null) return null;
    const preview = previewHours(storableText(expression), { now, language: locale === 'de' ? 'de' : 'en' });
    return Object.assign(new HoursPreview(), preview);
  }

  @Query(() => Actor, {
    nullable: true,
    description:
      'An entry that the viewer keeps, as residents would see it after an edit; nothing is saved, and no version is compared. What the edit could not take is shown as it was typed. null for all others.',
  })
  entryPreview(
    @Arg('input', () => EditActorInput, { description: 'What would change.' }) input: EditActorInput,
    @Ctx() context: Context,
  ): Promise<Actor | null> {
    return previewEntry(context, input);
  }
}
