import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startTestSite, type TestSite, type TestSiteOptions } from '#server/testing/test-site.ts';
import { launchBrowser } from './browser.ts';

/** One page in a browser of its own, with everything that went over the wire and all that went wrong. */
export interface Visit {
  page: Page;
  /** addresses asked for, of any host, in order */
  requests: string[];
  /** console errors, exceptions and violations of the content security policy */
  problems: string[];
  leave(): Promise<void>;
}

export interface House {
  site: TestSite;
  browser: Browser;
  /** @param path path and query; the page is loaded and, with JavaScript, live */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Asks the API; fails on any error. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  close(): Promise<void>;
}

export const laptop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 800 };

/** The product with the example network and one browser, for all tests of a file. */
export async function openHouse(options?: TestSiteOptions): Promise<House> {
  const [browser, site] = await Promise.all([launchBrowser(), startTestSite('example', options)]);
  return {
    site,
    browser,
    visit: (path, given) => visit({ browser, address: site.origin + path, given }),
    async ask(query, variables) {
      const response = await fetch(`${site.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = JSON.parse(await response.text());
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

type VisitParts = { browser: Browser; address: string; given: BrowserContextOptions | undefined };

async function visit({ browser, address, given }: VisitParts): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: laptop,
    reducedMotion: 'reduce',
    ...given,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(address);
  if (given?.javaScriptEnabled !== false) await waitUntilLive(page);
  return { page, requests, problems, leave: () => context.close() };
}

/** React keeps its handlers on the elements it has taken over; before that, a click is only a click of the browser. */
export async function waitUntilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
  });
}

/** Until nothing more is asked for: the map has come, with its marks. */
export async function waitForMap(page: Page): Promise<void> {
  await page.locator('[data-feature], [role=application]').first().waitFor({ state: 'attached' });
  await page.locator('#map [aria-busy=true]').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** Until the list is the one that was asked for last. */
export async function waitForList(page: Page): Promise<void> {
  await page.locator('#list[aria-busy=false]').waitFor();
}

/** Every kind of page, with example actors who say much, and who say little. */
export const everyPage = [
  '/',
  '/akteure',
  '/akteure?districts=114010&topics=family',
  '/akteure?search=Raumschiff&districts=114009',
  '/akteure/lernladen-kaskelstrasse',
  '/akteure/zufluchtswohnungen-haus-lupine',
  '/akteure/lernladen-kaskelstrasse/hinweis?feld=when',
  '/akteure/lernladen-kaskelstrasse/hinweis?gesendet=17',
  '/merkliste',
  '/merkliste?actors=lernladen-kaskelstrasse,kiezimkerei-noeldnerplatz',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
  '/aufnahme',
  '/anmelden',
  '/anmelden?adresse=1',
  '/anmelden/code?id=0&falsch=1',
  '/anmelden/link?token=x',
  '/konto',
  '/konto/daten',
  '/konto/daten?ergebnis=geloescht',
  '/koordination',
  '/koordination/hinweise',
  '/bestaetigen?token=x',
  '/bestaetigen/abbestellen?token=x',
  '/koordination/anrufen',
  '/konto/eintrag/stadtteilhaus-volkrad/team',
  '/konto/eintrag/stadtteilhaus-volkrad/verlauf',
  '/akteure/lernladen-kaskelstrasse/das-sind-wir',
  '/akteure/lernladen-kaskelstrasse/das-sind-wir?ergebnis=adresse&email=x&name=Ilse&satz=Wir',
  '/einladung?token=x',
  '/anfrage?token=x',
  '/anfrage?ergebnis=wartet',
  '/wir-fehlen',
  '/wir-fehlen?gesendet=1',
  '/wir-fehlen/bestaetigen?token=x',
  '/wir-fehlen/bestaetigen?ergebnis=abgelaufen',
  '/gibt-es-nicht',
];

/** The text of an element as it is laid out: hidden parts are left out, and print differs from screen. */
export const seenText = async (element: Locator): Promise<string> => (await element.allInnerTexts()).join('\n');
