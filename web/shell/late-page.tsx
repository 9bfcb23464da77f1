import type { ComponentType } from 'react';
import { useLocation } from 'react-router';
import { useMessages } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import { useOnDemand } from '#web/ui/on-demand.ts';
import { PageFrame } from '#web/ui/page-frame.tsx';
import scripting from '#web/ui/scripting.module.css';
import { OperatorContact } from './operator-contact.tsx';
import { usePageHead } from './page-head.tsx';
import { usePageTitle } from './site.tsx';

type LatePageProps = {
  title: string;
  /** what is said without JavaScript, before whom one can call */
  needsScript: string;
  /** the same function each time */
  load: () => Promise<ComponentType>;
};

/** A page that few need, loaded for those alone; where it cannot come, and without JavaScript, it says so. */
export function LatePage({ title, needsScript, load }: LatePageProps) {
  const messages = useMessages();
  const { pathname } = useLocation();
  const Page = useOnDemand(load);
  usePageHead({ title: usePageTitle(title), description: messages.signInDescription, canonical: null });
  if (Page !== 'loading' && Page !== 'failed') return <Page />;
  return (
    <PageFrame title={title}>
      {Page === 'loading' ? (
        <p className={scripting['withScript']} role="status">
          {messages.loading}
        </p>
      ) : (
        <>
          <p role="alert">{messages.pageNotLoaded}</p>
          <p>
            <a className={button['primary']} href={pathname}>
              {messages.errorRetry}
            </a>
          </p>
        </>
      )}
      <div className={scripting['withoutScript']}>
        <p>{needsScript}</p>
        <OperatorContact />
      </div>
    </PageFrame>
  );
}
