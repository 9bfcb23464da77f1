import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '#web/styles/tokens.css';
import '#web/styles/base.css';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from '#web/app.tsx';
import { createBrowserClient, createSsrExchange } from '#web/client.ts';
import { latePageAt, loadLatePage } from '#web/late-pages.tsx';
import { type Locale, splitLocale } from '#web/paths.ts';

const catalogues = {
  de: () => import('#web/i18n/de.ts'),
  en: () => import('#web/i18n/en.ts'),
} satisfies Record<Locale, unknown>;

/** Not at the top of the file: pages that come late import files that stand in one script with it, which would wait for itself. */
async function takeOver(): Promise<void> {
  const { locale, path } = splitLocale(window.location.pathname);
  const { urql, renderedAt, form } = JSON.parse(document.getElementById('urql-state')?.textContent ?? '{}');
  const ssr = createSsrExchange({ isClient: true, initialState: urql });
  const shown = latePageAt(path);
  const [{ messages }] = await Promise.all([
    catalogues[locale](),
    // where it cannot come, the page says so when it is live
    shown && loadLatePage(shown).catch(() => undefined),
  ]);

  const root = document.getElementById('root');
  if (root) {
    // A transition: the page comes alive in slices, between which it answers; in one go a phone is deaf for half a second.
    startTransition(() => {
      hydrateRoot(
        root,
        <App
          client={createBrowserClient(locale, ssr)}
          locale={locale}
          messages={messages}
          renderedAt={new Date(renderedAt)}
          form={form}
          // Navigation is shown at once: a ticked box must not jump back until the next frame.
          router={(routes) => <BrowserRouter useTransitions={false}>{routes}</BrowserRouter>}
        />,
      );
    });
  }
}

void takeOver();
