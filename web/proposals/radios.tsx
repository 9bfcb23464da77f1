import type { Part } from './form-part.ts';
import styles from './proposal-form.module.css';

interface RadiosProps {
  name: string;
  legend: string;
  part: Part;
  choices: readonly (readonly [value: string, label: string])[];
}

/** One of a few, with what is wrong with the choice below it. */
export function Radios({ name, legend, part: { typed, problemOf }, choices }: RadiosProps) {
  const problem = problemOf(name);
  return (
    <fieldset
      id={`proposal-${name}`}
      className={styles['choices']}
      aria-describedby={problem && `proposal-${name}-problem`}
    >
      <legend>{legend}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} defaultChecked={typed[name] === value} />
          <span>{label}</span>
        </label>
      ))}
      {problem && (
        <p id={`proposal-${name}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
