import { changeFilters, defaultMetres, type Filters, formatFilters } from '#web/directory/filters.ts';
import type { SuggestQuery } from '#web/gql/graphql.ts';
import { actorPath, directoryPath, type Locale } from '#web/paths.ts';

export type Suggestion = SuggestQuery['suggest'][number];

/** What the option says: an actor's, topic's or district's name, or the street with its postal code. */
export function nameSuggestion(suggestion: Suggestion): string {
  switch (suggestion.__typename) {
    case 'ActorSuggestion':
      return suggestion.actor.name;
    case 'TopicSuggestion':
      return suggestion.topic.name;
    case 'TargetGroupSuggestion':
      return suggestion.targetGroup.name;
    case 'DistrictSuggestion':
      return suggestion.district.name;
    case 'StreetSuggestion':
      return [suggestion.street, suggestion.postalCode].filter(Boolean).join(', ');
  }
}

/** Where choosing it leads: to the actor's page, or to the list with one more filter and without the typed words. */
export function followSuggestion(suggestion: Suggestion, filters: Filters, locale: Locale): string {
  if (suggestion.__typename === 'ActorSuggestion') return actorPath(locale, suggestion.actor.slug);
  return directoryPath(locale, formatFilters(changeFilters(filters, { search: '', ...filterOf(suggestion, filters) })));
}

function filterOf(
  suggestion: Exclude<Suggestion, { __typename: 'ActorSuggestion' }>,
  filters: Filters,
): Partial<Filters> {
  switch (suggestion.__typename) {
    case 'TopicSuggestion':
      return { topics: withValue(filters.topics, suggestion.topic.slug) };
    case 'TargetGroupSuggestion':
      return { targetGroups: withValue(filters.targetGroups, suggestion.targetGroup.slug) };
    case 'DistrictSuggestion':
      return { districts: withValue(filters.districts, suggestion.district.id) };
    case 'StreetSuggestion': {
      const { latitude, longitude, street } = suggestion;
      return { near: { latitude, longitude, metres: defaultMetres }, street };
    }
  }
}

const withValue = (values: readonly string[], value: string): string[] => [...new Set([...values, value])].sort();
