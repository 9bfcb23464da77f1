import { useState } from 'react';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { type EditableEntryFragment, RefusedEntryDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { accountPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { type Draft, draftOf } from './draft.ts';
import styles from './edit-form.module.css';
import { fieldName } from './history-item.tsx';

interface OwnProposedRevisionProps {
  entry: EditableEntryFragment;
  proposal: NonNullable<EditableEntryFragment['proposal']>;
  onBrought: (change: Partial<Draft>) => void;
}

/** What the viewer has proposed and the form starts with; or why it was refused, and the way back to what was typed. */
export function OwnProposedRevision({ entry, proposal, onBrought }: OwnProposedRevisionProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const client = useClient();
  const [isFailed, setIsFailed] = useState(false);
  const { state, reason, fields } = proposal;
  const isRefused = state === 'REFUSED';
  return (
    <section className={styles['confirm']} aria-labelledby="proposal">
      <h2 id="proposal">{isRefused ? messages.proposedRefused : messages.proposedWaits}</h2>
      {isRefused ? (
        <>
          <p>{messages.proposedReason}</p>
          <p className={styles['version']}>{reason}</p>
          <button type="button" className={button['secondary']} onClick={bring}>
            {messages.proposedBring}
          </button>
          {isFailed && <p role="alert">{messages.proposedBringFailed}</p>}
        </>
      ) : (
        <p>{messages.proposedWaitsText(fields.map((field) => fieldName(field, messages)).join(', '))}</p>
      )}
      <p>
        <Link to={accountPath(locale)}>{messages.proposedLook}</Link>
      </p>
    </section>
  );

  /** The fields that were refused, over what is typed; everything else stays. */
  async function bring() {
    const { data } = await client
      .query(RefusedEntryDocument, { slug: entry.slug }, { requestPolicy: 'network-only' })
      .toPromise();
    setIsFailed(!data?.refusedEntry);
    if (!data?.refusedEntry) return;
    const refused = Object.entries(draftOf(data.refusedEntry)).filter(([field]) => fields.includes(field));
    onBrought(Object.fromEntries(refused));
  }
}
