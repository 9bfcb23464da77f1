import { use } from 'react';
import { Outlet } from 'react-router';
import { useQuery } from 'urql';
import { ShellDocument } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { PageHeadContext } from '#web/shell/page-head.tsx';
import { SiteContext } from '#web/shell/site.tsx';
import { ExampleStrip } from './example-strip.tsx';
import styles from './shell.module.css';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { useVisit } from './visit.ts';

/** The frame around every page. */
export function Shell() {
  const messages = useMessages();
  useVisit();
  const collector = use(PageHeadContext);
  const [{ data, error }, ask] = useQuery({ query: ShellDocument });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;

  const site = data.directory;
  if (collector) collector.siteName = site.siteName;
  return (
    <SiteContext value={site}>
      <a className={styles['skip']} href="#content">
        {messages.skipToContent}
      </a>
      {site.exampleData && <ExampleStrip />}
      <SiteHeader />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter />
    </SiteContext>
  );
}
