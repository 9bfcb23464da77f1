import { deskMessages as de } from '#web/i18n/de-desk.ts';
import { deskMessages as en } from '#web/i18n/en-desk.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';

const catalogues = { de, en };

/** All texts, with those of the coordinator, which are loaded with these pages alone. */
export function useDeskMessages() {
  const messages = useMessages();
  return { ...messages, ...catalogues[useLocale()] };
}
