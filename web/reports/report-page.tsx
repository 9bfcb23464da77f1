import { ArrowLeft } from 'lucide-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ReportPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, reportPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { useFormState } from '#web/shell/form-state.tsx';
import { Moved } from '#web/shell/moved.tsx';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { FormProblems } from '#web/ui/form-problems.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { readReportField } from './report-field.ts';
import { ReportForm } from './report-form.tsx';
import styles from './report-page.module.css';
import type { ReportedActor } from './reported-lines.ts';
import { ReportedPart } from './reported-part.tsx';

/** Says what is wrong with an entry, or with a part of it; without an account. */
export function ReportPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [query] = useSearchParams();
  const field = readReportField(query.get('feld'), messages);
  const [{ data, error, fetching }, ask] = useQuery({ query: ReportPageDocument, variables: { slug } });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (fetching) return <p role="status">{messages.loading}</p>;
  if (!data?.actor) return <NotFoundPage />;
  const { actor, directory } = data;
  if (actor.slug !== slug) return <Moved to={reportPath(locale, actor.slug, field)} />;
  const number = /^\d{1,9}$/.exec(query.get('gesendet') ?? '')?.[0];
  const shown = { actor, isMailed: directory.signInByMail };
  return number === undefined ? <Form {...shown} field={field} /> : <Thanks {...shown} number={number} />;
}

type Shown = { actor: ReportedActor; isMailed: boolean };

function Form({ actor, isMailed, field }: Shown & { field: ReturnType<typeof readReportField> }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const form = useFormState();
  const title = messages.reportTitle(actor.name);
  usePageHead({
    title: usePageTitle(form.problems.length > 0 ? messages.reportTitleAgain(title) : title),
    description: messages.reportDescription,
    canonical: null,
  });
  return (
    <PageFrame title={title}>
      <BackLink slug={actor.slug} />
      <FormProblems form="report" title={messages.reportProblems} problems={form.problems} />
      <ReportedPart actor={actor} field={field} />
      {field !== null && (
        <p>
          {/* A full load on purpose: the form is made for one visitor. */}
          <a className={styles['link']} href={reportPath(locale, actor.slug)} rel="nofollow">
            {messages.reportWholeLink}
          </a>
        </p>
      )}
      <ReportForm action={reportPath(locale, actor.slug, field)} form={form} isMailed={isMailed} />
      <h2 className={styles['inPerson']}>{messages.reportInPerson}</h2>
      <OperatorContact />
    </PageFrame>
  );
}

function Thanks({ actor, isMailed, number }: Shown & { number: string }) {
  const messages = useLateMessages();
  const locale = useLocale();
  usePageHead({
    title: usePageTitle(messages.reportThanks),
    description: messages.reportDescription,
    canonical: null,
  });
  return (
    <PageFrame title={messages.reportThanks}>
      <p>{messages.reportNumber(number)}</p>
      <p>
        {messages.reportNext} {isMailed && messages.reportNextMail}
      </p>
      <p>
        <Link className={button['primary']} to={actorPath(locale, actor.slug)}>
          {messages.reportBack}
        </Link>
      </p>
      <OperatorContact />
    </PageFrame>
  );
}

function BackLink({ slug }: { slug: string }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <p>
      {/* A full load on purpose: so the browser keeps what is typed for whoever comes back. */}
      <a className={styles['link']} href={actorPath(locale, slug)}>
        <ArrowLeft aria-hidden="true" size={20} /> {messages.reportBack}
      </a>
    </p>
  );
}
