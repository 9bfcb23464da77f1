import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { DuplicatesPageDocument, type DuplicatesPageQuery, FindDuplicatesDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { mergePath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { DuplicateReasons } from './duplicate-reasons.tsx';
import { followListKeys } from './list-keys.ts';
import styles from './merge-page.module.css';
import { Pager, usePages } from './pager.tsx';
import worklist from './worklist-page.module.css';

const pageSize = 25;
type Pair = NonNullable<DuplicatesPageQuery['duplicates']>['nodes'][number];

/** Pairs that are probably the same, the likeliest first; arrow keys go from one to the next. */
export function DuplicatesPage() {
  const messages = useLateMessages();
  const pages = usePages();
  const location = useLocation();
  const [isLooked, setIsLooked] = useState(false);
  const [look, findDuplicates] = useMutation(FindDuplicatesDocument);
  const [{ data, error }, ask] = useQuery({
    query: DuplicatesPageDocument,
    variables: { first: pageSize, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { duplicates } = data;
  const done: unknown = location.state?.done;
  return (
    <CoordinatorPage title={messages.duplicates} viewer={data.viewer} isBelowDesk>
      {duplicates && (
        <>
          {typeof done === 'string' && <p role="status">{done}</p>}
          <p>
            {duplicates.totalCount === 0 ? messages.duplicatesNone : messages.duplicatesCount(duplicates.totalCount)}
          </p>
          <div className={worklist['ways']}>
            <button type="button" className={button['secondary']} aria-disabled={look.fetching} onClick={lookAgain}>
              {messages.duplicatesLook}
            </button>
            <span role="status">
              {look.fetching ? messages.duplicatesLooking : isLooked && messages.duplicatesLooked}
            </span>
            {look.error && <p role="alert">{messages.mergeFailed}</p>}
          </div>
          <ol className={worklist['list']} onKeyDown={followListKeys}>
            {duplicates.nodes.map((pair) => (
              <PairItem key={pair.entries.map(({ id }) => id).join()} pair={pair} />
            ))}
          </ol>
          <Pager pages={pages} pageInfo={duplicates.pageInfo} />
        </>
      )}
    </CoordinatorPage>
  );

  async function lookAgain() {
    if (look.fetching) return;
    const { data: found } = await findDuplicates({});
    setIsLooked(found !== undefined);
    pages.begin();
    ask({ requestPolicy: 'network-only' });
  }
}

function PairItem({ pair: { score, reasons, entries } }: { pair: Pair }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [one, other] = entries;
  if (one === undefined || other === undefined) return null;
  return (
    <li>
      <div className={worklist['entry']}>
        <DuplicateReasons score={score} reasons={reasons} />
        <ul className={styles['two']}>
          {entries.map(({ id, name, kind, street, published, sources }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              <p className={worklist['facts']}>
                {[
                  messages.kind[kind],
                  street ?? messages.mergeNoStreet,
                  messages.duplicateSource(sources.join(', ')),
                  ...(published ? [] : [messages.duplicateHidden]),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </div>
      <Link
        className={button['secondary']}
        to={mergePath(locale, one.slug, other.slug)}
        aria-label={messages.duplicatesCompareOf(one.name, other.name)}
        data-list-item
      >
        {messages.duplicatesCompare}
      </Link>
    </li>
  );
}
