import { Link } from 'react-router';
import { useQuery } from 'urql';
import { CoordinationPageDocument, type CoordinationPageQuery } from '#web/gql/graphql.ts';
import { formatNumber } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import {
  callsPath,
  claimsPath,
  directoryPath,
  duplicatesPath,
  mailLogPath,
  proposalsPath,
  reportsPath,
  reviewPath,
  worklistPath,
} from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import styles from './coordination-page.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { FindActor } from './find-actor.tsx';

type Desk = NonNullable<CoordinationPageQuery['desk']>;
type Task = Desk['tasks'][number];

/** What waits today, what residents looked for in vain, and the year in figures. */
export function CoordinationPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [{ data, error }, ask] = useQuery({ query: CoordinationPageDocument, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  return (
    <CoordinatorPage title={messages.desk} viewer={data.viewer}>
      {data.desk && (
        <div className={styles['desk']}>
          <Today tasks={data.desk.tasks} />
          <section className={styles['card']} aria-labelledby="find">
            <h2 id="find">{messages.deskFind}</h2>
            <FindActor />
            <p>
              <Link to={duplicatesPath(locale)}>{messages.duplicates}</Link>
            </p>
          </section>
          <SearchMisses words={data.desk.searchMisses} />
          <Year year={data.desk.year} />
        </div>
      )}
    </CoordinatorPage>
  );
}

function Today({ tasks }: { tasks: readonly Task[] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <section className={styles['card']} aria-labelledby="today">
      <h2 id="today">{messages.deskToday}</h2>
      {tasks.length === 0 ? (
        <p>{messages.deskNothing}</p>
      ) : (
        <ol className={styles['tasks']}>
          {tasks.map(({ name, count, minutes }) => (
            <li key={name}>
              <Link to={hrefOf(name)}>
                <strong className={styles['count']}>{formatNumber(locale, count)}</strong>
                <span>{messages.deskTask[name](count)}</span>
                <span className={styles['minutes']}>{messages.deskMinutes(minutes)}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );

  function hrefOf(name: Task['name']): string {
    if (name === 'REVIEW') return reviewPath(locale);
    if (name === 'CLAIMS') return claimsPath(locale);
    if (name === 'PROPOSALS') return proposalsPath(locale);
    if (name === 'CALLS') return callsPath(locale);
    if (name === 'REPORTS') return reportsPath(locale);
    if (name === 'PARKED_MAIL') return mailLogPath(locale);
    if (name === 'DUPLICATES') return duplicatesPath(locale);
    return worklistPath(locale, name);
  }
}

function SearchMisses({ words }: { words: Desk['searchMisses'] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <section className={styles['card']} aria-labelledby="misses">
      <h2 id="misses">{messages.deskMisses}</h2>
      {words.length === 0 ? (
        <p>{messages.deskNoMisses}</p>
      ) : (
        <ul className={styles['words']}>
          {words.map(({ word, days }) => (
            <li key={word}>
              <Link to={directoryPath(locale, `search=${encodeURIComponent(word)}`)}>
                <bdi>{word}</bdi>
              </Link>{' '}
              {messages.deskMissDays(days)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Year({ year: { entries, confirmed, keptByMembers, withoutPartner } }: { year: Desk['year'] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const figures: [number, string][] = [
    [entries, messages.deskEntries(entries)],
    [confirmed, messages.deskConfirmed(entries === 0 ? 0 : confirmed / entries)],
    [keptByMembers, messages.deskKept],
    [withoutPartner, messages.deskWithoutPartner],
  ];
  return (
    <section className={styles['card']} aria-labelledby="year">
      <h2 id="year">{messages.deskYear}</h2>
      <ul className={styles['figures']}>
        {figures.map(([figure, words]) => (
          <li key={words}>
            <strong>{formatNumber(locale, figure)}</strong> {words}
          </li>
        ))}
      </ul>
    </section>
  );
}
