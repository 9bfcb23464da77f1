import type { Messages } from './de.ts';
import { lateMessages as de, type LateMessages } from './de-late.ts';
import { lateMessages as en } from './en-late.ts';
import { useLocale, useMessages } from './locale.tsx';

export type AllMessages = Messages & LateMessages;

const catalogues = { de, en };

/** All texts, with those of pages that few open. */
export function useLateMessages(): AllMessages {
  const messages = useMessages();
  return { ...messages, ...catalogues[useLocale()] };
}
