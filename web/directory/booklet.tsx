import type { OperationResult } from '@urql/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useClient } from 'urql';
import {
  type ActorCardFragment,
  BookletDocument,
  type BookletQuery,
  type BookletQueryVariables,
} from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { ActorCard } from './actor-card.tsx';
import styles from './booklet.module.css';
import { groupByDistrict } from './booklet-order.ts';
import { type Filters, toActorFilter } from './filters.ts';

/** More than this is a book: the print window of a browser would not come up. */
const mostPages = 10;

/** The found actors as a printed booklet, district by district. */
export function Booklet({ actors }: { actors: readonly ActorCardFragment[] }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <div className={styles['booklet']}>
      {groupByDistrict(actors, locale).map(({ id, name, members }) => (
        <section key={id}>
          <h3>{name ?? messages.withoutDistrict}</h3>
          {members.map((actor) => (
            <ActorCard key={actor.id} actor={actor} heading="h4" />
          ))}
        </section>
      ))}
    </div>
  );
}

/**
 * The booklet exists only while something prints. The print button first loads every page of the list;
 * the browser's own print command takes the page that is shown.
 */
export function useBooklet(filters: Filters, shown: readonly ActorCardFragment[]) {
  const client = useClient();
  const [booklet, setBooklet] = useState<readonly ActorCardFragment[] | null>(null);
  useEffect(
    function laySetForPrint() {
      const print = window.matchMedia('print');
      print.addEventListener('change', follow);
      // printing may have begun before the page came alive
      if (print.matches) setBooklet((loaded) => loaded ?? shown);
      return function stopFollowing() {
        print.removeEventListener('change', follow);
      };
      function follow({ matches }: MediaQueryListEvent) {
        flushSync(() => setBooklet((loaded) => (matches ? (loaded ?? shown) : null)));
      }
    },
    [shown],
  );
  return { booklet, loadBooklet };

  async function loadBooklet(): Promise<void> {
    const actors: ActorCardFragment[] = [];
    let next: BookletQueryVariables | null = { filter: toActorFilter(filters), sort: filters.sort };
    for (let page = 0; next && page < mostPages; page += 1) {
      const answer: OperationResult<BookletQuery> = await client.query(BookletDocument, next);
      if (!answer.data) return; // offline: what is shown is printed
      const { nodes, pageInfo } = answer.data.actors;
      actors.push(...nodes);
      next = pageInfo.hasNextPage ? { ...next, after: pageInfo.endCursor } : null;
    }
    flushSync(() => setBooklet(actors));
  }
}
