import { type ReactNode, useId } from 'react';
import styles from './form-fields.module.css';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  /** what is wrong with it */
  problem?: string | undefined;
  /** where the summary of problems leads to */
  id: string;
}

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'date';
  autoComplete?: string;
  inputMode?: 'numeric';
  onFocus?: () => void;
};

/** A year has four digits; without this, browsers let one type six. */
const lastDay = '9999-12-31';

/** One line of text under its label, with a hint before and a problem after it. */
export function TextField({ type = 'text', ...props }: TextFieldProps) {
  const { label, value, onChange, id, autoComplete, inputMode, onFocus } = props;
  const described = useDescription(props);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {described.hint}
      <input
        id={id}
        type={type}
        value={value}
        autoComplete={autoComplete ?? 'off'}
        inputMode={inputMode}
        onFocus={onFocus}
        max={type === 'date' ? lastDay : undefined}
        aria-invalid={props.problem !== undefined || undefined}
        aria-describedby={described.by}
        onChange={({ target }) => onChange(target.value)}
      />
      {described.problem}
    </div>
  );
}

/** Text of several lines; `most` signs are counted down when they come near. */
export function TextArea({
  rows,
  most,
  left,
  ...props
}: FieldProps & { rows: number; most: number; left: (n: number) => string }) {
  const { label, value, onChange, id } = props;
  const described = useDescription(props);
  const rest = most - value.length;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {described.hint}
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-invalid={props.problem !== undefined || undefined}
        aria-describedby={described.by}
        onChange={({ target }) => onChange(target.value)}
      />
      {rest < most / 5 && <p className={rest < 0 ? styles['problem'] : styles['hint']}>{left(rest)}</p>}
      {described.problem}
    </div>
  );
}

/** Hint and problem of a field, with the ids that lead to them. */
export function useDescription({ hint, problem }: Pick<FieldProps, 'hint' | 'problem'>) {
  const id = useId();
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    by: ids || undefined,
    hint: hint && (
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    ),
    problem: problem && (
      <p id={`${id}-problem`} className={styles['problem']}>
        {problem}
      </p>
    ),
  };
}

interface ChoicesProps {
  legend: string;
  hint?: string;
  problem?: string | undefined;
  id: string;
  choices: readonly { value: string; label: string; description?: string | null | undefined }[];
  selected: readonly string[];
  /** what is said when nothing is chosen */
  none: string;
  onChange: (selected: string[]) => void;
}

/** What is chosen of a long list; it opens to the boxes, each with what it means. */
export function Choices({ legend, hint, problem, id, choices, selected, none, onChange }: ChoicesProps) {
  const described = useDescription({ hint, problem });
  const labels = selected.flatMap((value) => choices.find((choice) => choice.value === value)?.label ?? []);
  return (
    <div className={styles['field']}>
      <details className={styles['chooser']}>
        <summary id={id}>
          <strong>{legend}</strong>
          <span>{labels.join(', ') || none}</span>
        </summary>
        <fieldset className={styles['choices']} aria-describedby={described.by}>
          <legend className="hiddenVisually">{legend}</legend>
          {described.hint}
          <ul>
            {choices.map(({ value, label, description }) => (
              <li key={value}>
                <label>
                  <input
                    type="checkbox"
                    checked={selected.includes(value)}
                    onChange={({ target }) => onChange(chosen(value, target.checked))}
                  />
                  <span>
                    {label}
                    {description && <small>{description}</small>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      </details>
      {described.problem}
    </div>
  );

  /** The first one chosen stays the first. */
  function chosen(value: string, isOn: boolean): string[] {
    return isOn ? [...selected, value] : selected.filter((other) => other !== value);
  }
}

interface ChoiceProps<Value extends string> {
  legend: string;
  choices: readonly { value: Value; label: string; description?: string }[];
  /** null: none yet */
  selected: Value | null;
  onChange: (selected: Value) => void;
  hint?: string | undefined;
  problem?: string | undefined;
  id?: string;
}

/** One of a few. */
export function Choice<Value extends string>({ legend, choices, selected, onChange, ...props }: ChoiceProps<Value>) {
  const name = useId();
  const described = useDescription(props);
  return (
    <fieldset className={styles['choices']} id={props.id} aria-describedby={described.by}>
      <legend>{legend}</legend>
      {described.hint}
      <ul>
        {choices.map(({ value, label, description }) => (
          <li key={value}>
            <label>
              <input type="radio" name={name} checked={value === selected} onChange={() => onChange(value)} />
              <span>
                {label}
                {description && <small>{description}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {described.problem}
    </fieldset>
  );
}

/** One box with its sentence. */
export function CheckBox({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={styles['box']}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>{children}</span>
    </label>
  );
}
