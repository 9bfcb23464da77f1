import { formatNumber } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import styles from './facet-panel.module.css';
import type { ListField } from './filters.ts';

export type FacetCount = { value: string; label: string; count: number };

type FacetPanelProps = { field: ListField; counts: readonly FacetCount[]; selected: readonly string[] };

/** One facet's values as boxes to tick. Values that would find nothing are left out unless they are set. */
export function FacetPanel({ field, counts, selected }: FacetPanelProps) {
  const messages = useMessages();
  const locale = useLocale();
  const choices = counts.filter(({ value, count }) => count > 0 || selected.includes(value));
  return (
    <fieldset className={styles['facet']}>
      <legend>{messages.facet[field]}</legend>
      {choices.length === 0 && <p>{messages.facetEmpty}</p>}
      <ul className={choices.length > 8 ? styles['wide'] : styles['narrow']}>
        {choices.map(({ value, label, count }) => (
          <li key={value}>
            <label>
              {/* The form listens; a box that React controls but that has no listener of its own would warn. */}
              <input
                type="checkbox"
                name={field}
                value={value}
                checked={selected.includes(value)}
                onChange={doNothing}
              />
              <span>{label}</span>
              <span className={styles['count']}>{formatNumber(locale, count)}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const doNothing = () => undefined;
