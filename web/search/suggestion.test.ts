import { expect, test } from 'vitest';
import { noFilters } from '#web/directory/filters.ts';
import { followSuggestion } from './suggestion.ts';

const filters = { ...noFilters, search: 'fam', topics: ['youth'], after: 'abc' };

test('a topic becomes a filter in place of the typed words', () => {
  const topic = { slug: 'family', name: 'Familie', icon: 'baby', actorCount: 3 };
  expect(followSuggestion({ __typename: 'TopicSuggestion', topic }, filters, 'de')).toBe(
    '/akteure?topics=family,youth',
  );
});

test('a street sets what is near', () => {
  const street = { street: 'Weitlingstraße', postalCode: '10317', latitude: 52.50312, longitude: 13.4972 };
  const href = followSuggestion({ __typename: 'StreetSuggestion', ...street }, noFilters, 'de');
  expect(decodeURIComponent(href)).toBe('/akteure?near=52.5031,13.4972,1000&street=Weitlingstraße');
});

test('an entry opens its page, in the language of the reader', () => {
  const actor = {
    id: '1',
    slug: 'cafe-ost',
    name: 'Café Ost',
    kind: 'INITIATIVE' as const,
    topics: [],
    district: null,
  };
  expect(followSuggestion({ __typename: 'ActorSuggestion', actor }, filters, 'en')).toBe('/en/akteure/cafe-ost');
});
