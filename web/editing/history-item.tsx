import type { ReactNode } from 'react';
import type { HistoryChangeFragment, HistoryPageQuery } from '#web/gql/graphql.ts';
import { formatMoment } from '#web/i18n/format.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { contentLanguage, type Locale } from '#web/paths.ts';
import styles from './history-page.module.css';

export type HistoryRevision = NonNullable<HistoryPageQuery['revisions']>['nodes'][number];

/** `Fassung 3, 27.11.2026, 10:12: bearbeitet (Ilse Beispiel), angesehen von Mara Beispiel` */
export function revisionWords(
  { version, changedAt, changedBy, acceptedBy, via }: HistoryRevision,
  { messages, locale }: { messages: Messages; locale: Locale },
): string {
  const way = messages.historyVia[via];
  const said = changedBy == null ? way : messages.historyBy(way, changedBy);
  const accepted = acceptedBy == null ? '' : `, ${messages.historyAccepted(acceptedBy)}`;
  return `${versionWords({ version, changedAt }, { messages, locale })}: ${said}${accepted}`;
}

/** `Fassung 3, 27.11.2026, 10:12` */
export function versionWords(
  { version, changedAt }: Pick<HistoryRevision, 'version' | 'changedAt'>,
  { messages, locale }: { messages: Messages; locale: Locale },
): string {
  return messages.historyVersion(version, formatMoment(locale, changedAt));
}

/** One change of an entry, with all that it changed. */
export function HistoryItem({ revision, children }: { revision: HistoryRevision; children: ReactNode }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <li>
      <h2>{revisionWords(revision, { messages, locale })}</h2>
      <HistoryChanges changes={revision.changes} />
      {children}
    </li>
  );
}

/** What a field is called, as the form calls it. */
export const fieldName = (field: string, messages: Messages): string =>
  (messages.editField as Record<string, string>)[field] ?? messages.historyField[field] ?? field;

interface HistoryChangesProps {
  changes: readonly HistoryChangeFragment[];
  /** what the two are called, where they are no history yet */
  labels?: { from: string; to: string };
}

/** What stood there and what stands there since, side by side, below each other on a phone. */
export function HistoryChanges({ changes, labels }: HistoryChangesProps) {
  const messages = useLateMessages();
  return (
    <dl className={styles['changes']}>
      {changes.map(({ field, subject, from, to }) => (
        <div key={`${subject ?? ''} ${field}`}>
          <dt>
            {subject == null ? fieldName(field, messages) : messages.historyPlaced(subject, fieldName(field, messages))}
          </dt>
          <dd>
            <span className={styles['label']}>{labels?.from ?? messages.historyBefore}</span>
            {from == null ? messages.editEmpty : <del lang={contentLanguage}>{from}</del>}
          </dd>
          <dd>
            <span className={styles['label']}>{labels?.to ?? messages.historyAfter}</span>
            {to == null ? messages.editEmpty : <ins lang={contentLanguage}>{to}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
