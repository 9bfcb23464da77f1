import type { FormEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useLocale } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { type Filters, formatFilters, parseFilters } from './filters.ts';

type FilterFormProps = { className: string | undefined; children: ReactNode };

/** A form that leads to the directory; with JavaScript without loading the page anew. */
export function FilterForm({ className, children }: FilterFormProps) {
  const locale = useLocale();
  const navigate = useNavigate();
  return (
    <form method="get" action={directoryPath(locale)} className={className} onSubmit={showFound}>
      {children}
    </form>
  );

  function showFound(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    navigate(directoryPath(locale, formatFilters(readFilters(event.currentTarget))));
  }
}

/** What a form says, read as the address bar would read it. */
export function readFilters(form: HTMLFormElement): Filters {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === 'string') query.append(key, value);
  return parseFilters(query);
}
