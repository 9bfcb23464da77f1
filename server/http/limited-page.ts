import { type ExecutorParts, withExecution } from './executor.ts';
import type { RenderedPage, RenderRequest, WebBuild } from './web-build.ts';

/** Makes the page that asks a visitor to wait a little, in the language of a path. */
export type LimitedPage = (path: string) => Promise<Pick<RenderedPage, 'headers' | 'html'>>;

/** What a page shows around itself: whose directory it is, and whom one can call instead. */
const frame = 'Shell';

/**
 * The page for whoever asked too much. It is made once for each language, without scripts: it has to cost less than what was
 * refused. Without a database it comes without its frame, and is made anew the next time.
 */
export function createLimitedPage({ web, ...parts }: ExecutorParts & { web: WebBuild }): LimitedPage {
  const made = new Map<string, Promise<RenderedPage>>();
  return async (path) => {
    const [, prefix = ''] = path.split(/[/?]/);
    const url = parts.site.locales.slice(1).includes(prefix) ? `/${prefix}` : '/';
    const page = made.get(url) ?? framed(url);
    made.set(url, page);
    try {
      return await page;
    } catch {
      made.delete(url);
      return render(url, async () => refused);
    }
  };

  function framed(url: string): Promise<RenderedPage> {
    return withExecution(parts, ({ execute }) =>
      render(url, async ({ hash, operationName, variables, locale }) => {
        if (operationName !== frame) return refused;
        const answer = await execute({ query: web.documents.get(hash) ?? '', operationName, variables }, locale);
        if (answer.errors !== undefined) throw new Error('The frame of a page could not be read.');
        return answer;
      }),
    );
  }

  function render(url: string, execute: RenderRequest['execute']): Promise<RenderedPage> {
    return web.render({
      ...{ url, origin: '', revision: '0', execute },
      assets: { ...web.assets, scripts: [], preloads: [] },
    });
  }
}

const code = 'RATE_LIMITED';
const refused = { errors: [{ message: code, extensions: { code } }] };
