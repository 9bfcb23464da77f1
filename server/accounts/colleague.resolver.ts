import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { findTeam } from './colleague.service.ts';
import { EntryTeam, Invitation } from './colleague.type.ts';
import { findInvitation } from './invitation-acceptance.service.ts';

@Resolver()
export class ColleagueResolver {
  @Query(() => EntryTeam, {
    nullable: true,
    description: 'Who keeps an entry; null for all who neither keep it nor coordinate.',
  })
  entryTeam(
    @Arg('slug', () => String, { description: 'Present or former slug.' }) slug: string,
    @Ctx() { viewer, entities, now }: Context,
  ): Promise<EntryTeam | null> {
    return findTeam(entities(), { slug: storableText(slug), viewer, now });
  }

  @Query(() => Invitation, {
    nullable: true,
    description: 'What an invitation is for; null when it was withdrawn, has ended, or never was.',
  })
  invitation(
    @Arg('token', () => String, { description: 'The key of its link.' }) token: string,
    @Ctx() { entities, now }: Context,
  ): Promise<Invitation | null> {
    return findInvitation(entities(), token, now);
  }
}
