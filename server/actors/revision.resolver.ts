import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { withOwnProposedRevision } from '#server/review/proposed-revision.service.ts';
import type { Editor } from './actor.service.ts';
import { RestoreRevisionInput } from './revision.input.ts';
import {
  compareRevisions,
  type HistoryReader,
  listRevisions,
  recallEntry,
  restoreRevision,
} from './revision.service.ts';
import { RecalledEntry, RestoreRevisionPayload, RevisionConnection, RevisionDifference } from './revision.type.ts';
import { wordsOfVocabulary } from './revision-words.model.ts';

const usualSize = 20;
const slugOfEntry = { description: 'Present or former slug of the entry.' };

@Resolver()
export class RevisionResolver {
  @Query(() => RevisionConnection, {
    nullable: true,
    description: 'The history of an entry that the viewer keeps; null for all others.',
  })
  async revisions(
    @Arg('slug', () => String, slugOfEntry) slug: string,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the page before.' }) after: string | null,
    @Ctx() context: Context,
  ): Promise<RevisionConnection | null> {
    const page = { slug: storableText(slug), first: first ?? usualSize, after: after ?? null };
    return listRevisions(context.entities(), page, await readerOf(context));
  }

  @Query(() => RevisionDifference, {
    nullable: true,
    description:
      'What differs between two versions of an entry that the viewer keeps; null where one of them is none of it.',
  })
  async revisionDifference(
    @Arg('slug', () => String, slugOfEntry) slug: string,
    @Arg('one', () => ID, {
      nullable: true,
      description: 'The revision that made one of them; null: the entry before all that is written down.',
    })
    one: string | null,
    @Arg('other', () => ID, { description: 'The revision that made the other.' }) other: string,
    @Ctx() context: Context,
  ): Promise<RevisionDifference | null> {
    const versions = {
      slug: storableText(slug),
      one: one === null || one === undefined ? null : storableText(one),
      other: storableText(other),
    };
    return compareRevisions(context.entities(), versions, await readerOf(context));
  }

  @Query(() => RecalledEntry, {
    nullable: true,
    description: 'A former version of an entry that the viewer keeps, to be looked at; null where it is none of it.',
  })
  recalledEntry(
    @Arg('slug', () => String, slugOfEntry) slug: string,
    @Arg('revisionId', () => ID, {
      nullable: true,
      description: 'The revision that made it; null: the entry before all that is written down.',
    })
    revisionId: string | null,
    @Ctx() context: Context,
  ): Promise<RecalledEntry | null> {
    const version = revisionId === null || revisionId === undefined ? null : storableText(revisionId);
    return recallEntry(context.entities(), { slug: storableText(slug), revisionId: version }, editorOf(context));
  }

  @Mutation(() => RestoreRevisionPayload, { description: 'Makes an entry that the viewer keeps what it was.' })
  async restoreRevision(
    @Arg('input', () => RestoreRevisionInput, { description: 'Which version.' }) input: RestoreRevisionInput,
    @Ctx() context: Context,
  ): Promise<RestoreRevisionPayload> {
    const restored = await context.write(async (em) => {
      const { actor, ...told } = await restoreRevision(em, input, editorOf(context));
      return { ...told, actor: actor && (await withOwnProposedRevision(em, actor, context.viewer)) };
    });
    return Object.assign(new RestoreRevisionPayload(), restored);
  }
}

function editorOf({ viewer, now, locale, site }: Context): Editor {
  return { viewer, now, locale, region: { areaCode: site.import.areaCode } };
}

async function readerOf(context: Context): Promise<HistoryReader> {
  return { viewer: context.viewer, words: wordsOfVocabulary(await context.vocabulary(), context.locale) };
}
