import { Accessibility, Check, Clock, MapPin } from 'lucide-react';
import { Link } from 'react-router';
import type { ActorCardFragment } from '#web/gql/graphql.ts';
import { formatDistance } from '#web/i18n/format.ts';
import { useLocale, useMessages, useRenderedAt } from '#web/i18n/locale.tsx';
import { actorPath } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import styles from './actor-card.module.css';
import { describeConfirmation, describeOpening, describeWhere } from './card-facts.ts';

/** One found actor: what it does first, then when, where, and how far to trust it. */
export function ActorCard({ actor }: { actor: ActorCardFragment }) {
  const messages = useMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  const opening = describeOpening(actor.mainPlace, { messages, locale, renderedAt });
  const distance =
    typeof actor.distance === 'number' ? messages.distance(formatDistance(locale, actor.distance)) : null;
  const stepFree = actor.mainPlace?.access.some(({ feature, value }) => feature === 'ENTRANCE' && value === 'YES');
  return (
    <article className={styles['card']} id={actor.slug}>
      <KindMark kind={actor.kind} icon={actor.topics[0]?.icon} />
      <div className={styles['body']}>
        <h2 className={styles['name']}>
          <Link to={actorPath(locale, actor.slug)}>
            <bdi>{actor.name}</bdi>
          </Link>
        </h2>
        <p className={styles['kind']}>
          {[messages.kind[actor.kind], ...actor.topics.slice(0, 2).map(({ name }) => name)].join(' · ')}
        </p>
        <p>{actor.summary}</p>
        <ul role="list" className={styles['facts']}>
          {opening && (
            <li className={actor.mainPlace?.openNow ? styles['open'] : undefined}>
              <Clock aria-hidden="true" size="1em" /> {opening}
            </li>
          )}
          <li>
            <MapPin aria-hidden="true" size="1em" /> {describeWhere(actor, messages, distance)}
          </li>
          {stepFree && (
            <li>
              <Accessibility aria-hidden="true" size="1em" /> {messages.stepFree}
            </li>
          )}
          <li className={styles['minor']}>
            <Check aria-hidden="true" size="1em" /> {describeConfirmation(actor, { messages, locale })}
          </li>
          {actor.partnerCount > 0 && <li className={styles['minor']}>{messages.partnerCount(actor.partnerCount)}</li>}
        </ul>
      </div>
    </article>
  );
}
