import { type ActorFileFieldsFragment, GiveTrustDocument, TakeTrustDocument } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import styles from './actor-file-page.module.css';
import { type OnFile, useFileChange } from './file-change.ts';

interface FileKeepersProps {
  actorId: string;
  keepers: ActorFileFieldsFragment['keepers'];
  onFile: OnFile;
}

/** Who keeps the entry, and whose changes are public at once: that is given, and taken, by the coordinator's word alone. */
export function FileKeepers({ actorId, keepers, onFile }: FileKeepersProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { isSaving, words, change } = useFileChange(onFile);
  return (
    <section className={styles['card']} aria-labelledby="keepers">
      <h2 id="keepers">{messages.fileKeepers}</h2>
      {keepers.length === 0 && <p>{messages.fileNoKeepers}</p>}
      <ul className={styles['list']}>
        {keepers.map(({ id, name, email, isOwner, publishesAtOnce, acceptedChanges, trustOffered, lastSeenAt }) => (
          <li key={id}>
            <p>
              <strong>
                <bdi>{name ?? email}</bdi>
              </strong>
              {isOwner && ` · ${messages.fileOwner}`}
            </p>
            <p className={styles['minor']}>
              <a href={`mailto:${email}`}>{email}</a>
            </p>
            <p className={styles['minor']}>
              {lastSeenAt === null ? messages.fileNotSeen : messages.accountLastSeen(formatDate(locale, lastSeenAt))}
            </p>
            <p>{publishesAtOnce ? messages.trustAtOnce : messages.trustWaits}</p>
            {trustOffered && <p>{messages.trustOffered(acceptedChanges)}</p>}
            <button
              type="button"
              className={button[trustOffered ? 'primary' : 'secondary']}
              aria-disabled={isSaving}
              aria-label={publishesAtOnce ? messages.trustTakeFrom(name ?? email) : messages.trustGiveTo(name ?? email)}
              onClick={() => setTrust(id, !publishesAtOnce)}
            >
              {publishesAtOnce ? messages.trustTake : messages.trustGive}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{words}</p>
    </section>
  );
  function setTrust(keeperId: string, isTrusted: boolean) {
    const variables = { input: { actorId, keeperId } };
    return isTrusted ? change(GiveTrustDocument, variables) : change(TakeTrustDocument, variables);
  }
}
