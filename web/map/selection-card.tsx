import { Clock, Info, MapPin } from 'lucide-react';
import { Link } from 'react-router';
import { describeOpening } from '#web/directory/card-facts.ts';
import type { MapSelectionQuery } from '#web/gql/graphql.ts';
import { useLocale, useMessages, useRenderedAt } from '#web/i18n/locale.tsx';
import { actorPath, contentLanguage } from '#web/paths.ts';
import { KindMark } from '#web/ui/kind-mark.tsx';
import { MapCard } from './map-card.tsx';
import styles from './selection-card.module.css';

type SelectionCardProps = {
  actor: NonNullable<MapSelectionQuery['actor']>;
  takesFocus: boolean;
  onShown: (height: number) => void;
  onClose: () => void;
};

/** The chosen actor in brief. */
export function SelectionCard({ actor, ...card }: SelectionCardProps) {
  const messages = useMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  const place = actor.mainPlace;
  const opening = describeOpening(place, { messages, locale, renderedAt });
  const where = [actor.district?.name, place?.street].filter(Boolean).join(' · ');
  const title = (
    <Link className={styles['name']} to={actorPath(locale, actor.slug)}>
      <KindMark kind={actor.kind} icon={actor.topics[0]?.icon} size={32} />
      <bdi lang={contentLanguage}>{actor.name}</bdi>
    </Link>
  );
  return (
    <MapCard {...card} title={title} ready>
      <p lang={contentLanguage}>{actor.summary}</p>
      <ul className={styles['facts']}>
        {opening && (
          <li className={place?.openNow ? styles['open'] : undefined}>
            <Clock aria-hidden="true" size="1em" /> {opening}
          </li>
        )}
        {where && (
          <li>
            <MapPin aria-hidden="true" size="1em" /> {where}
          </li>
        )}
        {place?.notice && (
          <li className={styles['notice']}>
            <Info aria-hidden="true" size="1em" /> {place.notice}
          </li>
        )}
      </ul>
      <p>
        <Link className={styles['more']} to={actorPath(locale, actor.slug)}>
          {messages.mapToEntry}
        </Link>
      </p>
    </MapCard>
  );
}
