import { restoreMessages as de } from '#web/i18n/de-restore.ts';
import { restoreMessages as en } from '#web/i18n/en-restore.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';

const catalogues = { de, en };

/** All texts, with those of restoring, which are loaded with it alone. */
export function useRestoreMessages() {
  const messages = useMessages();
  return { ...messages, ...catalogues[useLocale()] };
}
