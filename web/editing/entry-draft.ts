import { useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { ConfirmEntryDocument, type EditableEntryFragment, EditEntryDocument } from '#web/gql/graphql.ts';
import { changedParts, type Draft, type DraftPart, draftOf, inputOf, mergeDrafts, withParts } from './draft.ts';
import { type DraftOwner, dropDraft, type KeptDraft, keepDraft, readDraft } from './draft-store.ts';
import { lostWords } from './draft-words.ts';

/** How it stands with what was typed. */
export type DraftState =
  | 'idle'
  | 'restored'
  /** an old version, from the history */
  | 'recalled'
  | 'saving'
  | 'saved'
  | 'confirmed'
  /** somebody else saved something else: both stand here together */
  | 'merged'
  /** somebody else saved, and nothing was changed here */
  | 'renewed'
  | 'signedOut'
  | 'failed';

export interface Problem {
  path: readonly string[];
  message: string;
}

interface Standing {
  /** as the server has it */
  entry: EditableEntryFragment;
  /** what the draft began with: older than `entry` as long as parts are to be chosen */
  began: Omit<KeptDraft, 'draft'>;
  draft: Draft;
  state: DraftState;
  problems: readonly Problem[];
  /** what somebody else changed as well; the draft has mine */
  open: readonly DraftPart[];
  /** what was typed for places that somebody else has taken away */
  lost: readonly string[];
}

type Payload = { actor?: EditableEntryFragment | null; problems: readonly Problem[] };
type Answer = { payload: Payload | undefined; error: CombinedError | undefined };

/** The form's text, which this browser keeps until the server has taken it. */
export function useEntryDraft(loaded: EditableEntryFragment, accountId: string) {
  const client = useClient();
  const [standing, setStanding] = useState<Standing>(() => resumed(loaded, { accountId, actorId: loaded.id }));
  const { entry, began, draft, state, open } = standing;
  const isChanged = changedParts(draftOf(entry), draft).length > 0;
  // another tab of this browser may have a draft of the same entry
  const isKept = useRef(isChanged || state !== 'idle');
  useEffect(
    function keepUnsaved() {
      const owner = { accountId, actorId: entry.id };
      if (isChanged) keepDraft(owner, { ...began, draft });
      else if (isKept.current) dropDraft(owner);
      isKept.current = isChanged;
    },
    [accountId, entry.id, began, draft, isChanged],
  );

  return {
    ...standing,
    isChanged,
    change: (change: Partial<Draft>) => setStanding((now) => typed(now, change)),
    discard: () => setStanding((now) => (now.state === 'saving' ? now : settled(now.entry, 'idle'))),
    /** Ends the choice: these parts as they stand there now, all others as they are here. */
    choose: (parts: readonly DraftPart[]) => setStanding((now) => chosen(now, parts)),
    async save() {
      if (!isChanged || state === 'saving' || open.length > 0) return;
      await ask('saved', async () => {
        const { data, error } = await client.mutation(EditEntryDocument, { input: inputOf(entry, draft) }).toPromise();
        return { payload: data?.editActor, error };
      });
    },
    async confirm() {
      if (state === 'saving') return;
      const { id, version } = entry;
      await ask('confirmed', async () => {
        const { data, error } = await client.mutation(ConfirmEntryDocument, { input: { id, version } }).toPromise();
        return { payload: data?.confirmActor, error };
      });
    },
  };

  async function ask(done: 'saved' | 'confirmed', question: () => Promise<Answer>) {
    setStanding((now) => ({ ...now, state: 'saving', problems: [] }));
    const answer = await question();
    setStanding((now) => answered(now, { sent: draft, done, answer }));
  }
}

function settled(entry: EditableEntryFragment, state: DraftState): Standing {
  const draft = draftOf(entry);
  return { entry, began: { version: entry.version, base: draft }, draft, state, problems: [], open: [], lost: [] };
}

/** The draft that was left, over what has become of the entry since. */
function resumed(entry: EditableEntryFragment, owner: DraftOwner): Standing {
  const fresh = settled(entry, 'idle');
  const kept = readDraft(owner, fresh.draft);
  if (kept === null) return fresh;
  if (kept.version === entry.version) {
    return { ...fresh, draft: kept.draft, state: kept.isRecalled ? 'recalled' : 'restored' };
  }
  return over(entry, kept);
}

/** A notice that stays till it was read, and a question that is under way, outlast the next key. */
function typed(now: Standing, change: Partial<Draft>): Standing {
  const stays = ['restored', 'recalled', 'merged', 'saving'].includes(now.state);
  return { ...now, draft: { ...now.draft, ...change }, state: stays ? now.state : 'idle' };
}

/** What came back, and over it what was typed since it was asked. */
function answered(
  now: Standing,
  { sent, done, answer }: { sent: Draft; done: 'saved' | 'confirmed'; answer: Answer },
): Standing {
  const { payload, error } = answer;
  const current = error?.graphQLErrors[0]?.extensions['current'];
  // the server gives with a conflict what it gives to the form
  if (current !== undefined) return over(current as EditableEntryFragment, { ...now.began, draft: now.draft });
  if (!payload) return { ...now, state: isSignedOut(error) ? 'signedOut' : 'failed' };
  const { actor, problems } = payload;
  if (!actor) return { ...now, state: 'idle', problems };
  const taken = settled(actor, changedParts(sent, now.draft).length > 0 ? 'idle' : done);
  return { ...taken, draft: mergeDrafts(sent, now.draft, taken.draft).merged };
}

/** Mine laid over what somebody else saved; what both changed is to be chosen, also after a reload. */
function over(theirs: EditableEntryFragment, mine: KeptDraft): Standing {
  const fresh = settled(theirs, 'renewed');
  const { merged, open, lost: lostParts } = mergeDrafts(mine.base, mine.draft, fresh.draft);
  const lost = lostWords(lostParts, mine.draft);
  if (changedParts(fresh.draft, merged).length === 0) return { ...fresh, lost };
  if (open.length === 0) return { ...fresh, draft: merged, state: 'merged', lost };
  // of all that is not to be chosen, theirs is the beginning from now on
  const began = { version: mine.version, base: withParts(fresh.draft, open, mine.base) };
  return { ...fresh, began, draft: merged, state: 'idle', open, lost };
}

function chosen(now: Standing, parts: readonly DraftPart[]): Standing {
  const fresh = { ...settled(now.entry, 'merged'), lost: now.lost };
  const draft = withParts(now.draft, parts, fresh.draft);
  return { ...fresh, draft, state: changedParts(fresh.draft, draft).length > 0 ? 'merged' : 'idle' };
}

function isSignedOut(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED') ?? false;
}
