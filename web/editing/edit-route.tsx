import { type ComponentType, useEffect, useState } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './edit-route.module.css';

/** Loads the form for those alone who edit; without JavaScript it says so, and whom to call. */
export function EditRoute() {
  const messages = useMessages();
  const [page, setPage] = useState<{ EditPage: ComponentType } | null>(null);
  usePageHead({ title: usePageTitle(messages.edit), description: messages.signInDescription, canonical: null });
  useEffect(function loadForm() {
    let isLeft = false;
    load();
    return function leave() {
      isLeft = true;
    };
    async function load() {
      const { EditPage } = await import('./edit-page.tsx');
      if (!isLeft) setPage({ EditPage });
    }
  }, []);
  if (page) return <page.EditPage />;
  return (
    <PageFrame title={messages.edit}>
      <p className={styles['withScript']} role="status">
        {messages.loading}
      </p>
      <div className={styles['withoutScript']}>
        <p>{messages.editNeedsScript}</p>
        <OperatorContact />
      </div>
    </PageFrame>
  );
}
