import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { HistoryChanges } from '#web/editing/history-item.tsx';
import { FinishLooksDocument, type ReviewPageQuery } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { editPath, historyPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { followListKeys } from './list-keys.ts';
import styles from './review-page.module.css';
import worklist from './worklist-page.module.css';

type Published = NonNullable<ReviewPageQuery['changesToLookAt']>;
type Change = Published['nodes'][number];

/** What is public already: seen one by one, or many at once; the focus goes on to the next. */
export function PublishedChanges({ changes, onDone }: { changes: Published; onDone: () => void }) {
  const messages = useLateMessages();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [next, setNext] = useState<string | null>(null);
  const [{ fetching, error }, finish] = useMutation(FinishLooksDocument);
  const part = useRef<HTMLElement>(null);
  useEffect(
    function goOnWithNext() {
      if (next === null) return;
      const item = part.current?.querySelector<HTMLElement>(`[data-change="${next}"] [data-list-item]`);
      (item ?? part.current?.querySelector<HTMLElement>('h2'))?.focus();
    },
    [next],
  );
  const open = changes.nodes.filter(({ id }) => !seen.has(id));
  const picked = open.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <section ref={part} className={styles['part']} aria-labelledby="public">
      <h2 id="public" tabIndex={-1}>
        {messages.reviewPublic}
      </h2>
      <p className={worklist['facts']}>{messages.reviewPublicText}</p>
      <p role="status">{open.length === 0 ? messages.reviewNone : messages.reviewCount(countOf(changes, seen))}</p>
      {error && <p role="alert">{messages.reviewFailed}</p>}
      {open.length > 1 && (
        <div className={worklist['ways']}>
          <button
            type="button"
            className={button['secondary']}
            aria-disabled={fetching || picked.length === 0}
            onClick={() => look(picked)}
          >
            {messages.reviewLookedChosen(picked.length)}
          </button>
          <button
            type="button"
            className={button['secondary']}
            aria-disabled={fetching}
            onClick={() => look(open.map(({ id }) => id))}
          >
            {messages.reviewLookedAll(open.length)}
          </button>
        </div>
      )}
      <ol className={styles['changes']} onKeyDown={followListKeys}>
        {open.map((change) => (
          <ChangeItem
            key={change.id}
            change={change}
            isChosen={chosen.has(change.id)}
            isBusy={fetching}
            onChosen={(isOn) => setChosen((before) => without(before, change.id, isOn))}
            onSeen={() => look([change.id])}
          />
        ))}
      </ol>
    </section>
  );

  async function look(ids: readonly string[]) {
    if (fetching || ids.length === 0) return;
    const { data } = await finish({ input: { ids: [...ids] } });
    if (data === undefined) return;
    const last = open.findLastIndex(({ id }) => ids.includes(id));
    const following = open.slice(last + 1).find(({ id }) => !ids.includes(id));
    setSeen((before) => new Set([...before, ...ids]));
    setNext(following?.id ?? '');
    onDone();
  }
}

/** What was finished here is not yet out of a list that was asked for before. */
const countOf = ({ nodes, totalCount }: Published, seen: ReadonlySet<string>): number =>
  totalCount - nodes.filter(({ id }) => seen.has(id)).length;

function without(ids: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  const others = [...ids].filter((other) => other !== id);
  return new Set(isOn ? [...others, id] : others);
}

interface ChangeItemProps {
  change: Change;
  isChosen: boolean;
  isBusy: boolean;
  onChosen: (isOn: boolean) => void;
  onSeen: () => void;
}

function ChangeItem({ change, isChosen, isBusy, onChosen, onSeen }: ChangeItemProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { id, slug, name, changedBy, changedAt, changes } = change;
  return (
    <li data-change={id}>
      <label className={styles['chosen']}>
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={messages.reviewMark(name, changedBy)}
          onChange={({ target }) => onChosen(target.checked)}
        />
        <span>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <span className={worklist['facts']}>{messages.reviewBy(changedBy, formatDate(locale, changedAt))}</span>
        </span>
      </label>
      <HistoryChanges changes={changes} />
      <div className={worklist['ways']}>
        <button
          type="button"
          className={button['primary']}
          aria-disabled={isBusy}
          aria-label={messages.reviewLookedOf(name, changedBy)}
          onClick={onSeen}
          data-list-item
        >
          {messages.reviewLooked}
        </button>
        <Link className={button['quiet']} to={editPath(locale, slug)} aria-label={messages.editOf(name)}>
          {messages.accountEdit}
        </Link>
        <Link className={button['quiet']} to={historyPath(locale, slug)} aria-label={messages.historyLinkOf(name)}>
          {messages.history}
        </Link>
      </div>
    </li>
  );
}
