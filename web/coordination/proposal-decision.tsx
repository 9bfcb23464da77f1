import type { CombinedError } from '@urql/core';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import {
  LinkProposalDocument,
  type LinkProposalMutation,
  PublishProposalDocument,
  RefuseProposalDocument,
  type WaitingProposalFragment,
} from '#web/gql/graphql.ts';
import { type AllMessages, useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { CheckBox } from '#web/ui/form-fields.tsx';
import { ProposalTwins } from './proposal-twins.tsx';
import styles from './report-item.module.css';

interface ProposalDecisionProps {
  proposal: WaitingProposalFragment;
  /** with the slug of the entry that was published; null: none was */
  onDone: (published: string | null) => void;
}

type Way = 'publish' | 'link' | 'refuse';
type Decided = LinkProposalMutation['linkProposal'];

/** Publish, refer to what is there, or refuse; what was typed stays until it is taken. */
export function ProposalDecision({
  proposal: { id, street, pointFrom, belongs, proposerName, twins },
  onDone,
}: ProposalDecisionProps) {
  const messages = useLateMessages();
  const [isKept, setIsKept] = useState(belongs);
  const [problem, setProblem] = useState<{ way: Way; message: string } | null>(null);
  const [publishing, publish] = useMutation(PublishProposalDocument);
  const [linking, link] = useMutation(LinkProposalDocument);
  const [refusing, refuse] = useMutation(RefuseProposalDocument);
  const isSending = publishing.fetching || linking.fetching || refusing.fetching;
  const problemOf = (way: Way) => (problem?.way === way ? problem.message : null);
  return (
    <>
      <ProposalTwins twins={twins} isSending={isSending} onChosen={linkTo} />
      <form
        className={styles['answer']}
        onSubmit={(event) => submit(event, 'publish')}
        aria-label={messages.proposalsPublish}
      >
        {street !== null && (
          <TextLine
            name="point"
            label={messages.proposalsPointLabel}
            hint={pointFrom === null ? messages.proposalsPointHint : messages.proposalsPoint(pointFrom)}
            problem={problemOf('publish')}
          />
        )}
        {street === null && <Told problem={problemOf('publish')} />}
        {belongs && (
          <CheckBox checked={isKept} onChange={setIsKept}>
            {messages.proposalsKeep(proposerName)}
          </CheckBox>
        )}
        <Send way="primary" isSending={isSending} label={messages.proposalsPublish} />
      </form>
      <form
        className={styles['answer']}
        onSubmit={(event) => submit(event, 'link')}
        aria-label={messages.proposalsLink}
      >
        <TextLine name="slug" label={messages.proposalsLinkLabel} problem={problemOf('link')} />
        <Send way="secondary" isSending={isSending} label={messages.proposalsLink} />
      </form>
      <form
        className={styles['answer']}
        onSubmit={(event) => submit(event, 'refuse')}
        aria-label={messages.proposalsRefuse}
      >
        <TextLine
          name="reason"
          label={messages.proposalsReason}
          hint={messages.proposalsReasonHint}
          problem={problemOf('refuse')}
          rows={3}
        />
        <Send way="secondary" isSending={isSending} label={messages.proposalsRefuse} />
      </form>
    </>
  );

  async function submit(event: FormEvent<HTMLFormElement>, way: Way) {
    event.preventDefault();
    if (isSending) return;
    const given = new FormData(event.currentTarget);
    const typed = (field: string) => String(given.get(field) ?? '');
    if (way === 'publish') {
      const { data, error } = await publish({ input: { id, keptByProposer: isKept, point: typed('point') } });
      tell(way, data?.publishProposal, error);
    } else if (way === 'link') {
      await linkTo(typed('slug'));
    } else {
      const { data, error } = await refuse({ input: { id, reason: typed('reason') } });
      tell(way, data?.refuseProposal, error);
    }
  }

  async function linkTo(slug: string) {
    if (isSending) return;
    const { data, error } = await link({ input: { id, slug } });
    tell('link', data?.linkProposal, error);
  }

  function tell(way: Way, decided: Decided | undefined, error: CombinedError | undefined) {
    if (decided?.decided) return onDone(way === 'publish' ? decided.slug : null);
    setProblem({ way, message: decided?.problems[0]?.message ?? reasonOf(error, messages) });
  }
}

interface TextLineProps {
  name: string;
  label: string;
  hint?: string;
  problem: string | null;
  /** of a longer text; none: one line */
  rows?: number;
}

function TextLine({ name, label, hint, problem, rows }: TextLineProps) {
  const id = useId();
  const described = {
    ...{ id, name, className: styles['line'], 'aria-invalid': problem !== null || undefined },
    'aria-describedby': problem === null ? hint && `${id}-hint` : `${id}-problem`,
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles['minor']}>
          {hint}
        </p>
      )}
      {rows === undefined ? <input {...described} autoComplete="off" /> : <textarea {...described} rows={rows} />}
      <Told id={`${id}-problem`} problem={problem} />
    </>
  );
}

function Told({ id, problem }: { id?: string; problem: string | null }) {
  if (problem === null) return null;
  return (
    <p id={id} role="alert" className={styles['problem']}>
      {problem}
    </p>
  );
}

function Send({ way, isSending, label }: { way: 'primary' | 'secondary'; isSending: boolean; label: string }) {
  return (
    <p>
      <button type="submit" className={button[way]} aria-disabled={isSending || undefined}>
        {label}
      </button>
    </p>
  );
}

function reasonOf(error: CombinedError | undefined, messages: AllMessages): string {
  const codes = error?.graphQLErrors.map(({ extensions }) => extensions['code']) ?? [];
  if (codes.includes('UNAUTHENTICATED')) return messages.reportsSignedOut;
  return codes.includes('CONFLICT') || codes.includes('NOT_FOUND') ? messages.proposalsTaken : messages.proposalsFailed;
}
