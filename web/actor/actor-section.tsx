import { type ReactNode, useId } from 'react';
import type { ReportField } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { reportPath } from '#web/paths.ts';
import type { Actor } from './actor-facts.ts';
import styles from './actor-section.module.css';

type ActorSectionProps = {
  actor: Pick<Actor, 'slug'>;
  /** what of the entry it shows; left out: the entry as a whole */
  field?: ReportField;
  title: string;
  children: ReactNode;
};

/** One part of the entry, with the way to say that exactly this part is wrong. */
export function ActorSection({ actor, field, title, children }: ActorSectionProps) {
  const messages = useMessages();
  const locale = useLocale();
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {/* A full load on purpose: the form is made for one visitor. */}
        <a
          className={styles['report']}
          href={reportPath(locale, actor.slug, field)}
          rel="nofollow"
          aria-describedby={id}
        >
          {messages.report}
        </a>
      </header>
      {children}
    </section>
  );
}
