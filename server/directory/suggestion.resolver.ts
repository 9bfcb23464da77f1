import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { cleanSearch, meantMarks } from './search.model.ts';
import { loadSearchPlan } from './search.queries.ts';
import { suggestActors, suggestStreets, suggestVocabulary, type VocabularyHit } from './suggestion.queries.ts';
import { Suggestion } from './suggestion.type.ts';

const mostSuggestions = 8;
const mostOfAKind = 4;

@Resolver()
export class SuggestionResolver {
  @Query(() => [Suggestion], { description: 'For the search field, while typing: at most 8.' })
  async suggest(
    @Arg('text', () => String, { description: 'What has been typed so far.' }) text: string,
    @Ctx() { db, loaders }: Context,
  ): Promise<(typeof Suggestion)[]> {
    const typed = cleanSearch(text).slice(0, 100);
    const plan = await loadSearchPlan(db, typed);
    if (plan === null || plan.words.length === 0) return [];
    const hits = await suggestVocabulary(db, { text: typed, marks: meantMarks(plan) });
    const idsOf = (kind: VocabularyHit['kind'], most: number) =>
      hits
        .filter((hit) => hit.kind === kind)
        .map(({ id }) => id)
        .slice(0, most);
    const streets = await suggestStreets(db, typed, 3);
    const actors = await suggestActors(db, plan, mostSuggestions);
    const others: (typeof Suggestion)[] = [
      ...(await loaders.topicBySlug.loadMany(idsOf('topic', 3))).filter(isFound).map((topic) => ({ topic })),
      ...(await loaders.targetGroupBySlug.loadMany(idsOf('targetGroup', 2)))
        .filter(isFound)
        .map((targetGroup) => ({ targetGroup })),
      ...(await loaders.district.loadMany(idsOf('district', 3))).filter(isFound).map((district) => ({ district })),
      ...streets,
    ];
    const room = Math.max(mostOfAKind, mostSuggestions - others.length);
    const found = (await loaders.actor.loadMany(actors.slice(0, room))).filter(isFound).map((actor) => ({ actor }));
    return [...others.slice(0, mostSuggestions - found.length), ...found];
  }
}

function isFound<Found extends object>(value: Found | Error | null): value is Found {
  return value !== null && !(value instanceof Error);
}
