import { prerender } from 'react-dom/static';
import { StaticRouter } from 'react-router';
import { App } from '#web/app.tsx';
import { createServerClient, createSsrExchange, type ExecuteOperation } from '#web/client.ts';
import { messages as de } from '#web/i18n/de.ts';
import { messages as en } from '#web/i18n/en.ts';
import { latePageAt, latePages, loadLatePage, sourceOf } from '#web/late-pages.tsx';
import { splitLocale } from '#web/paths.ts';
import { type PageAssets, renderDocument } from '#web/shell/document.ts';
import type { FormState } from '#web/shell/form-state.tsx';
import type { PageHeadCollector } from '#web/shell/page-head.tsx';

await Promise.all(latePages.map(loadLatePage));

const catalogues = { de, en };
const catalogueSources = { de: 'web/i18n/de.ts', en: 'web/i18n/en.ts' };

/** Files whose scripts and styles only some pages need; `assets.late` has to know each. */
export const lateSources: string[] = [...Object.values(catalogueSources), ...latePages.map(sourceOf)];

export type RenderRequest = {
  /** path and query, as asked for */
  url: string;
  /** public base address, without slash at the end */
  origin: string;
  /** answers a persisted operation in process, in the page's language: `{ data, errors }` */
  execute: ExecuteOperation;
  /** what every page needs, and what some need by its source */
  assets: PageAssets & { late: Record<string, Pick<PageAssets, 'styles' | 'preloads'>> };
  /** the directory's revision that is shown */
  revision: string;
  /** of a page with a form that needs no account */
  form?: FormState | undefined;
};

export type RenderedPage = { status: number; headers: Record<string, string>; html: string };

/**
 * Renders one address to a complete document; answers also for what does not exist and for what the API refuses.
 *
 * @throws what a component throws
 */
export async function render(request: RenderRequest): Promise<RenderedPage> {
  // not as a relative reference: there, what follows two slashes would be a host
  const { pathname } = new URL(`http://page.invalid${request.url}`);
  const { locale, path } = splitLocale(pathname);
  const renderedAt = new Date();
  const ssr = createSsrExchange({ isClient: false });
  const client = createServerClient(locale, ssr, request.execute);
  const collector: PageHeadCollector = { head: null, siteName: '' };

  const { prelude } = await prerender(
    <App
      client={client}
      collector={collector}
      form={request.form}
      locale={locale}
      messages={catalogues[locale]}
      renderedAt={renderedAt}
      router={(routes) => <StaticRouter location={request.url}>{routes}</StaticRouter>}
    />,
    { progressiveChunkSize: Number.POSITIVE_INFINITY },
  );
  const body = await new Response(prelude).text();
  const { head, siteName } = collector;
  if (!head) throw new Error(`The page at ${pathname} has no head.`);

  const headers: Record<string, string> = { 'Content-Language': locale };
  if (head.redirect !== undefined) headers['Location'] = head.redirect;
  const html = renderDocument({
    locale,
    origin: request.origin,
    head,
    siteName,
    body,
    state: {
      urql: ssr.extractData(),
      renderedAt: renderedAt.toISOString(),
      revision: request.revision,
      form: request.form,
    },
    assets: withLate(request.assets, [catalogueSources[locale], ...sourcesAt(path)]),
  });
  const status = head.redirect === undefined ? (head.status ?? 200) : redirectStatus(head.redirect, pathname);
  return { status, headers, html };
}

/** Another path is the page's new place; the same path with another query is only the better question for now. */
function redirectStatus(target: string, pathname: string): number {
  return new URL(target, 'http://page.invalid').pathname === pathname ? 302 : 301;
}

function sourcesAt(path: string): string[] {
  const shown = latePageAt(path);
  return shown ? [sourceOf(shown)] : [];
}

function withLate({ late, ...assets }: RenderRequest['assets'], sources: string[]): PageAssets {
  const needed = sources.map((source) => late[source]);
  return {
    ...assets,
    styles: [...assets.styles, ...needed.flatMap((chunk) => chunk?.styles ?? [])],
    preloads: [...assets.preloads, ...needed.flatMap((chunk) => chunk?.preloads ?? [])],
  };
}
