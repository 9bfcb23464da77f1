import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPage, type House, openHouse, waitForMap } from './visitor.ts';

let house: House;
let secrets: Secret[];

interface Secret {
  slug: string;
  publicAs: string;
  street: string;
  postalCode: string;
  /** finds the point in a text, as pair of degrees to four digits (about ten metres) in either order */
  point: RegExp;
}

beforeAll(async () => {
  house = await openHouse();
  const { rows } = await sql<Secret & { latitude: number; longitude: number }>`
    select a.slug, p.public_as as "publicAs", p.street, p.postal_code as "postalCode", p.latitude, p.longitude
    from place p join actor a on a.id = p.actor_id where p.public_as <> 'EXACT' order by a.slug
  `.execute(house.site.database.orm.em.getKysely());
  secrets = rows.map((row) => ({ ...row, point: pointPattern(row) }));
});
afterAll(() => house?.close());

const get = async (path: string): Promise<string> => (await fetch(house.site.origin + path)).text();

describe('a visitor', () => {
  test.each(everyPage)('of %s is sent to no foreign host, gets no cookie, and keeps nothing', async (path) => {
    const { page, requests, leave } = await house.visit(path);
    await page.waitForLoadState('networkidle');
    const foreign = requests.filter(
      (address) => !address.startsWith(house.site.origin) && !address.startsWith('data:'),
    );
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
    expect([foreign, await page.context().cookies(), stored]).toEqual([[], [], [0, 0, 0]]);
    await leave();
  });

  test('is not followed out: links tell no other site where one came from', async () => {
    const response = await fetch(`${house.site.origin}/akteure/lernladen-kaskelstrasse`);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  test('is asked for a position on tap only', async () => {
    const { page, leave } = await house.visit('/akteure', {
      permissions: ['geolocation'],
      geolocation: { latitude: 52.50331, longitude: 13.50019 },
    });
    await page.evaluate(() => {
      const { getCurrentPosition } = Geolocation.prototype;
      Geolocation.prototype.getCurrentPosition = function count(...given) {
        document.body.dataset['asked'] = 'yes';
        return getCurrentPosition.apply(this, given);
      };
    });
    const asked = () => page.evaluate(() => document.body.dataset['asked']);
    await page.locator('summary', { hasText: 'In der Nähe' }).click();
    expect(await asked()).toBeUndefined();
    await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
    await page.getByRole('link', { name: /^Filter entfernen: bis 1 km um mich/ }).waitFor();
    expect(await asked()).toBe('yes');
    expect(new URL(page.url()).searchParams.get('near')).toBe('52.5033,13.5002,1000');
    await leave();
  });
});

describe('a place that is not public, or only about', () => {
  test('comes in every degree', () => {
    expect(new Set(secrets.map(({ publicAs }) => publicAs))).toEqual(new Set(['AREA', 'DISTRICT', 'HIDDEN']));
  });

  test('is no finer on its own page or in its data', async () => {
    for (const secret of secrets) {
      for (const prefix of ['', '/en']) {
        const html = await get(`${prefix}/akteure/${secret.slug}`);
        expect(findSecrets(html, secret), secret.slug).toEqual([]);
      }
    }
  });

  test.each(['AREA', 'DISTRICT', 'HIDDEN'])('is no finer on the map and the paper of its page: %s', async (degree) => {
    const secret = secrets.find(({ publicAs }) => publicAs === degree);
    if (!secret) throw new Error(`no example of ${degree}`);
    const { page, leave } = await house.visit('/impressum');
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (new URL(response.url()).pathname === '/graphql') answers.push(await response.text());
    });
    await page.goto(`${house.site.origin}/akteure/${secret.slug}`);
    const map = page.getByRole('img', { name: /^Karte: wo/ });
    await page.getByRole('heading', { name: 'Wo', exact: true }).scrollIntoViewIfNeeded();
    if (degree !== 'HIDDEN') await map.waitFor();
    await page.waitForLoadState('networkidle');
    await page.emulateMedia({ media: 'print' });
    expect(findSecrets([await page.content(), ...answers].join('\n'), secret)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Weg dorthin' }).count()).toBe(0);
    expect(await map.count()).toBe(degree === 'HIDDEN' ? 0 : 1);
    await leave();
  });

  test('is no finer in lists, whatever they are sorted by, nor in the booklet', async () => {
    for (const path of [
      `/akteure?near=52.5033,13.5002,20000`,
      '/akteure?near=52.5033,13.5002,20000&sort=name',
      `/merkliste?actors=${secrets.map(({ slug }) => slug).join(',')}`,
    ]) {
      const text = await wholeList(path);
      for (const secret of secrets) {
        expect(text, path).not.toContain(secret.street);
        expect(text, `${path} ${secret.slug}`).not.toMatch(secret.point);
      }
    }
  });

  test('is no finer on the map of all, at any zoom', async () => {
    for (const { slug, point, publicAs } of secrets) {
      const { map } = await house.ask<MapAnswer>(
        `{ map(viewport: { west: 13, south: 52, east: 14, north: 53 }, zoom: 22) { features {
          ... on MapPin { latitude longitude actor { slug } place { publicAs street postalCode latitude longitude } }
          ... on MapCluster { latitude longitude } } } }`,
      );
      const own = map.features.filter(({ actor }) => actor?.slug === slug);
      if (publicAs !== 'AREA') expect(own, slug).toEqual([]);
      expect(JSON.stringify(own), slug).not.toMatch(point);
    }
  });

  test('is not found by standing before its door', async () => {
    const { rows } = await sql<{ slug: string; latitude: number; longitude: number }>`
      select a.slug, p.latitude, p.longitude from place p join actor a on a.id = p.actor_id
      where p.public_as in ('DISTRICT', 'HIDDEN')
    `.execute(house.site.database.orm.em.getKysely());
    for (const { slug, latitude, longitude } of rows) {
      const { actors } = await house.ask<{ actors: { nodes: { slug: string }[] } }>(
        `query ($near: Near!) { actors(filter: { near: $near }, first: 100) { nodes { slug } } }`,
        { near: { latitude, longitude, metres: 20_000 } },
      );
      expect(actors.nodes.map((actor) => actor.slug)).not.toContain(slug);
    }
    expect(rows.length).toBeGreaterThan(3);
  });

  test('is not found by its street', async () => {
    for (const { slug, street, publicAs } of secrets) {
      const { actors, suggest } = await house.ask<{
        actors: { nodes: { slug: string }[] };
        suggest: { street?: string; actor?: { slug: string } }[];
      }>(
        `query ($words: String!) { actors(filter: { search: $words }, first: 100) { nodes { slug } }
          suggest(text: $words) { ... on StreetSuggestion { street } ... on ActorSuggestion { actor { slug } } } }`,
        { words: street },
      );
      const found = [...actors.nodes, ...suggest.flatMap(({ actor }) => actor ?? [])].map((actor) => actor.slug);
      expect(found, `${publicAs} ${street}`).not.toContain(slug);
    }
  });

  test('is not among the marks that a browser draws', async () => {
    const { page, leave } = await house.visit('/akteure?search=Zufluchtswohnungen');
    await waitForMap(page);
    expect(await page.locator('[data-feature]').count()).toBe(0);
    await page.getByRole('heading', { name: 'Zufluchtswohnungen Haus Lupine' }).waitFor();
    await leave();
  });
});

interface MapAnswer {
  map: { features: { latitude: number; longitude: number; actor?: { slug: string }; place?: object }[] };
}

/** What of a place's secret stands in a text; the operator has a postal code too, so the page's frame is left out. */
function findSecrets(text: string, { street, postalCode, point }: Secret): string[] {
  const entry = text.replaceAll(/operator\\*":\{.*?\}/g, '');
  return [...[street, postalCode].filter((secret) => entry.includes(secret)), ...(point.exec(entry) ?? [])];
}

function pointPattern({ latitude, longitude }: { latitude: number; longitude: number }): RegExp {
  const [north, east] = [latitude, longitude].map((degrees) => `${degrees.toFixed(4).replace('.', '.')}d*`);
  return new RegExp(`${north}D{1,40}${east}|${east}D{1,40}${north}`);
}

/** The HTML of every page of a list, live and laid out for print. */
async function wholeList(path: string): Promise<string> {
  const { page, leave } = await house.visit(path);
  await page.emulateMedia({ media: 'print' });
  let text = await page.content();
  for (let href = await nextOf(page); href; href = await nextOf(page)) {
    await page.goto(href);
    text += await page.content();
  }
  await leave();
  return text;
}

function nextOf(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const next = document.querySelector('a[rel=next]');
    return next instanceof HTMLAnchorElement ? next.href : null;
  });
}
