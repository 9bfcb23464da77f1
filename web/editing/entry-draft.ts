import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ConfirmEntryDocument, type EditableEntryFragment, EditEntryDocument } from '#web/gql/graphql.ts';
import { changedFields, type Draft, type DraftField, draftOf, inputOf, mergeDrafts } from './draft.ts';
import { dropDraft, keepDraft, readDraft } from './draft-store.ts';

/** How it stands with what was typed. */
export type DraftState = 'idle' | 'restored' | 'saving' | 'saved' | 'confirmed' | 'merged' | 'signedOut' | 'failed';

export interface Problem {
  path: readonly string[];
  message: string;
}

/** What somebody else saved meanwhile, in the fields that both changed. */
interface Conflict {
  fields: readonly DraftField[];
  theirs: EditableEntryFragment;
}

interface Standing {
  /** as the server has it */
  entry: EditableEntryFragment;
  draft: Draft;
  state: DraftState;
  problems: readonly Problem[];
  conflict: Conflict | null;
}

/** The form's text, which this browser keeps until the server has taken it. */
export function useEntryDraft(loaded: EditableEntryFragment, onRenamed: (slug: string) => void) {
  const client = useClient();
  const [standing, setStanding] = useState<Standing>(() => resumed(loaded));
  const { entry, draft } = standing;
  const isChanged = changedFields(draftOf(entry), draft).length > 0;
  useEffect(
    function keepUnsaved() {
      if (isChanged) keepDraft(entry.id, { version: entry.version, base: draftOf(entry), draft });
      else dropDraft(entry.id);
    },
    [entry, draft, isChanged],
  );
  const become = (change: Partial<Standing>) => setStanding((before) => ({ ...before, ...change }));

  return {
    ...standing,
    isChanged,
    change(change: Partial<Draft>) {
      const state = standing.state === 'restored' || standing.state === 'merged' ? standing.state : 'idle';
      become({ draft: { ...draft, ...change }, state });
    },
    discard: () => become({ ...settled(entry), state: 'idle' }),
    choose(chosen: Draft) {
      if (standing.conflict)
        become({ entry: standing.conflict.theirs, draft: chosen, conflict: null, state: 'merged' });
    },
    async save() {
      become({ state: 'saving', problems: [] });
      const { data, error } = await client.mutation(EditEntryDocument, { input: inputOf(entry, draft) }).toPromise();
      const current = error?.graphQLErrors[0]?.extensions['current'];
      if (current !== undefined) return become(merged(standing, entryOf(current)));
      if (!data) return become({ state: isSignedOut(error) ? 'signedOut' : 'failed' });
      const { actor, problems } = data.editActor;
      if (!actor) return become({ state: 'idle', problems });
      become({ ...settled(actor), state: 'saved' });
      if (actor.slug !== entry.slug) onRenamed(actor.slug);
    },
    async confirm() {
      become({ state: 'saving' });
      const { id, version } = entry;
      const { data, error } = await client.mutation(ConfirmEntryDocument, { input: { id, version } }).toPromise();
      const current = error?.graphQLErrors[0]?.extensions['current'];
      if (current !== undefined) return become(merged(standing, entryOf(current)));
      const actor = data?.confirmActor.actor;
      if (!actor) return become({ state: isSignedOut(error) ? 'signedOut' : 'failed' });
      become({ entry: actor, state: 'confirmed' });
    },
  };
}

function settled(entry: EditableEntryFragment): Omit<Standing, 'state'> {
  return { entry, draft: draftOf(entry), problems: [], conflict: null };
}

/** The draft that was left, over what has become of the entry since. */
function resumed(entry: EditableEntryFragment): Standing {
  const kept = readDraft(entry.id);
  if (kept === null) return { ...settled(entry), state: 'idle' };
  if (kept.version === entry.version) return { ...settled(entry), draft: kept.draft, state: 'restored' };
  return over({ base: kept.base, mine: kept.draft }, { ...settled(entry), state: 'idle' }, entry);
}

function merged(standing: Standing, theirs: EditableEntryFragment): Standing {
  return over({ base: draftOf(standing.entry), mine: standing.draft }, standing, theirs);
}

function over({ base, mine }: { base: Draft; mine: Draft }, before: Standing, theirs: EditableEntryFragment): Standing {
  const { merged: draft, open } = mergeDrafts(base, mine, draftOf(theirs));
  if (open.length > 0) return { ...before, draft, state: 'idle', conflict: { fields: open, theirs } };
  return { entry: theirs, draft, state: 'merged', problems: [], conflict: null };
}

/** The server gives with a conflict what it gives to the form. */
function entryOf(current: unknown): EditableEntryFragment {
  return current as EditableEntryFragment;
}

function isSignedOut(error: { graphQLErrors: { extensions: Record<string, unknown> }[] } | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED') ?? false;
}
