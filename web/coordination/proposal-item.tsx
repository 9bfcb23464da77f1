import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import type { WaitingProposalFragment } from '#web/gql/graphql.ts';
import { formatAge, formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale, useRenderedAt } from '#web/i18n/locale.tsx';
import { ProposalDecision } from './proposal-decision.tsx';
import styles from './report-item.module.css';

export interface DecidedProposal {
  name: string;
  /** of the entry that was published; null: none was */
  published: string | null;
}

interface ProposalItemProps {
  proposal: WaitingProposalFragment;
  /** with where it stood */
  onDone: (decided: DecidedProposal, item: HTMLLIElement) => void;
}

/** One line that opens to the whole proposal, to what it is probably the same as, and to what is decided. */
export function ProposalItem({ proposal, onDone }: ProposalItemProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  const item = useRef<HTMLLIElement>(null);
  const { kind, name, summary, proposerName, proposerEmail, confirmedAt, belongs } = proposal;
  const [likeliest] = proposal.twins;
  return (
    <li ref={item} className={styles['item']}>
      <details>
        <summary>
          <span className={styles['facts']}>
            <span>{messages.kind[kind]}</span>
            <span>{formatAge(locale, confirmedAt, renderedAt)}</span>
            {likeliest && <span className={styles['urgent']}>{messages.duplicateScore(likeliest.score)}</span>}
          </span>
          <bdi className={styles['name']}>{name}</bdi>
          <span className={styles['start']}>{summary}</span>
          <ChevronDown aria-hidden="true" size={20} />
        </summary>
        <div className={styles['body']}>
          <p className={styles['text']}>
            <bdi>{summary}</bdi>
          </p>
          <Facts proposal={proposal} />
          <p className={styles['minor']}>
            {messages.proposalsFrom(`${proposerName}, ${proposerEmail}`, formatDate(locale, confirmedAt))}{' '}
            {belongs ? messages.proposalsBelongs : messages.proposalsKnows}
          </p>
          <ProposalDecision
            proposal={proposal}
            onDone={(published) => item.current && onDone({ name, published }, item.current)}
          />
        </div>
      </details>
    </li>
  );
}

/** Where it is, how it is reached, what it is about: what is not known is said where it is missed. */
function Facts({ proposal }: { proposal: WaitingProposalFragment }) {
  const messages = useLateMessages();
  const { street, postalCode, districtName, topicNames, phone, email, website, pointFrom, mayBePublic } = proposal;
  const place = [street ?? messages.proposalsNoPlace, postalCode, districtName ?? messages.proposalsNoDistrict];
  const contacts = [phone, email, website].filter(Boolean);
  return (
    <ul className={styles['minor']}>
      <li>{place.filter(Boolean).join(' · ')}</li>
      {street !== null && (
        <li>{pointFrom === null ? messages.proposalsNoPoint : messages.proposalsPoint(pointFrom)}</li>
      )}
      {topicNames.length > 0 && <li>{topicNames.join(', ')}</li>}
      {contacts.length > 0 && <li>{contacts.join(' · ')}</li>}
      {mayBePublic && <li>{messages.proposalMayBePublic}</li>}
    </ul>
  );
}
