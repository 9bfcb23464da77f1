import styles from './brand-mark.module.css';

/** The three shapes, joined: decorative, the name stands beside it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path className={styles['line']} d="M8 10 L24 8 L18 25 Z" />
      <circle className={styles['association']} cx="8" cy="10" r="5.5" />
      <rect className={styles['institution']} x="19" y="3" width="10" height="10" rx="1.5" />
      <path className={styles['initiative']} d="M18 18 L25 25 L18 32 L11 25 Z" />
    </svg>
  );
}
