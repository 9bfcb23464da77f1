import { useState } from 'react';
import { type TypedDocumentNode, useClient } from 'urql';
import type { ActorFileFieldsFragment, FileOutcomeFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';

type FileStanding = 'idle' | 'saving' | 'saved' | 'changedMeanwhile' | 'signedOut' | 'failed';

/** The file as a change has made it. */
export type OnFile = (file: ActorFileFieldsFragment) => void;

/** Changes the file of an actor; what was typed stays until it is taken. */
export function useFileChange(onFile: OnFile) {
  const messages = useLateMessages();
  const client = useClient();
  const [standing, setStanding] = useState<FileStanding>('idle');
  const [problems, setProblems] = useState<FileOutcomeFragment['problems']>([]);
  return {
    isSaving: standing === 'saving',
    words: standing === 'idle' ? '' : messages.fileStanding[standing],
    problemOf: (field: string) => problems.find(({ path }) => path.join('.') === field)?.message,
    change,
  };

  /** Whether it was taken. */
  async function change<Data extends Record<string, unknown>, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<boolean> {
    if (standing === 'saving') return false;
    setStanding('saving');
    const { data, error } = await client.mutation<Data, Variables>(document, variables);
    const outcome = Object.values(data ?? {}).find(isOutcome);
    setProblems(outcome?.problems ?? []);
    const isTaken = outcome?.file != null;
    setStanding(isTaken ? 'saved' : standingAfter(error?.graphQLErrors[0]?.extensions['code'], outcome));
    if (outcome?.file) onFile(outcome.file);
    return isTaken;
  }
}

function standingAfter(code: unknown, outcome: FileOutcomeFragment | undefined): FileStanding {
  if (outcome !== undefined) return 'idle';
  if (code === 'CONFLICT' || code === 'NOT_FOUND') return 'changedMeanwhile';
  return code === 'UNAUTHENTICATED' ? 'signedOut' : 'failed';
}

function isOutcome(value: unknown): value is FileOutcomeFragment {
  return typeof value === 'object' && value !== null && 'problems' in value;
}
