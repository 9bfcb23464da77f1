import { X } from 'lucide-react';
import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import styles from './active-filters.module.css';
import { describeFilters, type FacetLabels } from './filter-labels.ts';
import { type Filters, formatFilters, noFilters } from './filters.ts';

/** Every condition that is set, each a link to the same search without it. */
export function ActiveFilters({ filters, facets }: { filters: Filters; facets: FacetLabels }) {
  const messages = useMessages();
  const locale = useLocale();
  const chips = describeFilters(filters, facets, { messages, locale });
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={messages.activeFilters}>
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <Link
            className={styles['chip']}
            to={directoryPath(locale, formatFilters(without))}
            aria-label={messages.removeFilter(label)}
          >
            {label} <X aria-hidden="true" size={18} />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link
            className={styles['all']}
            to={directoryPath(locale, formatFilters({ ...noFilters, sort: filters.sort }))}
          >
            {messages.removeAllFilters}
          </Link>
        </li>
      )}
    </ul>
  );
}
