import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { type ClaimsPageQuery, DecideClaimDocument } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './claims-page.module.css';

type Claim = NonNullable<ClaimsPageQuery['claims']>[number];

/** One claim, to be decided with a word; what was decided stays in the list until one leaves, so that nothing jumps. */
export function ClaimItem({ claim }: { claim: Claim }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const id = useId();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<{ kind: 'done' | 'over' | 'problem'; text: string } | null>(null);
  const [{ fetching }, decide] = useMutation(DecideClaimDocument);
  const answer = useRef<HTMLParagraphElement>(null);
  const isOver = told !== null && told.kind !== 'problem';
  useEffect(
    function readAnswer() {
      // the buttons are gone: whoever pressed one by keyboard goes on from here
      if (isOver) answer.current?.focus();
    },
    [isOver],
  );
  return (
    <li>
      <h2>
        <bdi>{claim.name}</bdi>{' '}
        <span className={styles['minor']}>
          <a href={`mailto:${claim.email}`}>{claim.email}</a>
        </span>
      </h2>
      <p>
        <Link to={actorPath(locale, claim.actorSlug)}>{claim.actorName}</Link>
      </p>
      <p className={styles['minor']}>{messages.claimsAskedAt(formatDate(locale, claim.createdAt))}</p>
      <blockquote className={styles['words']}>{claim.message}</blockquote>
      <p className={styles['minor']}>{claim.hasOwner ? messages.claimsHasOwner : messages.claimsNoOwner}</p>
      {isOver ? (
        <p ref={answer} tabIndex={-1} className={styles['told']} role="status">
          {told.text}
        </p>
      ) : (
        <fieldset className={styles['decision']}>
          <legend>{messages.claimsOf(claim.name, claim.actorName)}</legend>
          <label htmlFor={id}>{messages.claimsReason}</label>
          <textarea
            id={id}
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-invalid={told !== null || undefined}
            aria-describedby={told ? `${id}-problem` : undefined}
          />
          {told && (
            <p id={`${id}-problem`} className={styles['problem']} role="alert">
              {told.text}
            </p>
          )}
          <p className={styles['buttons']}>
            <button type="button" className={button['primary']} onClick={() => say(true)} aria-disabled={fetching}>
              {messages.claimsAccept}
            </button>
            <button type="button" className={button['secondary']} onClick={() => say(false)} aria-disabled={fetching}>
              {messages.claimsRefuse}
            </button>
          </p>
        </fieldset>
      )}
    </li>
  );

  async function say(accept: boolean) {
    if (fetching) return;
    setTold(null);
    const { data, error } = await decide({ input: { id: claim.id, accept, reason } });
    const [problem] = data?.decideClaim.problems ?? [];
    if (problem) setTold({ kind: 'problem', text: problem.message });
    else if (data) setTold({ kind: 'done', text: messages.claimsDecided(claim.name) });
    else if (error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'CONFLICT'))
      setTold({ kind: 'over', text: messages.claimsConflict });
    else setTold({ kind: 'problem', text: messages.claimsFailed });
  }
}
