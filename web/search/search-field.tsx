import { Search } from 'lucide-react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Filters } from '#web/directory/filters.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import type { SearchComboboxProps } from './search-combobox.tsx';
import styles from './search-field.module.css';

/**
 * The one search field with its button. A native input first; on focus the suggestions are fetched and take its place,
 * with what was typed meanwhile. Pressing Enter searches, with or without them.
 */
export function SearchField({ filters }: { filters: Filters }) {
  const messages = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [Combobox, setCombobox] = useState<ComponentType<SearchComboboxProps> | null>(null);
  useEffect(
    function showSearchOfAddress() {
      if (input.current && input.current !== document.activeElement) input.current.value = filters.search;
    },
    [filters.search],
  );
  return (
    <div className={styles['row']}>
      <div className={styles['field']}>
        <Search aria-hidden="true" className={styles['icon']} />
        {Combobox ? (
          <Combobox filters={filters} typed={input.current?.value ?? filters.search} />
        ) : (
          <input
            ref={input}
            type="search"
            name="search"
            aria-label={messages.searchLabel}
            placeholder={messages.searchPlaceholder}
            defaultValue={filters.search}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            onFocus={loadSuggestions}
          />
        )}
      </div>
      <button type="submit" className={button['primary']}>
        {messages.searchSubmit}
      </button>
    </div>
  );

  async function loadSuggestions() {
    try {
      const { SearchCombobox } = await import('./search-combobox.tsx');
      // whoever has gone on meanwhile is not called back
      if (input.current === document.activeElement) setCombobox(() => SearchCombobox);
    } catch {
      // Offline, or a new version was deployed: the plain field still searches.
    }
  }
}
