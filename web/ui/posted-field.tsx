import type { ReactNode } from 'react';
import styles from './posted-field.module.css';

interface Described {
  id: string;
  name: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface PostedFieldProps {
  /** of the form; with the field's name it is the field's id */
  form: string;
  name: string;
  label: string;
  hint?: string;
  problem: string | undefined;
  children: (described: Described) => ReactNode;
}

/** A field of a form that browsers send: its label, a hint before what is typed, and a problem after it. */
export function PostedField({ form, name, label, hint, problem, children }: PostedFieldProps) {
  const id = `${form}-${name}`;
  const by = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      {children({ id, name, 'aria-invalid': problem ? true : undefined, 'aria-describedby': by || undefined })}
      {problem && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
