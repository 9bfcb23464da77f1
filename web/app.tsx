import type { Client } from '@urql/core';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import type { Messages } from '#web/i18n/de.ts';
import { LocaleProvider } from '#web/i18n/locale.tsx';
import type { Locale } from '#web/paths.ts';
import { AppRoutes } from '#web/routes.tsx';
import { type FormState, FormStateContext } from '#web/shell/form-state.tsx';
import { type PageHeadCollector, PageHeadContext } from '#web/shell/page-head.tsx';

type AppProps = {
  client: Client;
  locale: Locale;
  messages: Messages;
  /** when the page was made: server and browser say the same "today" */
  renderedAt: Date;
  /** of a page with a form that needs no account */
  form?: FormState | undefined;
  /** on the server only */
  collector?: PageHeadCollector;
  /** the router, which differs between server and browser */
  router: (routes: ReactNode) => ReactNode;
};

/** The whole client, the same tree on the server and in the browser. */
export function App({ client, locale, messages, renderedAt, form, collector, router }: AppProps) {
  return (
    <Provider value={client}>
      <LocaleProvider locale={locale} messages={messages} renderedAt={renderedAt}>
        <FormStateContext value={form ?? null}>
          <PageHeadContext value={collector ?? null}>{router(<AppRoutes locale={locale} />)}</PageHeadContext>
        </FormStateContext>
      </LocaleProvider>
    </Provider>
  );
}
