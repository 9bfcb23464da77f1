import { expect, test } from 'vitest';
import { messages } from '#web/i18n/de.ts';
import { describeFilters } from './filter-labels.ts';
import { formatFilters, parseFilters } from './filters.ts';

const facets = {
  topics: [{ value: 'family', label: 'Familie und Kinder' }],
  districts: [{ value: '114010', label: 'Friedrichsfelde Nord' }],
  targetGroups: [],
  kinds: [],
  operatorTypes: [],
  languages: [],
};
const chips = (query: string) => {
  const filters = parseFilters(new URLSearchParams(query));
  return describeFilters(filters, facets, { messages, locale: 'de' }).map(({ label, without }) => [
    label,
    formatFilters(without),
  ]);
};

test('every condition can be removed by itself', () => {
  expect(chips('search=Tanz&topics=family&districts=114010&openNow=1&after=x')).toEqual([
    ['„Tanz“', 'districts=114010&topics=family&openNow=1'],
    ['Familie und Kinder', 'search=Tanz&districts=114010&openNow=1'],
    ['Friedrichsfelde Nord', 'search=Tanz&topics=family&openNow=1'],
    ['Jetzt geöffnet', 'search=Tanz&districts=114010&topics=family'],
  ]);
});

test('what is near goes with its street and its order', () => {
  expect(chips('near=52.5,13.5,1000&street=Weitlingstraße&sort=distance')).toEqual([
    ['bis 1 km um Weitlingstraße', ''],
  ]);
});

test('a value that the API does not know is still shown, so that it can be removed', () => {
  expect(chips('topics=gone')).toEqual([['gone', '']]);
});
