import type { ReactNode } from 'react';
import styles from './toggle-filter.module.css';

type ToggleFilterProps = { name: 'openNow' | 'wheelchair'; checked: boolean; children: ReactNode };

/** A yes-or-no filter as a pill to tick. */
export function ToggleFilter({ name, checked, children }: ToggleFilterProps) {
  return (
    <label className={styles['toggle']}>
      <input type="checkbox" name={name} value="1" checked={checked} onChange={() => undefined} />
      {children}
    </label>
  );
}
