import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { RecalledEntryDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { editPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { draftOf } from './draft.ts';
import { type DraftOwner, keepDraft } from './draft-store.ts';
import { type HistoryRevision, versionWords } from './history-item.tsx';
import styles from './history-page.module.css';
import { type Recalled, RestoreQuestion } from './restore-question.tsx';

export interface RestoreVersionProps {
  owner: DraftOwner;
  slug: string;
  /** null: the version before all that is written down */
  revision: HistoryRevision | null;
}

type Standing = { kind: 'idle' | 'asking' | 'failed' | 'unkept' } | { kind: 'asked'; recalled: Recalled };

/**
 * Brings an old version into the form, as a draft that is not saved: whoever restores it sees what it says today, and saves it by
 * the same way as every change.
 */
export function RestoreVersion({ owner, slug, revision }: RestoreVersionProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const client = useClient();
  const navigate = useNavigate();
  const [standing, setStanding] = useState<Standing>({ kind: 'idle' });
  const opener = useRef<HTMLButtonElement>(null);
  const isAsked = standing.kind === 'asked';
  const version = revision === null ? messages.historyBeginning : versionWords(revision, { messages, locale });
  return (
    <div className={styles['restore']}>
      <button
        ref={opener}
        type="button"
        className={button['secondary']}
        onClick={ask}
        aria-expanded={isAsked}
        aria-label={messages.historyRestoreOf(version)}
      >
        {messages.historyRestore}
      </button>
      {standing.kind === 'failed' && <p role="alert">{messages.historyRestoreFailed}</p>}
      {standing.kind === 'unkept' && <p role="alert">{messages.historyRestoreUnkept}</p>}
      {standing.kind === 'asked' && (
        <RestoreQuestion
          owner={owner}
          recalled={standing.recalled}
          onYes={() => bring(standing.recalled)}
          onNo={close}
        />
      )}
    </div>
  );

  async function ask() {
    if (isAsked) return close();
    setStanding({ kind: 'asking' });
    const variables = { slug, revisionId: revision?.id ?? null };
    const { data } = await client
      .query(RecalledEntryDocument, variables, { requestPolicy: 'network-only' })
      .toPromise();
    setStanding(data?.recalledEntry ? { kind: 'asked', recalled: data.recalledEntry } : { kind: 'failed' });
  }

  function close() {
    setStanding({ kind: 'idle' });
    opener.current?.focus();
  }

  function bring({ present, entry }: Recalled) {
    const base = draftOf(present);
    const isKept = keepDraft(owner, { version: present.version, base, draft: draftOf(entry), isRecalled: true });
    if (isKept) navigate(editPath(locale, present.slug));
    else setStanding({ kind: 'unkept' });
  }
}
