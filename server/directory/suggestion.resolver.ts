import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { listActorIds } from './list.queries.ts';
import { cleanSearch, lexemesOf, meantMarks, numberPlan } from './search.model.ts';
import { loadLexemeNumbers, loadSearchPlan } from './search.queries.ts';
import { suggestNumbers } from './suggestion.model.ts';
import { suggestStreets, suggestVocabulary, type VocabularyHit } from './suggestion.queries.ts';
import { Suggestion } from './suggestion.type.ts';

const mostSuggestions = 8;
const mostOfAKind = 4;

@Resolver()
export class SuggestionResolver {
  @Query(() => [Suggestion], { description: 'For the search field, while typing: at most 8.' })
  async suggest(
    @Arg('text', () => String, { description: 'What has been typed so far.' }) text: string,
    @Ctx() { db, loaders, catalogue }: Context,
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
    const numbers = await loadLexemeNumbers(db, lexemesOf(plan));
    const actors = suggestNumbers(await catalogue(), {
      plan: numberPlan(plan, numbers),
      named: numberPlan(plan, numbers, (lexeme) => !lexeme.startsWith('#')),
      limit: mostSuggestions,
    });
    const others: (typeof Suggestion)[] = [
      ...(await loaders.topicBySlug.loadMany(idsOf('topic', 3))).filter(isFound).map((topic) => ({ topic })),
      ...(await loaders.targetGroupBySlug.loadMany(idsOf('targetGroup', 2)))
        .filter(isFound)
        .map((targetGroup) => ({ targetGroup })),
      ...(await loaders.district.loadMany(idsOf('district', 3))).filter(isFound).map((district) => ({ district })),
      ...streets,
    ];
    const room = Math.max(mostOfAKind, mostSuggestions - others.length);
    const ids = await listActorIds(db, actors.slice(0, room));
    const found = (await loaders.actor.loadMany(ids)).filter(isFound).map((actor) => ({ actor }));
    return [...others.slice(0, mostSuggestions - found.length), ...found];
  }
}

function isFound<Found extends object>(value: Found | Error | null): value is Found {
  return value !== null && !(value instanceof Error);
}
