import type { ActorSort } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import type { Filters } from './filters.ts';
import styles from './sort-select.module.css';

/** The orders that make sense for these filters; the first is what the API takes by itself. */
export function sortsFor(filters: Pick<Filters, 'search' | 'near'>): ActorSort[] {
  const sorts: ActorSort[] = [];
  if (filters.search) sorts.push('RELEVANCE');
  if (filters.near) sorts.push('DISTANCE');
  return [...sorts, 'NAME', 'RECENTLY_CONFIRMED'];
}

/** Part of the filter form by its id, though it stands beside the list. */
export function SortSelect({ filters, form }: { filters: Filters; form: string }) {
  const messages = useMessages();
  const sorts = sortsFor(filters);
  const current = filters.sort && filters.sort !== sorts[0] && sorts.includes(filters.sort) ? filters.sort : '';
  return (
    <span className={styles['sort']}>
      <label>
        <span className="hiddenVisually">{messages.sort}</span>
        <select name="sort" form={form} value={current} onChange={(event) => event.target.form?.requestSubmit()}>
          {sorts.map((sort, index) => (
            // The first is the API's own choice: sent as nothing, it stays right when search words come or go.
            <option key={sort} value={index === 0 ? '' : sort}>
              {messages.sortBy[sort]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" form={form} className={`${button['quiet']} ${styles['apply']}`}>
        {messages.filterApply}
      </button>
    </span>
  );
}
