import { useQuery } from 'urql';
import { type OperatorTextName, OperatorTextPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { patterns, proposePath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle, useSite } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { SanitisedHtml } from '#web/ui/sanitised-html.tsx';

const paths: Record<OperatorTextName, string> = {
  IMPRINT: patterns.imprint,
  PRIVACY: patterns.privacy,
  ACCESSIBILITY: patterns.accessibility,
  LISTING: patterns.listing,
};

/** A text of the operator, with the way to complain or to be listed below the two that need it. */
export function OperatorTextPage({ name }: { name: OperatorTextName }) {
  const messages = useMessages();
  const locale = useLocale();
  const site = useSite();
  const [{ data, error }, ask] = useQuery({ query: OperatorTextPageDocument, variables: { name } });
  const names: Record<OperatorTextName, string> = {
    IMPRINT: messages.imprint,
    PRIVACY: messages.privacy,
    ACCESSIBILITY: messages.accessibility,
    LISTING: messages.listing,
  };
  const heading = data?.operatorText.title ?? names[name];
  usePageHead({
    title: usePageTitle(heading),
    description: messages.textDescription(heading, site.operator.name),
    canonical: paths[name],
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  return (
    <PageFrame title={heading}>
      {data && <SanitisedHtml html={data.operatorText.html} />}
      {name === 'LISTING' && (
        <p>
          <a className={button['primary']} href={proposePath(locale)}>
            {messages.propose}
          </a>
        </p>
      )}
      {(name === 'ACCESSIBILITY' || name === 'LISTING') && (
        <section>
          <h2>{messages.askUs}</h2>
          <OperatorContact />
        </section>
      )}
    </PageFrame>
  );
}
