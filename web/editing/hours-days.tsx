import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import styles from './hours-editor.module.css';
import { dayName } from './hours-names.ts';
import { type DayCode, dayCodes, sortedDays } from './hours-row.ts';

interface HoursDaysProps {
  legend: string;
  isRequired?: boolean;
  days: readonly DayCode[];
  onChange: (days: DayCode[]) => void;
}

/** The days of the week, of which any number can be chosen. */
export function HoursDays({ legend, isRequired = false, days, onChange }: HoursDaysProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <fieldset className={styles['chips']}>
      <legend>{legend}</legend>
      {dayCodes.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={days.includes(day)}
            aria-label={dayName(locale, day, 'long')}
            onChange={({ target }) =>
              onChange(sortedDays(target.checked ? [...days, day] : days.filter((other) => other !== day)))
            }
          />
          <span>{dayName(locale, day, 'short')}</span>
        </label>
      ))}
      {isRequired && days.length === 0 && <p className={styles['hint']}>{messages.hoursDaysMissing}</p>}
    </fieldset>
  );
}
