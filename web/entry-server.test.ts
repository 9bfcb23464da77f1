import { describe, expect, test } from 'vitest';
import { lateSources, type RenderRequest, render } from './entry-server.tsx';

const directory = {
  siteName: 'Kieznetz',
  area: 'Lichtenberg Mitte',
  exampleData: true,
  locales: ['de', 'en'],
  operator: {
    name: 'Stadtteilzentrum',
    role: 'Stadtteilkoordination',
    funder: null,
    contactName: null,
    portrait: null,
    phone: null,
    email: 'hallo@example.org',
    hours: null,
    street: null,
    postalCode: null,
    city: null,
  },
};

/** Answers by operation name; what has no answer fails as the API would. */
const renderAt = (url: string, answers: Record<string, unknown> = {}) => {
  const known: Record<string, unknown> = { Shell: { data: { directory } }, ...answers };
  const request: RenderRequest = {
    url,
    origin: 'https://kiez.example.org',
    execute: async ({ operationName }) => known[operationName],
    assets: {
      ...{ scripts: ['/assets/entry.js'], styles: ['/assets/entry.css'], preloads: [] },
      late: Object.fromEntries(
        lateSources.map((source) => [source, { styles: [`/${source}.css`], preloads: [`/${source}.js`] }]),
      ),
    },
    revision: '1',
  };
  return render(request);
};

describe('the server-rendered page', () => {
  test('says in its language that an address does not exist', async () => {
    const german = await renderAt('/gibt-es-nicht');
    expect(german.status).toBe(404);
    expect(german.headers['Content-Language']).toBe('de');
    const english = await renderAt('/en/gibt-es-nicht');
    expect(english.html).toContain('<html lang="en" dir="ltr">');
    expect(english.html).toContain('This page does not exist');
  });

  test('links what every page needs, and of the rest only what the shown page and its language need', async () => {
    const linked = async (url: string) =>
      [...(await renderAt(url)).html.matchAll(/(?:modulepreload|stylesheet)" href="([^"]+)"/g)].map(([, href]) => href);
    expect(await linked('/gibt-es-nicht')).toEqual(['/assets/entry.css', '/web/i18n/de.ts.css', '/web/i18n/de.ts.js']);
    expect((await linked('/en/konto')).sort()).toEqual([
      ...['/assets/entry.css', '/web/account/account-page.tsx.css', '/web/account/account-page.tsx.js'],
      ...['/web/i18n/en.ts.css', '/web/i18n/en.ts.js'],
    ]);
  });

  test('answers 404 for an actor that is not published', async () => {
    const { status, html } = await renderAt('/akteure/entwurf', { ActorPage: { data: { actor: null } } });
    expect(status).toBe(404);
    expect(html).toContain('noindex');
  });

  test('sends an old slug on to the present one, in the same language', async () => {
    const actor = { slug: 'lernladen', name: 'Lernladen', summary: '' };
    const { status, headers } = await renderAt('/en/akteure/alter-name', { ActorPage: { data: { actor } } });
    expect(status).toBe(301);
    expect(headers['Location']).toBe('/en/akteure/lernladen');
  });

  test('says what happened and under which id when the API fails', async () => {
    const errors = [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR', id: 'a1b2' } }];
    const { status, html } = await renderAt('/akteure', { DirectoryPage: { errors } });
    expect(status).toBe(500);
    expect(html).toContain('a1b2');
    expect(html).toContain('Noch einmal versuchen');
  });

  test('is no page at all when a part of it throws', async () => {
    const actor = { slug: 'lernladen', name: 'Lernladen', summary: '', places: null };
    await expect(renderAt('/akteure/lernladen', { ActorPage: { data: { actor } } })).rejects.toThrow(TypeError);
  });

  test('asks to come back while the database is away', async () => {
    const errors = [{ message: 'x', extensions: { code: 'UNAVAILABLE', id: 'a1b2' } }];
    expect((await renderAt('/', { Shell: { errors } })).status).toBe(503);
  });

  test('leads a cursor of another list to its first page', async () => {
    const errors = [{ message: 'x', extensions: { code: 'BAD_USER_INPUT' } }];
    const { status, headers } = await renderAt('/akteure?topics=family&after=old', { DirectoryPage: { errors } });
    expect(status).toBe(302);
    expect(headers['Location']).toBe('/akteure?topics=family');
  });

  test('says on every page that the data are invented', async () => {
    expect((await renderAt('/merkliste')).html).toContain('Alle Einträge sind erfunden');
  });

  test('needs no inline script and no inline style', async () => {
    const { html } = await renderAt('/merkliste');
    expect(html.match(/<script(?! type="(module" src=|application\/json"))/g)).toBeNull();
    expect(html).not.toMatch(/\sstyle="/);
    expect(html).not.toMatch(/\son\w+="/);
  });
});
