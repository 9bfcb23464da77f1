import { useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import styles from './worklist-page.module.css';

/** The way through the pages of a list: where it is, and the buttons to the next page and the one before. */
export function usePages() {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return {
    after: cursors.at(-1) ?? null,
    isFirst: cursors.length === 1,
    goBack: () => setCursors(cursors.slice(0, -1)),
    goOn: (cursor: string | null) => setCursors([...cursors, cursor]),
    begin: () => setCursors([null]),
  };
}

type PagerProps = {
  pages: ReturnType<typeof usePages>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export function Pager({ pages, pageInfo: { hasNextPage, endCursor } }: PagerProps) {
  const messages = useLateMessages();
  if (pages.isFirst && !hasNextPage) return null;
  return (
    <div className={styles['ways']}>
      {!pages.isFirst && (
        <button type="button" className={button['secondary']} onClick={pages.goBack}>
          {messages.worklistBefore}
        </button>
      )}
      {hasNextPage && (
        <button type="button" className={button['secondary']} onClick={() => pages.goOn(endCursor)}>
          {messages.worklistNext}
        </button>
      )}
    </div>
  );
}
