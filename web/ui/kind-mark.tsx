import styles from './kind-mark.module.css';
import { TopicIcon } from './topic-icon.tsx';

export type MarkKind = 'ASSOCIATION' | 'INITIATIVE' | 'INSTITUTION';

type KindMarkProps = {
  kind: MarkKind;
  /** lucide name of the main topic's pictogram */
  icon?: string | undefined;
  /** edge length in pixels */
  size?: number;
};

/**
 * Shape says the kind, pictogram the main topic; the same on cards, map, legend and paper.
 * Decorative: whoever uses it writes the kind in words.
 */
export function KindMark({ kind, icon, size = 44 }: KindMarkProps) {
  return (
    <svg className={styles[kind]} viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
      {kind === 'ASSOCIATION' && <circle cx="24" cy="24" r="22" />}
      {kind === 'INITIATIVE' && <rect x="7.5" y="7.5" width="33" height="33" rx="4" transform="rotate(45 24 24)" />}
      {kind === 'INSTITUTION' && <rect x="3" y="3" width="42" height="42" rx="6" />}
      <TopicIcon name={icon} x={13} y={13} size={22} />
    </svg>
  );
}
