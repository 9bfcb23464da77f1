import type { ChangeEvent, FormEvent } from 'react';
import { useNavigate } from 'react-router';
import type { DirectoryPageQuery } from '#web/gql/graphql.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { SearchField } from '#web/search/search-field.tsx';
import { ActiveFilters } from './active-filters.tsx';
import styles from './directory-form.module.css';
import { FilterBar } from './filter-bar.tsx';
import { readFilters } from './filter-form.tsx';
import { changeFilters, type Filters, formatFilters } from './filters.ts';

export const directoryFormId = 'directory-form';

type DirectoryFormProps = { filters: Filters; facets: DirectoryPageQuery['facets'] };

/** Search words and filters as one real form; with JavaScript each tick takes effect at once. */
export function DirectoryForm({ filters, facets }: DirectoryFormProps) {
  const locale = useLocale();
  const navigate = useNavigate();
  const show = (next: Filters) => navigate(directoryPath(locale, formatFilters(next)));
  return (
    <search className={styles['band']}>
      <form
        id={directoryFormId}
        className={styles['form']}
        method="get"
        action={directoryPath(locale)}
        onSubmit={showSubmitted}
        onChange={showTicked}
      >
        {filters.near && (
          <>
            <input type="hidden" name="near" value={Object.values(filters.near).join(',')} />
            <input type="hidden" name="street" value={filters.street} />
          </>
        )}
        {filters.withoutPlace && <input type="hidden" name="withoutPlace" value="1" />}
        <SearchField filters={filters} />
        <FilterBar
          filters={filters}
          facets={facets}
          onNear={(near) => show(changeFilters(filters, { near, street: '' }))}
        />
        <ActiveFilters filters={filters} facets={facets} />
      </form>
    </search>
  );

  function showSubmitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    show(readForm(event.currentTarget));
  }

  function showTicked(event: ChangeEvent<HTMLFormElement>) {
    const ticked: EventTarget = event.target;
    if (ticked instanceof HTMLInputElement && ticked.type === 'checkbox') show(readForm(event.currentTarget));
  }

  function readForm(form: HTMLFormElement): Filters {
    return { ...readFilters(form), map: filters.map };
  }
}
