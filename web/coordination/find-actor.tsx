import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { FindActorDocument, type FindActorQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorFilePath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './find-actor.module.css';

type Found = FindActorQuery['actors']['nodes'] | 'failed' | null;

/** Finds an entry by its words and leads to what is known of it. */
export function FindActor() {
  const messages = useLateMessages();
  const locale = useLocale();
  const client = useClient();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Found>(null);
  return (
    <>
      <form className={styles['form']} onSubmit={find}>
        <label htmlFor="find-actor">{messages.deskFindLabel}</label>
        <div className={styles['row']}>
          <input
            id="find-actor"
            type="search"
            value={search}
            maxLength={200}
            onChange={({ target }) => setSearch(target.value)}
          />
          <button type="submit" className={button['secondary']}>
            {messages.searchSubmit}
          </button>
        </div>
      </form>
      <div role="status">
        {found === 'failed' && <p>{messages.errorTitle}</p>}
        {Array.isArray(found) && found.length === 0 && <p>{messages.deskFindNone}</p>}
        {Array.isArray(found) && found.length > 0 && (
          <ul className={styles['found']}>
            {found.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={actorFilePath(locale, slug)}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );

  async function find(event: FormEvent) {
    event.preventDefault();
    if (search.trim() === '') return;
    const { data } = await client.query(FindActorDocument, { search }, { requestPolicy: 'network-only' });
    setFound(data?.actors.nodes ?? 'failed');
  }
}
