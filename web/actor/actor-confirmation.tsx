import { Link } from 'react-router';
import { describeConfirmation } from '#web/directory/card-facts.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorQrPath, claimPath } from '#web/paths.ts';
import styles from './actor-confirmation.module.css';
import type { Actor } from './actor-facts.ts';
import { ActorSection } from './actor-section.tsx';

/** How far to trust the entry, in plain words, and the code that brings a phone here. */
export function ActorConfirmation({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <ActorSection actor={actor} title={messages.actorConfirmed}>
      <div className={styles['row']}>
        <div>
          <p className={styles['confirmed']}>{describeConfirmation(actor, { messages, locale })}</p>
          <p className={styles['minor']}>{messages.actorUpdated(formatDate(locale, actor.updatedAt))}</p>
          <p className={styles['claim']}>
            {messages.claimLead} <Link to={claimPath(locale, actor.slug)}>{messages.claim}</Link>
          </p>
          {actor.isExample && <p className={styles['minor']}>{messages.actorExample}</p>}
        </div>
        <img
          className={styles['qr']}
          src={actorQrPath(actor.slug)}
          alt={messages.actorQr}
          width="112"
          height="112"
          loading="lazy"
        />
      </div>
    </ActorSection>
  );
}
