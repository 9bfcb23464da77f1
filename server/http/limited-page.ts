import { type ExecutorParts, withExecution } from './executor.ts';
import type { Revisions } from './public-cache.ts';
import type { RenderedPage, WebBuild } from './web-build.ts';

/** The page that asks a visitor to wait a little, in the language of a path. */
export type LimitedPage = (path: string) => Pick<RenderedPage, 'headers' | 'html'>;

export interface LimitedPageParts extends ExecutorParts {
  web: WebBuild;
  revisions: Revisions;
}

/** What a page shows around itself: whose directory it is, and whom one can call instead. */
const frame = 'Shell';
const code = 'RATE_LIMITED';
const refused = { errors: [{ message: code, extensions: { code } }] };

/**
 * The page for whoever asked too much. It has to cost less than what was refused: it is made for each language now, without
 * scripts, and again beside a request when the directory has changed since; whoever is refused gets what there is.
 */
export async function createLimitedPage(parts: LimitedPageParts): Promise<LimitedPage> {
  const { site, revisions } = parts;
  const urls = ['/', ...site.locales.slice(1).map((locale) => `/${locale}`)];
  let pages = await renderPages(parts, urls);
  let madeAt = revisions.current();
  return (path) => {
    const revision = revisions.current();
    if (revision !== null && revision !== madeAt) {
      madeAt = revision;
      renderPages(parts, urls).then(
        (made) => {
          pages = made;
        },
        // the database is away: what there is will do until the next change
        () => undefined,
      );
    }
    const [, prefix = ''] = path.split(/[/?]/);
    const page = pages.get(`/${prefix}`) ?? pages.get('/');
    if (page === undefined) throw new Error('There is no page for who must wait.');
    return page;
  };
}

async function renderPages(parts: LimitedPageParts, urls: readonly string[]): Promise<Map<string, RenderedPage>> {
  const pages = new Map<string, RenderedPage>();
  for (const url of urls) pages.set(url, await renderPage(parts, url));
  return pages;
}

function renderPage({ web, ...parts }: LimitedPageParts, url: string): Promise<RenderedPage> {
  return withExecution(parts, ({ execute }) =>
    web.render({
      ...{ url, origin: '', revision: '0' },
      assets: { ...web.assets, scripts: [], preloads: [], late: {} },
      execute: async ({ hash, operationName, variables, locale }) => {
        if (operationName !== frame) return refused;
        return execute({ query: web.documents.get(hash) ?? '', operationName, variables }, locale);
      },
    }),
  );
}
