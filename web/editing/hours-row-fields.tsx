import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import { CheckBox, TextField } from '#web/ui/form-fields.tsx';
import { HoursDatesFields } from './hours-dates-fields.tsx';
import { HoursDays } from './hours-days.tsx';
import styles from './hours-editor.module.css';
import { datesInWords, daysInShort } from './hours-names.ts';
import { type HoursRow, isBlank, isBlankTime, isWeekRow } from './hours-row.ts';
import { HoursTimes } from './hours-times.tsx';
import { HoursHolidays, HoursSome } from './hours-when.tsx';
import { isUnfinished, writeHours } from './hours-write.ts';
import { SelectField } from './select-field.tsx';

interface HoursRowFieldsProps {
  id: string;
  row: HoursRow;
  onChange: (row: HoursRow) => void;
  onRemove: () => void;
}

/** One row: on which days, from when until when, or not at all. */
export function HoursRowFields({ id, row, onChange, onRemove }: HoursRowFieldsProps) {
  const messages = useLateMessages();
  const remarkId = useId();
  const name = useRowName(row);
  // what waits to be finished is not folded away
  const [isOpen, setOpen] = useState(isUnfinished(writeHours([row])) || isBlank(row));
  const hours = useRowHours(row);
  const change = (changed: Partial<HoursRow>) => onChange({ ...row, ...changed });
  const { when } = row;
  const isWeek = isWeekRow(row);
  const isSome = when.kind === 'weeks' || (when.kind === 'always' && !isWeek);
  const isOneHoliday = when.kind === 'holidays' && when.of.length === 1;
  const isSpan = when.kind === 'dates' && when.from.month > 0 && (when.to !== null || when.from.day === null);
  const areDaysOptional = isOneHoliday || isSpan || (!isWeek && !isSome && row.days.length > 0);
  return (
    <details
      id={id}
      className={styles['row']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <strong>{name}</strong> <span>{hours}</span>
      </summary>
      <div className={styles['fields']}>
        {when.kind === 'holidays' && <HoursHolidays when={when} onChange={(changed) => change({ when: changed })} />}
        {when.kind === 'dates' && <HoursDatesFields when={when} onChange={(changed) => change({ when: changed })} />}
        {isSome && <HoursSome row={row} onChange={change} />}
        {(isWeek || isSome) && (
          <HoursDays legend={messages.hoursDays} isRequired days={row.days} onChange={(days) => change({ days })} />
        )}
        {areDaysOptional && (
          <HoursDays legend={messages.hoursOnlyDays} days={row.days} onChange={(days) => change({ days })} />
        )}
        <SelectField
          label={messages.hoursState}
          value={row.state}
          choices={(['open', 'closed', 'uncertain'] as const).map((state) => ({
            value: state,
            label: messages.hoursStates[state],
          }))}
          onChange={(state) => change({ state })}
        />
        {row.state !== 'closed' && (
          <HoursTimes times={row.times} isRequired={row.state === 'open'} onChange={(times) => change({ times })} />
        )}
        <TextField
          id={remarkId}
          label={messages.hoursRemark}
          value={row.remark}
          onChange={(remark) => change({ remark })}
        />
        {!isWeek && row.state !== 'closed' && (
          <CheckBox checked={row.adds} onChange={(adds) => change({ adds })}>
            {messages.hoursAdds}
          </CheckBox>
        )}
        <button type="button" className={button['quiet']} onClick={onRemove} aria-label={messages.hoursRemove(name)}>
          <Trash2 aria-hidden="true" size={18} /> {messages.hoursRemoveShort}
        </button>
      </div>
    </details>
  );
}

/** What the row says, in a few words. */
function useRowHours({ state, times, remark }: HoursRow): string {
  const messages = useLateMessages();
  if (state === 'closed') return messages.closed;
  const spans = times
    .filter((time) => !isBlankTime(time))
    .map(({ from, to }) => (to.trim() === '' ? messages.hoursFromOn(from) : `${from}–${to}`));
  const told = spans.join(', ') || (state === 'open' ? '' : remark || messages.hoursStates.uncertain);
  return state === 'open' || spans.length === 0 ? told : messages.hoursPerhaps(told);
}

function useRowName({ when, days, nth }: HoursRow): string {
  const messages = useLateMessages();
  const locale = useLocale();
  const { kind } = when;
  const named = daysInShort(locale, days);
  if (kind === 'holidays')
    return [...when.of.map((of) => messages.hoursHolidayNames[of]), named].filter(Boolean).join(', ');
  if (kind === 'dates') return [datesInWords(locale, when) || messages.hoursDate, named].filter(Boolean).join(', ');
  if (kind === 'feast') return messages.hoursFeast[when.days as keyof typeof messages.hoursFeast] ?? '';
  if (kind === 'weeks') return `${named}, ${when.parity === 'odd' ? messages.hoursOdd : messages.hoursEven}`;
  return [nth.map(messages.hoursNthDay).join(', '), named || messages.hoursNoDays].filter(Boolean).join(' ');
}
