import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale, useRenderedAt } from '#web/i18n/locale.tsx';
import styles from './hours-editor.module.css';
import { monthName } from './hours-names.ts';
import { lengthOfMonth, type When, type YearDay } from './hours-row.ts';
import { SelectField } from './select-field.tsx';

type Dates = Extract<When, { kind: 'dates' }>;

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** One day or a period, of one year or of every year, by choosing alone. */
export function HoursDatesFields({ when, onChange }: { when: Dates; onChange: (when: Dates) => void }) {
  const messages = useLateMessages();
  const thisYear = useRenderedAt().getFullYear();
  const years = new Set([thisYear, thisYear + 1, thisYear + 2, ...(when.year === null ? [] : [when.year])]);
  return (
    <div className={styles['dates']}>
      <DayOfYear
        legend={messages.hoursFirstDay}
        none={messages.hoursNoMonth}
        value={when.from}
        onChange={(from) => onChange({ ...when, from })}
      />
      <DayOfYear
        legend={messages.hoursLastDay}
        none={messages.hoursNoLast}
        value={when.to ?? { month: 0, day: null }}
        onChange={(to) => onChange({ ...when, to: to.month === 0 && to.day === null ? null : to })}
      />
      <SelectField
        label={messages.hoursYear}
        value={String(when.year ?? '')}
        choices={[
          { value: '', label: messages.hoursEveryYear },
          ...[...years].toSorted().map((year) => ({ value: String(year), label: String(year) })),
        ]}
        onChange={(year) => onChange({ ...when, year: year === '' ? null : Number(year) })}
      />
      {when.from.month === 0 && <p className={styles['hint']}>{messages.hoursDateMissing}</p>}
    </div>
  );
}

interface DayOfYearProps {
  legend: string;
  /** what it means that no month is chosen */
  none: string;
  value: YearDay;
  onChange: (value: YearDay) => void;
}

function DayOfYear({ legend, none, value, onChange }: DayOfYearProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const days = Array.from({ length: value.month === 0 ? 31 : lengthOfMonth(value.month) }, (_, index) => index + 1);
  return (
    <fieldset className={styles['dayOfYear']}>
      <legend>{legend}</legend>
      <SelectField
        label={messages.hoursDay}
        value={String(value.day ?? '')}
        choices={[
          { value: '', label: value.month === 0 ? '–' : messages.hoursWholeMonth },
          ...days.map((day) => ({ value: String(day), label: `${day}.` })),
        ]}
        onChange={(day) => onChange({ ...value, day: day === '' ? null : Number(day) })}
      />
      <SelectField
        label={messages.hoursMonth}
        value={String(value.month)}
        choices={[
          { value: '0', label: none },
          ...months.map((month) => ({ value: String(month), label: monthName(locale, month) })),
        ]}
        onChange={(chosen) => {
          const month = Number(chosen);
          const day = value.day === null || month === 0 ? value.day : Math.min(value.day, lengthOfMonth(month));
          onChange({ month, day });
        }}
      />
    </fieldset>
  );
}
