import type { Draft } from './draft.ts';
import { placeFields } from './place-draft.ts';

/** A draft of this browser, with what it began with and the version that was. */
export interface KeptDraft {
  version: number;
  base: Draft;
  draft: Draft;
  /** it came from the history, and nobody has typed in it yet */
  isRecalled?: boolean;
}

/** Whose draft of which entry: what somebody else typed in this browser, and agreed to, is not one's own. */
export interface DraftOwner {
  accountId: string;
  actorId: string;
}

const keyOf = ({ accountId, actorId }: DraftOwner): string => `kieznetz.draft.${accountId}.${actorId}`;

/**
 * The draft of an entry that was not saved; null: none, or this browser keeps nothing, or what it kept was of another form than
 * `like`.
 */
export function readDraft(owner: DraftOwner, like: Draft): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(owner)) ?? 'null');
    return isKept(kept) && isAlike(kept.base, like) && isAlike(kept.draft, like) ? kept : null;
  } catch {
    return null;
  }
}

/** @returns whether this browser keeps it */
export function keepDraft(owner: DraftOwner, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(owner: DraftOwner): void {
  try {
    localStorage.removeItem(keyOf(owner));
  } catch {
    // a browser that keeps nothing has nothing to drop
  }
}

function isKept(value: unknown): value is KeptDraft {
  return typeof value === 'object' && value !== null && 'version' in value && 'base' in value && 'draft' in value;
}

function isAlike(kept: Draft, like: Draft): boolean {
  const isForm = (Object.keys(like) as (keyof Draft)[]).every((field) => typeof kept[field] === typeof like[field]);
  return isForm && kept.places.every((place) => placeFields.every((field) => field in place));
}
