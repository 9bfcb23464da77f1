import { useLocation } from 'react-router';
import { useMessages } from '#web/i18n/locale.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { useOnDemand } from '#web/ui/on-demand.ts';
import { PageFrame } from '#web/ui/page-frame.tsx';
import scripting from '#web/ui/scripting.module.css';

const load = () => import('./edit-page.tsx');

/** Loads the form for those alone who edit; where it cannot come, and without JavaScript, it says so, and whom to call. */
export function EditRoute() {
  const messages = useMessages();
  const { pathname } = useLocation();
  const page = useOnDemand(load);
  usePageHead({ title: usePageTitle(messages.edit), description: messages.signInDescription, canonical: null });
  if (typeof page === 'object') return <page.EditPage />;
  return (
    <PageFrame title={messages.edit}>
      {page === 'loading' ? (
        <p className={scripting['withScript']} role="status">
          {messages.loading}
        </p>
      ) : (
        <>
          <p role="alert">{messages.editNotLoaded}</p>
          <p>
            <a className={button['primary']} href={pathname}>
              {messages.errorRetry}
            </a>
          </p>
        </>
      )}
      <div className={scripting['withoutScript']}>
        <p>{messages.editNeedsScript}</p>
        <OperatorContact />
      </div>
    </PageFrame>
  );
}
