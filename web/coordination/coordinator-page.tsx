import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SignInFirst } from '#web/account/sign-in-first.tsx';
import type { Role } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { coordinationPath } from '#web/paths.ts';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import styles from './coordinator-page.module.css';

type CoordinatorPageProps = {
  title: string;
  viewer: { roles: readonly Role[] } | null;
  /** leads back to the desk */
  isBelowDesk?: boolean;
  children: ReactNode;
};

/** The frame of what coordinators see; a visitor is asked to sign in, and for everybody else there is no such page. */
export function CoordinatorPage({ title, viewer, isBelowDesk = false, children }: CoordinatorPageProps) {
  if (viewer === null) return <SignedOut title={title} />;
  if (viewer.roles.every((role) => role === 'MEMBER')) return <NotFoundPage />;
  return (
    <Frame title={title} isBelowDesk={isBelowDesk}>
      {children}
    </Frame>
  );
}

function Frame({ title, isBelowDesk, children }: Required<Omit<CoordinatorPageProps, 'viewer'>>) {
  const messages = useLateMessages();
  const locale = useLocale();
  usePageHead({ title: usePageTitle(title), description: messages.desk, canonical: null });
  return (
    <div className={styles['frame']}>
      {isBelowDesk && (
        <p className={styles['back']}>
          <Link to={coordinationPath(locale)}>{messages.deskBack}</Link>
        </p>
      )}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

function SignedOut({ title }: { title: string }) {
  usePageHead({ title: usePageTitle(title), description: useLateMessages().desk, canonical: null });
  return <SignInFirst title={title} />;
}
