import { Link } from 'react-router';
import { FilterForm } from '#web/directory/filter-form.tsx';
import { noFilters } from '#web/directory/filters.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { SearchField } from '#web/search/search-field.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { usePageHead } from './page-head.tsx';
import { usePageTitle } from './site.tsx';

/** Says so, and leads on to what there is. */
export function NotFoundPage() {
  const messages = useMessages();
  const locale = useLocale();
  const title = usePageTitle(messages.notFoundTitle);
  usePageHead({ title, description: messages.notFoundText, canonical: null, status: 404 });
  return (
    <PageFrame title={messages.notFoundTitle}>
      <p>{messages.notFoundText}</p>
      <search>
        <FilterForm className={undefined}>
          <SearchField filters={noFilters} />
        </FilterForm>
      </search>
      <p>
        <Link to={directoryPath(locale)}>{messages.notFoundSearch}</Link>
      </p>
    </PageFrame>
  );
}
