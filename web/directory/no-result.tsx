import { Link } from 'react-router';
import { useQuery } from 'urql';
import { type ActorFilterField, NoResultDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath, proposePath } from '#web/paths.ts';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import button from '#web/ui/button.module.css';
import { changeFilters, type Filters, formatFilters, noFilters, toActorFilter } from './filters.ts';
import styles from './no-result.module.css';

const loosened: Record<ActorFilterField, Partial<Filters>> = {
  SEARCH: { search: '' },
  KINDS: { kinds: [] },
  OPERATOR_TYPES: { operatorTypes: [] },
  DISTRICTS: { districts: [] },
  TOPICS: { topics: [] },
  TARGET_GROUPS: { targetGroups: [] },
  LANGUAGES: { languages: [] },
  WHEELCHAIR: { wheelchair: false },
  OPEN_NOW: { openNow: false },
  OPEN_AT: { openAt: null },
  NEAR: { near: null, street: '' },
  WITHIN: { map: null },
  WITHOUT_PLACE: { withoutPlace: false },
  OPEN_TO_COOPERATION: {},
};

/** Nothing found: says what to loosen, each with what it would find, one tap away. */
export function NoResult({ filters }: { filters: Filters }) {
  const messages = useMessages();
  const locale = useLocale();
  const [{ data }] = useQuery({ query: NoResultDocument, variables: { filter: toActorFilter(filters) } });
  const ways = data?.loosen ?? [];
  return (
    <div className={styles['none']}>
      <p className={styles['said']}>{messages.noResult}</p>
      {ways.length > 0 && (
        <>
          <p>{messages.noResultLoosen}</p>
          <ul className={styles['ways']}>
            {ways.map(({ without, total }) => (
              <li key={without}>
                <Link
                  className={button['secondary']}
                  to={directoryPath(locale, formatFilters(changeFilters(filters, loosened[without])))}
                >
                  {messages.without[without]} <span className={styles['total']}>{messages.resultCount(total)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={directoryPath(locale, formatFilters(noFilters))}>{messages.noResultAll}</Link>
      </p>
      <p>
        {messages.proposeAsk} <a href={proposePath(locale)}>{messages.propose}</a>
      </p>
      <p>{messages.noResultAsk}</p>
      <OperatorContact />
    </div>
  );
}
