import { Accessibility, Check, CircleHelp, Clock, Info, MapPin } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { ActorCardFragment } from '#web/gql/graphql.ts';
import { formatDistance } from '#web/i18n/format.ts';
import { useLocale, useMessages, useRenderedAt } from '#web/i18n/locale.tsx';
import { KeepButton } from '#web/kept/keep-button.tsx';
import { actorPath, contentLanguage } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import styles from './actor-card.module.css';
import { describeConfirmation, describeContact, describeOpening, describeWhere } from './card-facts.ts';

type ActorCardProps = {
  actor: ActorCardFragment;
  heading?: 'h2' | 'h3' | 'h4';
  /** shown on the map just now, or chosen there */
  marked?: boolean;
  onMark?: (slug: string | null) => void;
};

/** One found actor: what it does first, then when, where, and how far to trust it. */
export function ActorCard({ actor, heading: Heading = 'h3', marked = false, onMark }: ActorCardProps) {
  const messages = useMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  const place = actor.mainPlace;
  const opening =
    place &&
    (describeOpening(place, { messages, locale, renderedAt }) ?? place.openingHoursText[0] ?? messages.hoursUnknown);
  const distance = typeof actor.distance === 'number' ? formatDistance(locale, actor.distance) : null;
  const stepFree = place?.access.some(({ feature, value }) => feature === 'ENTRANCE' && value === 'YES');
  const Trust = actor.confirmedAt === null || actor.isUnconfirmed ? CircleHelp : Check;
  return (
    <article
      className={marked ? styles['marked'] : styles['card']}
      onPointerEnter={() => onMark?.(actor.slug)}
      onPointerLeave={() => onMark?.(null)}
      onFocus={() => onMark?.(actor.slug)}
      onBlur={() => onMark?.(null)}
    >
      <KindMark kind={actor.kind} icon={actor.topics[0]?.icon} />
      <div className={styles['title']}>
        <Heading className={styles['name']} lang={contentLanguage}>
          <Link to={actorPath(locale, actor.slug)}>
            <bdi>{actor.name}</bdi>
          </Link>
        </Heading>
        <p className={styles['kind']}>
          {messages.kind[actor.kind]}
          <span className={styles['topics']}>
            {actor.topics.slice(0, 2).map(({ slug, name }) => (
              <Fragment key={slug}> · {name}</Fragment>
            ))}
          </span>
        </p>
      </div>
      <KeepButton actor={actor} />
      <div className={styles['body']}>
        <p lang={contentLanguage}>{actor.summary}</p>
        <ul className={styles['facts']}>
          {opening && (
            <li className={place?.openNow ? styles['open'] : styles['moment']}>
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
          {place?.notice && (
            <li className={styles['notice']}>
              <Info aria-hidden="true" size="1em" /> {place.notice}
            </li>
          )}
        </ul>
        {place && place.openingHoursText.length > 0 && (
          <p className={styles['paper']}>{place.openingHoursText.join('; ')}</p>
        )}
        <p className={styles['paper']}>{describeContact(actor)}</p>
        <ul className={styles['minor']}>
          <li>
            <Trust aria-hidden="true" size="1em" /> {describeConfirmation(actor, { messages, locale })}
          </li>
          {actor.partnerCount > 0 && <li>{messages.partnerCount(actor.partnerCount)}</li>}
        </ul>
      </div>
    </article>
  );
}
