import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { TextField } from '#web/ui/form-fields.tsx';
import styles from './hours-editor.module.css';
import { HoursPreview } from './hours-preview.tsx';
import { type HoursRow, isWeekRow } from './hours-row.ts';
import { HoursRowFields } from './hours-row-fields.tsx';
import { newRows, useHoursRows } from './hours-rows.ts';

interface HoursEditorProps {
  /** where the summary of problems leads to */
  id: string;
  /** OpenStreetMap `opening_hours`; one that is not finished holds what was typed between braces */
  value: string;
  problem?: string | undefined;
  onChange: (value: string) => void;
}

/** Opening hours as rows of days and times, with the expression behind them for experts, and what comes of it. */
export function HoursEditor({ id, value, problem, onChange }: HoursEditorProps) {
  const messages = useLateMessages();
  const { rows, add, change, remove } = useHoursRows(value, onChange);
  const [isExpert, setExpert] = useState(false);
  const goTo = useRef<string | null>(null);
  useEffect(function goToRow() {
    const target = goTo.current && document.getElementById(goTo.current);
    goTo.current = null;
    if (target) (target.matches('button') ? target : target.querySelector<HTMLElement>('input, select'))?.focus();
  });
  return (
    <fieldset id={id} tabIndex={-1} className={styles['editor']} aria-describedby={problem && `${id}-problem`}>
      <legend>{messages.editHours}</legend>
      {problem && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
      {rows === null ? (
        <p>{messages.hoursBeyond}</p>
      ) : (
        <>
          {group({ title: messages.hoursWeek, hint: messages.hoursWeekHint, isShown: isWeekRow, kinds: ['days'] })}
          {group({
            title: messages.hoursSpecial,
            hint: messages.hoursSpecialHint,
            isShown: (row) => !isWeekRow(row) && row.when.kind !== 'otherwise',
            kinds: ['holiday', 'date', 'some'],
          })}
          <TextField
            id={`${id}-otherwise`}
            label={messages.hoursOtherwise}
            hint={messages.hoursOtherwiseHint}
            value={rows.find(isOtherwise)?.remark ?? ''}
            onChange={changeOtherwise}
          />
        </>
      )}
      <details
        className={styles['expert']}
        open={isExpert || rows === null}
        onToggle={({ currentTarget }) => setExpert(currentTarget.open)}
      >
        <summary>{messages.hoursExpert}</summary>
        <TextField
          id={`${id}-expression`}
          label={messages.hoursExpertLabel}
          hint={messages.editHoursHint}
          value={value}
          onChange={onChange}
        />
      </details>
      <HoursPreview expression={value} isInRows={rows !== null} onTidy={onChange} />
    </fieldset>
  );

  function group({ title, hint, isShown, kinds }: Group) {
    const labels = {
      days: messages.hoursAddDays,
      holiday: messages.hoursAddHoliday,
      date: messages.hoursAddDate,
      some: messages.hoursAddSome,
    };
    return (
      <div className={styles['group']}>
        <h3>{title}</h3>
        <p className={styles['hint']}>{hint}</p>
        {(rows ?? []).filter(isShown).map((row) => (
          <HoursRowFields
            key={row.key}
            id={`${id}-row-${row.key}`}
            row={row}
            onChange={(changed) => change({ ...changed, key: row.key })}
            onRemove={() => {
              goTo.current = `${id}-add-${kinds[0]}`;
              remove(row);
            }}
          />
        ))}
        <div className={styles['adding']}>
          {kinds.map((kind) => (
            <button
              key={kind}
              id={`${id}-add-${kind}`}
              type="button"
              className={button['secondary']}
              onClick={() => {
                goTo.current = `${id}-row-${add(newRows[kind])}`;
              }}
            >
              <Plus aria-hidden="true" size={18} /> {labels[kind]}
            </button>
          ))}
        </div>
      </div>
    );
  }

  function changeOtherwise(remark: string) {
    const present = rows?.find(isOtherwise);
    if (present) change({ ...present, remark });
    else add({ ...otherwise, remark });
  }
}

interface Group {
  title: string;
  hint: string;
  isShown: (row: HoursRow) => boolean;
  kinds: readonly (keyof typeof newRows)[];
}

const otherwise: Omit<HoursRow, 'remark'> = {
  ...{ when: { kind: 'otherwise' }, days: [], nth: [], times: [], state: 'uncertain', adds: false },
};

function isOtherwise({ when }: HoursRow): boolean {
  return when.kind === 'otherwise';
}
