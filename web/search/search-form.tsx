import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import styles from './search-form.module.css';

type SearchFormProps = { search?: string; children?: ReactNode };

/** The one search field, a plain form that works without JavaScript. */
export function SearchForm({ search = '', children }: SearchFormProps) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <search>
      <form className={styles['form']} method="get" action={directoryPath(locale)}>
        <label className={styles['field']}>
          <span className={styles['label']}>{messages.searchLabel}</span>
          <Search aria-hidden="true" />
          <input
            type="search"
            name="search"
            defaultValue={search}
            placeholder={messages.searchPlaceholder}
            maxLength={200}
          />
        </label>
        <button type="submit">{messages.searchSubmit}</button>
        {children}
      </form>
    </search>
  );
}
