import { startTestSite, type TestSite, type TestSiteOptions } from './test-site.ts';

export interface ApiAnswer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; extensions: { code: string; id?: string } }[];
}

export interface TestApi extends TestSite {
  ask<Data = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<Data>>;
}

/** The whole product without its pages; asked over real HTTP. */
export async function startTestApi(
  template: 'empty' | 'example' = 'empty',
  options: Omit<TestSiteOptions, 'pages'> = {},
): Promise<TestApi> {
  const site = await startTestSite(template, { ...options, pages: false });
  return {
    ...site,
    async ask(query, variables, headers = {}) {
      const response = await fetch(`${site.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...JSON.parse(await response.text()) };
    },
  };
}
