import { Link } from 'react-router';
import { formatFilters } from '#web/directory/filters.ts';
import { formatLanguage } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath, directoryPath } from '#web/paths.ts';
import type { Actor } from './actor-facts.ts';
import styles from './actor-lists.module.css';
import { ActorSection } from './actor-section.tsx';

/** Topics, people, languages and who runs it; each leads to others like it. */
export function ActorLists({ actor }: { actor: Actor }) {
  const messages = useMessages();
  const locale = useLocale();
  const runBy = actor.runBy ? (
    <Link to={actorPath(locale, actor.runBy.slug)}>{actor.runBy.name}</Link>
  ) : (
    actor.runByName
  );
  return (
    <ActorSection actor={actor} field="TOPICS" title={messages.actorTopics}>
      <Pills links={actor.topics.map(({ slug, name }) => ({ name, query: formatFilters({ topics: [slug] }) }))} />
      {actor.targetGroups.length > 0 && (
        <>
          <h3 className={styles['title']}>{messages.actorFor}</h3>
          <Pills
            links={actor.targetGroups.map(({ slug, name }) => ({
              name,
              query: formatFilters({ targetGroups: [slug] }),
            }))}
          />
        </>
      )}
      {actor.languages.length > 0 && (
        <>
          <h3 className={styles['title']}>{messages.actorLanguages}</h3>
          <p>{actor.languages.map((tag) => formatLanguage(locale, tag)).join(', ')}</p>
        </>
      )}
      {(runBy || actor.legalForm || actor.openToCooperation) && (
        <dl className={styles['facts']}>
          {runBy && (
            <div>
              <dt>{messages.actorRunBy}</dt>
              <dd>{runBy}</dd>
            </div>
          )}
          {actor.operatorType && (
            <div>
              <dt>{messages.actorOperatorType}</dt>
              <dd>{messages.operatorType[actor.operatorType]}</dd>
            </div>
          )}
          {actor.legalForm && (
            <div>
              <dt>{messages.actorLegalForm}</dt>
              <dd>{actor.legalForm}</dd>
            </div>
          )}
        </dl>
      )}
      {actor.openToCooperation && <p className={styles['minor']}>{messages.actorOpenToCooperation}</p>}
    </ActorSection>
  );
}

function Pills({ links }: { links: readonly { name: string; query: string }[] }) {
  const locale = useLocale();
  return (
    <ul className={styles['pills']}>
      {links.map(({ name, query }) => (
        <li key={query}>
          <Link to={directoryPath(locale, query)}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
