import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { DirectoryPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath, patterns } from '#web/paths.ts';
import { SearchForm } from '#web/search/search-form.tsx';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle, useSite } from '#web/shell/site.tsx';
import { ActorCard } from './actor-card.tsx';
import styles from './directory-page.module.css';
import { formatFilters, parseFilters, toActorFilter } from './filters.ts';

/** What was found, as a list first; the same filter draws the map. */
export function DirectoryPage() {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const [query] = useSearchParams();
  const filters = parseFilters(query);
  const [{ data, error }, ask] = useQuery({
    query: DirectoryPageDocument,
    variables: { filter: toActorFilter(filters), sort: filters.sort, after: filters.after },
  });
  const canonicalQuery = formatFilters({ ...filters, selected: null, map: null });
  usePageHead({
    title: usePageTitle(messages.directoryTitle),
    description: messages.directoryDescription(site.area),
    canonical: canonicalQuery ? `${patterns.directory}?${canonicalQuery}` : patterns.directory,
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <p>{messages.loading}</p>;
  const { nodes, pageInfo, totalCount } = data.actors;
  return (
    <div className={styles['page']}>
      <h1>{messages.directoryTitle}</h1>
      <SearchForm search={filters.search} />
      <p role="status">{messages.resultCount(totalCount)}</p>
      <ol role="list" className={styles['list']}>
        {nodes.map((actor) => (
          <li key={actor.id}>
            <ActorCard actor={actor} />
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && (
        <Link to={directoryPath(locale, formatFilters({ ...filters, after: pageInfo.endCursor ?? null }))}>
          {messages.nextPage}
        </Link>
      )}
    </div>
  );
}
