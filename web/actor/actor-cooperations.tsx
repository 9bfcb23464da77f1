import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath, contentLanguage } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import styles from './actor-cooperations.module.css';
import { type Actor, type ActorCooperation, describePeriod } from './actor-facts.ts';
import { ActorSection } from './actor-section.tsx';

/** Whom they work with and on what; what has ended is folded away, not hidden. */
export function ActorCooperations({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const locale = useLocale();
  const live = actor.cooperations.filter(({ state }) => state !== 'ENDED');
  const ended = actor.cooperations.filter(({ state }) => state === 'ENDED');
  if (actor.partners.length === 0 && actor.cooperations.length === 0) return null;
  return (
    <ActorSection actor={actor} field="COOPERATIONS" title={messages.actorPartners}>
      {actor.partners.length > 0 && (
        <ul className={styles['partners']}>
          {actor.partners.map(({ id, slug, name, kind, topics }) => (
            <li key={id}>
              <Link to={actorPath(locale, slug)}>
                <KindMark kind={kind} icon={topics[0]?.icon} size={32} /> <bdi>{name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {live.length > 0 && (
        <>
          <h3 className={styles['title']}>{messages.actorCooperations}</h3>
          <CooperationList actor={actor} cooperations={live} />
        </>
      )}
      {ended.length > 0 && (
        <details className={styles['ended']}>
          <summary>{messages.actorEnded(ended.length)}</summary>
          <CooperationList actor={actor} cooperations={ended} />
        </details>
      )}
    </ActorSection>
  );
}

function CooperationList({ actor, cooperations }: { actor: Actor; cooperations: readonly ActorCooperation[] }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <ul className={styles['cooperations']}>
      {cooperations.map((cooperation) => {
        const others = cooperation.participants.filter((participant) => participant.actor.id !== actor.id);
        const period = describePeriod(cooperation, { messages, locale });
        return (
          <li key={cooperation.id}>
            <p className={styles['name']} lang={contentLanguage}>
              {cooperation.title}
            </p>
            <p className={styles['minor']}>
              {[messages.cooperationKind[cooperation.kind], period].filter(Boolean).join(', ')}
            </p>
            {cooperation.description && <p lang={contentLanguage}>{cooperation.description}</p>}
            {others.length > 0 && (
              <p className={styles['minor']}>
                {messages.withActors}{' '}
                {others.map((other, index) => (
                  <span key={other.actor.id}>
                    {index > 0 && ', '}
                    <Link to={actorPath(locale, other.actor.slug)}>
                      <bdi>{other.actor.name}</bdi>
                    </Link>
                    {other.role && ` (${other.role})`}
                  </span>
                ))}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
