import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import styles from './hours-editor.module.css';
import type { HoursTime } from './hours-row.ts';
import { readTime } from './hours-time.ts';

interface HoursTimesProps {
  times: readonly HoursTime[];
  isRequired: boolean;
  onChange: (times: HoursTime[]) => void;
}

/** From when until when, several times a day. */
export function HoursTimes({ times, isRequired, onChange }: HoursTimesProps) {
  const messages = useLateMessages();
  const group = useRef<HTMLDivElement>(null);
  const shown = times.length === 0 ? [{ from: '', to: '' }] : times;
  const change = (index: number, changed: Partial<HoursTime>) =>
    onChange(shown.map((time, at) => (at === index ? { ...time, ...changed } : time)));
  const hasOpenEnd = shown.some(({ from, to }) => readTime(from) !== null && to.trim() === '');
  const isEmpty = shown.every(({ from, to }) => from.trim() === '' && to.trim() === '');
  return (
    <div ref={group} className={styles['times']}>
      {shown.map((time, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a time is nothing but its place in the list
        <div key={index} className={styles['time']}>
          <TimeField label={messages.hoursFrom} value={time.from} onChange={(from) => change(index, { from })} />
          <TimeField label={messages.hoursTo} value={time.to} onChange={(to) => change(index, { to })} />
          {shown.length > 1 && (
            <button
              type="button"
              className={button['quiet']}
              onClick={() => {
                onChange(shown.filter((_, at) => at !== index));
                group.current?.querySelector('input')?.focus();
              }}
            >
              <X aria-hidden="true" size={20} />
              <span className="hiddenVisually">{messages.hoursRemoveTime}</span>
            </button>
          )}
        </div>
      ))}
      {hasOpenEnd && <p className={styles['hint']}>{messages.hoursOpenEnd}</p>}
      {isRequired && isEmpty && <p className={styles['hint']}>{messages.hoursTimesMissing}</p>}
      <button type="button" className={button['quiet']} onClick={() => onChange([...shown, { from: '', to: '' }])}>
        <Plus aria-hidden="true" size={18} /> {messages.hoursAddTime}
      </button>
    </div>
  );
}

/** A time as one types it; when one goes on, it stands there as it was understood. */
function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const messages = useLateMessages();
  const id = useId();
  const [isLeft, setLeft] = useState(true);
  const isWrong = isLeft && value.trim() !== '' && readTime(value) === null;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        size={6}
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          const read = readTime(value);
          if (read !== null && read !== value) onChange(read);
        }}
        onChange={({ target }) => onChange(target.value)}
      />
      {isWrong && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {messages.hoursTimeUnreadable}
        </p>
      )}
    </div>
  );
}
