import type { ReactNode } from 'react';
import styles from './page-frame.module.css';

/** A page of text: its heading and a readable column. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles['frame']}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
