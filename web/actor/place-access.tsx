import { CircleCheck, CircleHelp, CircleMinus, CircleX } from 'lucide-react';
import { formatMonth } from '#web/i18n/format.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import type { ActorPlace } from './actor-facts.ts';
import styles from './place-access.module.css';

const icons = { YES: CircleCheck, PARTLY: CircleMinus, NO: CircleX, UNKNOWN: CircleHelp };

/** Each feature with its value in words, said also where it is unknown. */
export function PlaceAccess({ access }: Pick<ActorPlace, 'access'>) {
  const messages = useMessages();
  const locale = useLocale();
  if (access.length === 0) return <p>{messages.actorAccessUnknown}</p>;
  return (
    <ul className={styles['access']}>
      {access.map(({ feature, value, note, asOf }) => {
        const Icon = icons[value];
        return (
          <li key={feature}>
            <Icon aria-hidden="true" className={styles[value]} />
            <span>
              <b>{messages.accessFeature[feature]}:</b> {messages.accessValue[value]}
              {note && `. ${note}`}
              {asOf && <span className={styles['asOf']}> ({messages.accessAsOf(formatMonth(locale, asOf))})</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
