import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { DirectoryPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath, patterns } from '#web/paths.ts';
import { ErrorPage, isRefusal } from '#web/shell/error-page.tsx';
import { Moved } from '#web/shell/moved.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle, useSite } from '#web/shell/site.tsx';
import { DirectoryForm } from './directory-form.tsx';
import styles from './directory-page.module.css';
import { DirectoryResults } from './directory-results.tsx';
import { DirectorySkeleton } from './directory-skeleton.tsx';
import { describeFilters, type FacetLabels } from './filter-labels.ts';
import { formatFilters, parseFilters, toActorFilter } from './filters.ts';
import { sortsFor } from './sort-select.tsx';
import { useStreetLookup } from './street-lookup.ts';

/** What was found, as a list first; the same filter draws the map and is printed. */
export function DirectoryPage() {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const [query] = useSearchParams();
  const asked = parseFilters(query);
  const street = useStreetLookup(asked);
  const filters = street.near ? { ...asked, near: street.near } : asked;
  const sort = filters.sort && sortsFor(filters).includes(filters.sort) ? filters.sort : null;
  const [{ data, error, fetching }, ask] = useQuery({
    query: DirectoryPageDocument,
    variables: { filter: toActorFilter(filters), sort, after: filters.after },
    pause: street.fetching,
  });
  const address = formatFilters({ ...asked, selected: null, map: null });
  const conditions = describeFilters(filters, data?.facets ?? noLabels, { messages, locale }).map(({ label }) => label);
  usePageHead({
    title: usePageTitle([...conditions, messages.directoryTitle].join(' · ')),
    description: messages.directoryDescription(site.area),
    canonical: address ? `${patterns.directory}?${address}` : patterns.directory,
  });

  // A cursor of another time or filter is no error to a reader: they see the first page.
  if (error && asked.after && isRefusal(error)) {
    return <Moved to={directoryPath(locale, formatFilters({ ...asked, after: null }))} />;
  }
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <DirectorySkeleton />;
  return (
    <div>
      <h1 className={styles['title']}>{messages.directoryTitle}</h1>
      <DirectoryForm filters={filters} facets={data.facets} />
      {street.unknown && (
        <p role="alert" className={styles['alert']}>
          {messages.streetUnknown(asked.street)}
        </p>
      )}
      <DirectoryResults filters={filters} found={data.actors} settled={!fetching} />
    </div>
  );
}

/** While the answer is on its way, a condition is named by its value. */
const noLabels: FacetLabels = {
  topics: [],
  districts: [],
  targetGroups: [],
  kinds: [],
  operatorTypes: [],
  languages: [],
};
