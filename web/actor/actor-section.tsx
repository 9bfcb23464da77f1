import { type ReactNode, useId } from 'react';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath } from '#web/paths.ts';
import { useSite } from '#web/shell/site.tsx';
import type { Actor } from './actor-facts.ts';
import styles from './actor-section.module.css';

type ActorSectionProps = { actor: Pick<Actor, 'name' | 'slug'>; title: string; children: ReactNode };

/** One part of the entry, with the way to say that exactly this part is wrong. */
export function ActorSection({ actor, title, children }: ActorSectionProps) {
  const messages = useMessages();
  const locale = useLocale();
  const { operator } = useSite();
  const id = useId();
  const subject = encodeURIComponent(messages.reportSubject(actor.name, title));
  const body = encodeURIComponent(messages.reportBody(title, actorPath(locale, actor.slug)));
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <a
          className={styles['report']}
          href={`mailto:${operator.email}?subject=${subject}&body=${body}`}
          aria-describedby={id}
        >
          {messages.report}
        </a>
      </header>
      {children}
    </section>
  );
}
