import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ClaimPageDocument, type ClaimPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { claimPath, editPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { Moved } from '#web/shell/moved.tsx';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import form from './account-form.module.css';
import { ClaimForm } from './claim-form.tsx';
import styles from './team-page.module.css';

type Actor = NonNullable<ClaimPageQuery['actor']>;

/** "That is us": how somebody gets hold of an entry, by the mailbox that is public there or by the coordinator's word. */
export function ClaimPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: ClaimPageDocument, variables: { slug } });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (fetching) return <p role="status">{messages.loading}</p>;
  if (!data?.actor) return <NotFoundPage />;
  if (data.actor.slug !== slug) return <Moved to={claimPath(locale, data.actor.slug)} />;
  return <ClaimedActor actor={data.actor} viewer={data.viewer ?? null} byMail={data.directory.signInByMail} />;
}

interface ClaimedActorProps {
  actor: Actor;
  viewer: ClaimPageQuery['viewer'] | null;
  byMail: boolean;
}

function ClaimedActor({ actor, viewer, byMail }: ClaimedActorProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const { slug, name, email, viewerCanEdit } = actor;
  const title = messages.claimTitle(name);
  usePageHead({ title: usePageTitle(title), description: messages.claimDescription, canonical: null });
  if (viewerCanEdit) {
    return (
      <PageFrame title={title}>
        <p>{messages.claimYours}</p>
        <p>
          <Link className={button['primary']} to={editPath(locale, slug)}>
            {messages.accountEdit}
          </Link>
        </p>
      </PageFrame>
    );
  }
  if (!byMail) {
    return (
      <PageFrame title={title}>
        <p>{messages.teamNoMail}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  const said = {
    mail: email && messages.claimMailed(email),
    gefragt: messages.claimAsked,
    wartet: messages.claimWaits,
  }[query.get('ergebnis') ?? ''];
  if (said) {
    return (
      <PageFrame title={title}>
        <p className={styles['said']} role="alert">
          {said}
        </p>
        <OperatorContact />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title}>
      <p>{messages.claimIntroduction}</p>
      {email && (
        <section className={styles['section']} aria-labelledby="by-mail">
          <h2 id="by-mail">{messages.claimByMail}</h2>
          <p>{messages.claimByMailText(email)}</p>
          <form method="post" action={claimPath(locale, slug)} className={form['form']}>
            <input type="hidden" name="tun" value="mail" />
            <button type="submit" className={button['primary']}>
              {messages.claimByMailSubmit}
            </button>
          </form>
        </section>
      )}
      <section className={styles['section']} aria-labelledby="by-word">
        <h2 id="by-word">{email ? messages.claimNoAccess : messages.askUs}</h2>
        <p>{messages.claimByWordText}</p>
        <ClaimForm slug={slug} viewer={viewer} typed={query} isSecond={email != null} />
      </section>
    </PageFrame>
  );
}
