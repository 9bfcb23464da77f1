import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { KeepButton } from '#web/kept/keep-button.tsx';
import { contentLanguage, directoryPath } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import { PageActions } from '#web/ui/page-actions.tsx';
import { SanitisedHtml } from '#web/ui/sanitised-html.tsx';
import { ActorConfirmation } from './actor-confirmation.tsx';
import { ActorContact } from './actor-contact.tsx';
import { ActorCooperations } from './actor-cooperations.tsx';
import styles from './actor-entry.module.css';
import type { Actor } from './actor-facts.ts';
import { ActorLists } from './actor-lists.tsx';
import { ActorPlaces } from './actor-places.tsx';
import { ActorSection } from './actor-section.tsx';

/** Everything about one actor, what a resident needs first at the top. */
export function ActorEntry({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <article className={styles['entry']}>
      <p className={styles['back']}>
        <Link to={directoryPath(locale)}>
          <ArrowLeft aria-hidden="true" size={20} /> {messages.backToList}
        </Link>
      </p>
      <header className={styles['head']}>
        <KindMark kind={actor.kind} icon={actor.topics[0]?.icon} size={64} />
        <div>
          <h1 lang={contentLanguage}>
            <bdi>{actor.name}</bdi>
          </h1>
          <p className={styles['kind']}>
            {actor.district
              ? messages.actorMeta(messages.kind[actor.kind], actor.district.name)
              : messages.kind[actor.kind]}
            {actor.alternateNames.length > 0 && <> · {messages.alsoCalled(actor.alternateNames.join(', '))}</>}
          </p>
        </div>
      </header>
      <p className={styles['summary']} lang={contentLanguage}>
        {actor.summary}
      </p>
      <div className={styles['actions']}>
        <KeepButton actor={actor} labelled />
        <PageActions title={actor.name} />
      </div>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <ActorContact actor={actor} />
          <ActorPlaces actor={actor} />
          {actor.description && (
            <ActorSection actor={actor} field="ABOUT" title={messages.actorAbout}>
              <SanitisedHtml html={actor.description} lang={contentLanguage} />
            </ActorSection>
          )}
          {actor.plainLanguage && (
            <ActorSection actor={actor} field="PLAIN_LANGUAGE" title={messages.actorPlain}>
              <p className={styles['plain']} lang={contentLanguage}>
                {actor.plainLanguage}
              </p>
            </ActorSection>
          )}
          {actor.easyLanguage && actor.easyLanguageCheckedBy && (
            <ActorSection actor={actor} field="EASY_LANGUAGE" title={messages.actorEasy}>
              <p className={styles['plain']} lang={contentLanguage}>
                {actor.easyLanguage}
              </p>
              <p className={styles['minor']}>{messages.actorEasyCheckedBy(actor.easyLanguageCheckedBy)}</p>
            </ActorSection>
          )}
        </div>
        <div className={styles['side']}>
          <ActorLists actor={actor} />
          <ActorCooperations actor={actor} />
          <ActorConfirmation actor={actor} />
        </div>
      </div>
    </article>
  );
}
