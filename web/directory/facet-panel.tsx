import { formatNumber } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import styles from './facet-panel.module.css';
import type { ListField } from './filters.ts';

type FacetCount = { value: string; label: string; count: number };

type FacetPanelProps = {
  field: ListField;
  counts: readonly FacetCount[];
  selected: readonly string[];
  /** the button above says the facet's name already */
  named?: true;
};

/** One facet's values as boxes to tick. Values that would find nothing are left out unless they are set. */
export function FacetPanel({ field, counts, selected, named }: FacetPanelProps) {
  const messages = useMessages();
  const locale = useLocale();
  const compare = new Intl.Collator(locale).compare;
  // By name and not by count: a box that is ticked must not jump away under the finger.
  const choices = counts
    .filter(({ value, count }) => count > 0 || selected.includes(value))
    .toSorted((a, b) => compare(a.label, b.label));
  return (
    <fieldset className={styles['facet']}>
      <legend className={named && 'hiddenVisually'}>{messages.facet[field]}</legend>
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
