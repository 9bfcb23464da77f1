import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DirectoryPageQuery } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { PageActions } from '#web/ui/page-actions.tsx';
import { ActorCard } from './actor-card.tsx';
import { Booklet, useBooklet } from './booklet.tsx';
import { directoryFormId } from './directory-form.tsx';
import styles from './directory-results.module.css';
import { type Filters, formatFilters } from './filters.ts';
import { MapPane } from './map-pane.tsx';
import { NoResult } from './no-result.tsx';
import { ResultCount } from './result-count.tsx';
import { SortSelect } from './sort-select.tsx';

type DirectoryResultsProps = { filters: Filters; found: DirectoryPageQuery['actors']; settled: boolean };

/** The list, and beside it the map of the same filter: a card marks its place and the other way round. */
export function DirectoryResults({ filters, found, settled }: DirectoryResultsProps) {
  const messages = useMessages();
  const locale = useLocale();
  const navigate = useNavigate();
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const { booklet, loadBooklet } = useBooklet(filters, found.nodes);
  const hrefOf = (change: Partial<Filters>) => directoryPath(locale, formatFilters({ ...filters, ...change }));
  const { nodes, pageInfo, totalCount } = found;
  return (
    <div className={styles['split']}>
      <section id="list" className={styles['results']} aria-labelledby="result-count" aria-busy={!settled}>
        <div className={styles['head']}>
          <h2 id="result-count">{messages.resultCount(totalCount)}</h2>
          <ResultCount total={totalCount} settled={settled} />
          <SortSelect filters={filters} form={directoryFormId} />
          <PageActions title={messages.directoryTitle} onPrint={loadBooklet} />
        </div>
        {totalCount === 0 && <NoResult filters={filters} />}
        {booklet && <Booklet actors={booklet} />}
        <ol className={booklet ? styles['replaced'] : styles['list']} aria-label={messages.resultList}>
          {nodes.map((actor) => (
            <li key={actor.id}>
              <ActorCard
                actor={actor}
                marked={actor.slug === highlighted || actor.slug === filters.selected}
                onMark={setHighlighted}
              />
            </li>
          ))}
        </ol>
        <p className={styles['pages']}>
          {filters.after && (
            <Link className={button['secondary']} to={hrefOf({ after: null, selected: null })}>
              {messages.firstPage}
            </Link>
          )}
          {pageInfo.hasNextPage && (
            <Link
              className={button['primary']}
              rel="next"
              to={hrefOf({ after: pageInfo.endCursor ?? null, selected: null })}
            >
              {messages.nextPage}
            </Link>
          )}
        </p>
        <a className={`${button['primary']} ${styles['toMap']}`} href="#map">
          {messages.map}
        </a>
      </section>
      <MapPane
        filters={filters}
        listed={nodes}
        highlighted={highlighted}
        onHighlight={setHighlighted}
        onSelect={(selected) => navigate(hrefOf({ selected }), { replace: true })}
        onView={(map) => navigate(hrefOf({ map }), { replace: true })}
      />
    </div>
  );
}
