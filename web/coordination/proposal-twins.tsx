import { Link } from 'react-router';
import type { WaitingProposalFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorFilePath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { DuplicateReasons } from './duplicate-reasons.tsx';
import styles from './report-item.module.css';

interface ProposalTwinsProps {
  twins: WaitingProposalFragment['twins'];
  isSending: boolean;
  /** with its slug */
  onChosen: (slug: string) => void;
}

/** Entries that a proposal is probably the same as, with those that residents do not see. */
export function ProposalTwins({ twins, isSending, onChosen }: ProposalTwinsProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  if (twins.length === 0) return <p className={styles['minor']}>{messages.proposalsNoTwins}</p>;
  return (
    <section aria-label={messages.proposalsTwins} className={styles['answer']}>
      <h2>{messages.proposalsTwins}</h2>
      <ul className={styles['twins']}>
        {twins.map(({ id, slug, name, kind, street, published, archived, score, reasons }) => (
          <li key={id}>
            <p className={styles['ways']}>
              <Link to={actorFilePath(locale, slug)}>
                <bdi>{published ? name : messages.proposalsNotPublic(name)}</bdi>
              </Link>
            </p>
            <p className={styles['minor']}>
              {[
                messages.kind[kind],
                street ?? messages.mergeNoStreet,
                ...(archived ? [messages.proposalsArchived] : []),
                ...(published || archived ? [] : [messages.duplicateHidden]),
              ].join(' · ')}
            </p>
            <DuplicateReasons score={score} reasons={reasons} />
            {published && (
              <p>
                <button
                  type="button"
                  className={button['secondary']}
                  aria-disabled={isSending || undefined}
                  aria-label={messages.proposalsIsThisOf(name)}
                  onClick={() => onChosen(slug)}
                >
                  {messages.proposalsIsThis}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
