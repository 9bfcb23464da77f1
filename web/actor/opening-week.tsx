import { describeOpening } from '#web/directory/card-facts.ts';
import { formatDay, formatTime } from '#web/i18n/format.ts';
import { useLocale, useMessages, useRenderedAt } from '#web/i18n/locale.tsx';
import type { ActorPlace } from './actor-facts.ts';
import styles from './opening-week.module.css';

/** Open or not just now, the rule in words, and the next seven days with their holidays already in. */
export function OpeningWeek({ place }: { place: ActorPlace }) {
  const messages = useMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  if (place.openingHoursText.length === 0 && !place.week) return <p>{messages.actorHoursUnknown}</p>;
  const now = describeOpening(place, { messages, locale, renderedAt });
  return (
    <div className={styles['week']}>
      {now && <p className={place.openNow ? styles['open'] : styles['shut']}>{now}</p>}
      <ul className={styles['rule']}>
        {place.openingHoursText.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {place.week && (
        <details>
          <summary>{messages.actorWeek}</summary>
          <dl className={styles['days']}>
            {place.week.map(({ date, intervals }, index) => (
              <div key={date}>
                <dt>{index === 0 ? messages.today : formatDay(locale, date)}</dt>
                <dd>
                  {intervals.length === 0
                    ? messages.closed
                    : intervals
                        .map(({ opens, closes }) => `${formatTime(locale, opens)}–${formatTime(locale, closes)}`)
                        .join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
