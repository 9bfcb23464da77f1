import type { Messages } from '#web/i18n/de.ts';
import { formatDistance, formatLocalTime } from '#web/i18n/format.ts';
import type { Locale } from '#web/paths.ts';
import { changeFilters, type Filters, type ListField, listFields } from './filters.ts';

export type FacetLabels = Record<ListField, readonly { value: string; label: string }[]>;

export type FilterChip = { key: string; label: string; without: Filters };

/** Names each condition that is set, with the filters that remain without it. */
export function describeFilters(
  filters: Filters,
  facets: FacetLabels,
  { messages, locale }: { messages: Messages; locale: Locale },
): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (key: string, label: string, change: Partial<Filters>) =>
    chips.push({ key, label, without: changeFilters(filters, change) });

  if (filters.search) add('search', messages.searchChip(filters.search), { search: '' });
  for (const field of listFields) {
    for (const value of filters[field]) {
      const label = facets[field].find((facet) => facet.value === value)?.label ?? value;
      add(`${field}:${value}`, label, { [field]: filters[field].filter((other) => other !== value) });
    }
  }
  if (filters.near) {
    const distance = formatDistance(locale, filters.near.metres);
    const label = filters.street ? messages.near(filters.street, distance) : messages.nearMe(distance);
    add('near', label, { near: null, street: '', sort: filters.sort === 'DISTANCE' ? null : filters.sort });
  } else if (filters.street) {
    add('street', filters.street, { street: '' });
  }
  if (filters.openNow) add('openNow', messages.filterOpenNow, { openNow: false });
  if (filters.openAt)
    add('openAt', messages.filterOpenAtChip(formatLocalTime(locale, filters.openAt)), { openAt: null });
  if (filters.wheelchair) add('wheelchair', messages.filterWheelchair, { wheelchair: false });
  if (filters.withoutPlace) add('withoutPlace', messages.noFixedPlace, { withoutPlace: false });
  return chips;
}
