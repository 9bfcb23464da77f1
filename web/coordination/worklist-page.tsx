import { Phone } from 'lucide-react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { describeConfirmation } from '#web/directory/card-facts.ts';
import { WorklistPageDocument, type WorklistPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorFilePath, editPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { formatPhone, phoneHref } from '#web/ui/phone.ts';
import { CoordinatorPage } from './coordinator-page.tsx';
import { followListKeys } from './list-keys.ts';
import { Pager, usePages } from './pager.tsx';
import styles from './worklist-page.module.css';

const pageSize = 50;
type Entry = NonNullable<WorklistPageQuery['worklist']>['nodes'][number];

/** Entries to be looked through, those first that have waited longest; arrow keys go from one to the next. */
export function WorklistPage({ name }: { name: 'UNCONFIRMED' | 'INCOMPLETE' }) {
  const messages = useLateMessages();
  const pages = usePages();
  const [{ data, error }, ask] = useQuery({
    query: WorklistPageDocument,
    variables: { name, first: pageSize, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { worklist } = data;
  return (
    <CoordinatorPage title={messages.worklist[name]} viewer={data.viewer} isBelowDesk>
      {worklist && (
        <>
          <p role="status">{messages.worklistCount(worklist.totalCount)}</p>
          {worklist.totalCount === 0 && <p>{messages.worklistDone}</p>}
          <ol className={styles['list']} onKeyDown={followListKeys}>
            {worklist.nodes.map((entry) => (
              <WorklistItem key={entry.id} entry={entry} />
            ))}
          </ol>
          <Pager pages={pages} pageInfo={worklist.pageInfo} />
        </>
      )}
    </CoordinatorPage>
  );
}

function WorklistItem({ entry }: { entry: Entry }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug, name, kind, lacks, phone } = entry;
  return (
    <li>
      <div className={styles['entry']}>
        <Link to={actorFilePath(locale, slug)} data-list-item>
          <bdi>{name}</bdi>
        </Link>
        <p className={styles['facts']}>
          {messages.kind[kind]} · {describeConfirmation({ ...entry, isUnconfirmed: false }, { messages, locale })}
        </p>
        {lacks.length > 0 && (
          <p className={styles['lacks']}>{lacks.map((lack) => messages.worklistLack[lack]).join(' · ')}</p>
        )}
      </div>
      <div className={styles['ways']}>
        {phone && (
          <a className={button['quiet']} href={phoneHref(phone)}>
            <Phone aria-hidden="true" size={20} /> {formatPhone(phone)}
          </a>
        )}
        <Link className={button['secondary']} to={editPath(locale, slug)} aria-label={messages.editOf(name)}>
          {messages.accountEdit}
        </Link>
      </div>
    </li>
  );
}
