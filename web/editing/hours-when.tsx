import { useLateMessages } from '#web/i18n/late-messages.ts';
import styles from './hours-editor.module.css';
import type { HolidayCode, HoursRow, When } from './hours-row.ts';
import { SelectField } from './select-field.tsx';

type Holidays = Extract<When, { kind: 'holidays' }>;

const holidayCodes: readonly HolidayCode[] = ['PH', 'SH'];

/** Public holidays, school holidays, or both. */
export function HoursHolidays({ when, onChange }: { when: Holidays; onChange: (when: Holidays) => void }) {
  const messages = useLateMessages();
  return (
    <fieldset className={styles['chips']}>
      <legend>{messages.hoursHolidays}</legend>
      {holidayCodes.map((code) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={when.of.includes(code)}
            onChange={({ target }) =>
              onChange({
                kind: 'holidays',
                of: holidayCodes.filter((other) => (other === code ? target.checked : when.of.includes(other))),
              })
            }
          />
          <span>{messages.hoursHolidayNames[code]}</span>
        </label>
      ))}
    </fieldset>
  );
}

const nthChoices = [1, 2, 3, 4, 5, -1];

/** The first Monday of a month, or every second week. */
export function HoursSome({ row, onChange }: { row: HoursRow; onChange: (change: Partial<HoursRow>) => void }) {
  const messages = useLateMessages();
  const chosen = row.when.kind === 'weeks' ? row.when.parity : 'month';
  return (
    <>
      <SelectField
        label={messages.hoursSome}
        value={chosen}
        choices={[
          { value: 'month', label: messages.hoursInMonth },
          { value: 'odd', label: messages.hoursOdd },
          { value: 'even', label: messages.hoursEven },
        ]}
        onChange={(some) =>
          onChange(
            some === 'month'
              ? { when: { kind: 'always' }, nth: row.nth.length > 0 ? row.nth : [1] }
              : { when: { kind: 'weeks', parity: some }, nth: [] },
          )
        }
      />
      {row.when.kind === 'always' && (
        <fieldset className={styles['chips']}>
          <legend>{messages.hoursWhichNth}</legend>
          {nthChoices.map((nth) => (
            <label key={nth}>
              <input
                type="checkbox"
                checked={row.nth.includes(nth)}
                onChange={({ target }) => {
                  const changed = nthChoices.filter((other) =>
                    other === nth ? target.checked : row.nth.includes(other),
                  );
                  // without any it would be a row of the ordinary week
                  if (changed.length > 0) onChange({ nth: changed });
                }}
              />
              <span>{messages.hoursNthDay(nth)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
