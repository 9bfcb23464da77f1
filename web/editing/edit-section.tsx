import type { ReactNode } from 'react';
import type { Draft } from './draft.ts';
import styles from './edit-form.module.css';

/** What every section of the form works with. */
export interface DraftProps {
  draft: Draft;
  /** what is wrong with a field, by the path that the API names */
  problem: (...path: string[]) => string | undefined;
  onChange: (change: Partial<Draft>) => void;
}

/** Id of a field of one place, and what is wrong with it. */
export type NamedField = (field: string) => { id: string; problem: string | undefined };

interface EditSectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** What belongs together in the form, under its heading. */
export function EditSection({ id, title, children }: EditSectionProps) {
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
