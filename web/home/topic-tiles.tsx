import { Link } from 'react-router';
import { formatFilters } from '#web/directory/filters.ts';
import type { HomePageQuery } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import { TopicIcon } from '#web/ui/topic-icon.tsx';
import styles from './topic-tiles.module.css';

/** The topics of the first level that have entries, each with its pictogram and how many there are. */
export function TopicTiles({ topics }: { topics: HomePageQuery['topics'] }) {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <section className={styles['topics']}>
      <h2>{messages.homeTopics}</h2>
      <ul className={styles['tiles']}>
        {topics
          .filter(({ parent, actorCount }) => !parent && actorCount > 0)
          .map(({ slug, name, icon, actorCount }) => (
            <li key={slug}>
              <Link className={styles['tile']} to={directoryPath(locale, formatFilters({ topics: [slug] }))}>
                <TopicIcon name={icon} size={28} />
                <span className={styles['name']}>{name}</span>
                <span className={styles['count']}>{messages.resultCount(actorCount)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
