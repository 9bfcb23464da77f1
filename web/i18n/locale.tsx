import type { ReactNode } from 'react';
import { createContext, use } from 'react';
import type { Messages } from '#web/i18n/de.ts';
import type { Locale } from '#web/paths.ts';

type LocaleContextValue = { locale: Locale; messages: Messages; renderedAt: Date };

const LocaleContext = createContext<LocaleContextValue | null>(null);

/** The page's one language; switching it loads the page anew, so that only one catalogue is ever in the browser. */
export function LocaleProvider({ children, ...value }: LocaleContextValue & { children: ReactNode }) {
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

export const useMessages = (): Messages => useLocaleContext().messages;

export const useLocale = (): Locale => useLocaleContext().locale;

/** The time that texts like "opens tomorrow" are seen from. */
export const useRenderedAt = (): Date => useLocaleContext().renderedAt;

function useLocaleContext(): LocaleContextValue {
  const value = use(LocaleContext);
  if (!value) throw new Error('A component with texts was rendered outside LocaleProvider.');
  return value;
}
