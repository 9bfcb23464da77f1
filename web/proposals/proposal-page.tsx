import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ProposalPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { directoryPath, patterns, textPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { useFormState } from '#web/shell/form-state.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { FormProblems } from '#web/ui/form-problems.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { ProposalForm } from './proposal-form.tsx';

/** "You have left us out": anybody proposes who is missing; without an account. */
export function ProposalPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const form = useFormState();
  const isSent = query.has('gesendet');
  const title = isSent ? messages.proposalSent : messages.proposalTitle;
  const [{ data, error, fetching }, ask] = useQuery({ query: ProposalPageDocument });
  usePageHead({
    title: usePageTitle(form.problems.length > 0 ? messages.proposalTitleAgain(title) : title),
    description: messages.proposalDescription,
    canonical: isSent ? null : patterns.propose,
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (fetching || !data) return <p role="status">{messages.loading}</p>;
  if (isSent) return <Sent />;
  if (!data.directory.signInByMail) {
    return (
      <PageFrame title={title}>
        <p>{messages.proposalNoMail}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title}>
      <FormProblems form="proposal" title={messages.proposalProblems} problems={form.problems} />
      <p>{messages.proposalIntroduction}</p>
      <p>
        {/* Beside the form, as all links in it, so that nothing that was typed is lost. */}
        <a href={textPath(locale, 'listing')} target="_blank" rel="noopener">
          {messages.proposalWho}
        </a>
      </p>
      <ProposalForm form={form} topics={data.topics} districts={data.districts} />
      <h2>{messages.proposalInPerson}</h2>
      <OperatorContact />
    </PageFrame>
  );
}

/** The same for every address. */
function Sent() {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <PageFrame title={messages.proposalSent}>
      <p>{messages.proposalSentText}</p>
      <p>{messages.proposalSentNoMail}</p>
      <p>
        <a className={button['secondary']} href={directoryPath(locale)}>
          {messages.noResultAll}
        </a>
      </p>
      <OperatorContact />
    </PageFrame>
  );
}
