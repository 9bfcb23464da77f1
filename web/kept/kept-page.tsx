import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ActorCard } from '#web/directory/actor-card.tsx';
import { KeptPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath, keptPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageActions } from '#web/ui/page-actions.tsx';
import scripting from '#web/ui/scripting.module.css';
import styles from './kept-page.module.css';
import { clearKept, keepAll, parseKept, useKept } from './kept-store.ts';

/** The list of this browser, or one that somebody sent as a link. */
export function KeptPage() {
  const messages = useMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const own = useKept();
  const sent = parseKept(query.get('actors'));
  const isSent = sent.length > 0;
  const slugs = isSent ? sent : [...own];
  const [{ data, error }, ask] = useQuery({ query: KeptPageDocument, variables: { slugs }, pause: slugs.length === 0 });
  const title = isSent ? messages.keptSharedTitle : messages.keptTitle;
  usePageHead({ title: usePageTitle(title), description: messages.keptDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  const actors = slugs.flatMap((slug) => data?.actorsBySlug.filter((actor) => actor.slug === slug) ?? []);
  return (
    <div className={styles['page']}>
      <h1>{title}</h1>
      {slugs.length === 0 ? (
        <>
          <p className={scripting['withScript']}>{messages.keptEmpty}</p>
          <p className={scripting['withoutScript']}>{messages.keptNeedsScript}</p>
          <p>
            <Link to={directoryPath(locale)}>{messages.keptEmptyLink}</Link>
          </p>
        </>
      ) : (
        <div className={styles['actions']}>
          {isSent ? (
            <button type="button" className={button['secondary']} onClick={() => keepAll(sent)}>
              {messages.keptTakeOver}
            </button>
          ) : (
            <button type="button" className={button['quiet']} onClick={clearKept}>
              {messages.keptClear}
            </button>
          )}
          <PageActions title={title} path={keptPath(locale, slugs)} />
        </div>
      )}
      <ol className={styles['list']}>
        {actors.map((actor) => (
          <li key={actor.id}>
            <ActorCard actor={actor} heading="h2" />
          </li>
        ))}
      </ol>
      {!isSent && <p className={styles['note']}>{messages.keptPrivacy}</p>}
    </div>
  );
}
