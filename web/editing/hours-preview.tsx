import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { HoursPreviewDocument, type HoursPreviewQuery } from '#web/gql/graphql.ts';
import { formatDay, formatTime } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import styles from './hours-editor.module.css';
import { readHours } from './hours-read.ts';
import { isUnfinished } from './hours-write.ts';
import { privately } from './privately.ts';

type Preview = NonNullable<HoursPreviewQuery['hoursPreview']>;
type PreviewDay = NonNullable<Preview['days']>[number];

interface Asked {
  expression: string;
  /** null: it could not be asked */
  preview: Preview | null;
}

/** Whoever types is not answered at every key. */
const pauseMs = 600;

interface HoursPreviewProps {
  expression: string;
  /** whether rows show it; one that only experts read may be shown so once it is spelt tidily */
  isInRows: boolean;
  onTidy: (expression: string) => void;
}

/** The hours in words and the next two weeks, as the server tells them to residents. */
export function HoursPreview({ expression, isInRows, onTidy }: HoursPreviewProps) {
  const messages = useLateMessages();
  const asked = usePreview(expression);
  const tidy = asked?.preview?.expression ?? null;
  return (
    <section className={styles['preview']} aria-label={messages.hoursPreview}>
      <h3>{messages.hoursPreview}</h3>
      <div aria-live="polite" aria-busy={asked?.expression !== expression}>
        {told()}
      </div>
      {!isInRows && tidy !== null && tidy !== expression && readHours(tidy) !== null && (
        <button type="button" className={button['secondary']} onClick={() => onTidy(tidy)}>
          {messages.hoursAsRows}
        </button>
      )}
      {asked?.preview?.days && (
        <dl className={styles['twoWeeks']}>
          {asked.preview.days.map((day) => (
            <DayOfPreview key={day.date} day={day} />
          ))}
        </dl>
      )}
    </section>
  );

  function told() {
    if (expression.trim() === '') return <p>{messages.hoursPreviewEmpty}</p>;
    if (isUnfinished(expression)) return <p>{messages.hoursPreviewUnfinished}</p>;
    if (asked === null) return null;
    if (asked.preview === null) return <p>{messages.hoursPreviewFailed}</p>;
    const { problem, lines, days } = asked.preview;
    if (problem !== null) return <p className={styles['problem']}>{problem}</p>;
    return (
      <>
        <ul className={styles['lines']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {days === null && <p>{messages.hoursPreviewUnknown}</p>}
      </>
    );
  }
}

/** What was answered last; the answer before stays until then. null: nothing yet, or there is nothing to ask. */
function usePreview(expression: string): Asked | null {
  const client = useClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isAsked = expression.trim() !== '' && !isUnfinished(expression);
  useEffect(
    function ask() {
      if (!isAsked) {
        setAsked(null);
        return undefined;
      }
      let isCurrent = true;
      const pause = setTimeout(async () => {
        const { data } = await client.query(HoursPreviewDocument, { expression }, privately).toPromise();
        if (isCurrent) setAsked({ expression, preview: data?.hoursPreview ?? null });
      }, pauseMs);
      return function stopAsking() {
        isCurrent = false;
        clearTimeout(pause);
      };
    },
    [client, expression, isAsked],
  );
  return isAsked ? asked : null;
}

function DayOfPreview({ day }: { day: PreviewDay }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const spans = (intervals: PreviewDay['intervals']) =>
    intervals.map(({ opens, closes }) => `${formatTime(locale, opens)}–${formatTime(locale, closes)}`).join(', ');
  const { intervals, uncertainIntervals, holidays } = day;
  const parts = [
    spans(intervals),
    uncertainIntervals.length > 0 ? messages.hoursPerhaps(spans(uncertainIntervals)) : '',
  ].filter((part) => part !== '');
  return (
    <div>
      <dt>
        {formatDay(locale, day.date)}
        {holidays.length > 0 && <span className={styles['holiday']}>{holidays.join(', ')}</span>}
      </dt>
      <dd className={parts.length === 0 ? styles['closed'] : undefined}>{parts.join(', ') || messages.closed}</dd>
    </div>
  );
}
