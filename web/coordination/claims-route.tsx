import { useLocation } from 'react-router';
import { useMessages } from '#web/i18n/locale.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { useOnDemand } from '#web/ui/on-demand.ts';
import { PageFrame } from '#web/ui/page-frame.tsx';

const load = () => import('./claims-page.tsx');

/** Loads the list for those alone who coordinate. */
export function ClaimsRoute() {
  const messages = useMessages();
  const { pathname } = useLocation();
  const page = useOnDemand(load);
  usePageHead({ title: usePageTitle(messages.claims), description: messages.claimsForbidden, canonical: null });
  if (typeof page === 'object') return <page.ClaimsPage />;
  return (
    <PageFrame title={messages.claims}>
      {page === 'loading' ? (
        <p role="status">{messages.loading}</p>
      ) : (
        <p>
          <a className={button['primary']} href={pathname}>
            {messages.errorRetry}
          </a>
        </p>
      )}
    </PageFrame>
  );
}
