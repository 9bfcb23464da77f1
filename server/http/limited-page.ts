import type { WebBuild } from './web-build.ts';

/** Makes the page that asks a visitor to wait a little, in the language of a path. */
export type LimitedPage = (path: string) => Promise<{ headers: Record<string, string>; html: string }>;

/**
 * The page for whoever asked too much. It is made once for each language, without scripts: it has to cost less than what was
 * refused.
 */
export function createLimitedPage(web: WebBuild, locales: readonly string[]): LimitedPage {
  const made = new Map<string, ReturnType<LimitedPage>>();
  return (path) => {
    const [, prefix = ''] = path.split(/[/?]/);
    const url = locales.slice(1).includes(prefix) ? `/${prefix}` : '/';
    const page = made.get(url) ?? renderLimitedPage(web, url);
    made.set(url, page);
    return page;
  };
}

async function renderLimitedPage(web: WebBuild, url: string): ReturnType<LimitedPage> {
  const code = 'RATE_LIMITED';
  return web.render({
    url,
    origin: '',
    assets: { ...web.assets, scripts: [], preloads: [] },
    revision: '0',
    execute: async () => ({ errors: [{ message: code, extensions: { code } }] }),
  });
}
