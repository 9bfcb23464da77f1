import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPage, type House, openHouse } from './visitor.ts';

let house: House;
const publicUrl = 'https://kiez.example.org';

beforeAll(async () => {
  house = await openHouse({ environment: { PUBLIC_URL: publicUrl } });
});
afterAll(() => house?.close());

interface Head {
  status: number;
  lang: string;
  title: string;
  headings: number;
  /** meta tags by name or property, links by rel and language */
  tags: Record<string, string | undefined>;
  jsonLd: Record<string, unknown> | null;
}

async function readHead(path: string): Promise<Head> {
  const response = await fetch(house.site.origin + path, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  const { page, leave } = await house.visit('/robots.txt', { javaScriptEnabled: false });
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  const head = await page.evaluate(() => {
    const tags: Record<string, string> = {};
    for (const element of document.querySelectorAll('meta[content]')) {
      tags[element.getAttribute('name') ?? element.getAttribute('property') ?? ''] =
        element.getAttribute('content') ?? '';
    }
    for (const element of document.querySelectorAll('link[rel=canonical], link[rel=alternate]')) {
      tags[[element.getAttribute('rel'), element.getAttribute('hreflang')].filter(Boolean).join(' ')] =
        element.getAttribute('href') ?? '';
    }
    return {
      lang: document.documentElement.lang,
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      tags,
      jsonLd: JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? 'null'),
    };
  });
  await leave();
  return { status: response.status, ...head };
}

describe('a search engine', () => {
  test('reads on every page a title and a description of its own, one heading, and where else it stands', async () => {
    const paths = everyPage.filter(
      (path) =>
        !/^\/(?:merkliste|anmelden|bestaetigen|konto|einladung|anfrage|koordination|gibt-es-nicht|wir-fehlen[/?])|\/hinweis\?|das-sind-wir/.test(
          path,
        ),
    );
    const titles = new Set<string>();
    for (const path of paths) {
      for (const [locale, prefix] of [
        ['de', ''],
        ['en', '/en'],
      ]) {
        const { lang, title, headings, tags } = await readHead(path === '/' ? prefix || '/' : prefix + path);
        const address = (given: string) => publicUrl + (path === '/' ? given || '/' : given + path);
        expect([lang, headings, title.length > 5, (tags['description'] ?? '').length > 20], path).toEqual([
          locale,
          1,
          true,
          true,
        ]);
        expect(tags, path).toMatchObject({
          canonical: address(prefix ?? ''),
          'alternate de': address(''),
          'alternate en': address('/en'),
          'alternate x-default': address(''),
          'og:title': title,
          'og:description': tags['description'],
          'og:url': address(prefix ?? ''),
          'og:type': 'website',
          'og:site_name': 'Kieznetz',
          'og:locale': locale === 'de' ? 'de_DE' : 'en_GB',
        });
        titles.add(`${locale} ${title}`);
      }
    }
    expect(titles.size).toBe(paths.length * 2);
  });

  test('is told of what does not exist, and asked to leave out private lists and accounts', async () => {
    const missing = await readHead('/gibt-es-nicht');
    expect([missing.status, missing.tags['robots'], missing.tags['canonical']]).toEqual([404, 'noindex', undefined]);
    const kept = await readHead('/merkliste?actors=lernladen-kaskelstrasse');
    expect([kept.status, kept.tags['robots']]).toEqual([200, 'noindex']);
    for (const path of ['/anmelden', '/anmelden/link?token=x', '/konto', '/konto/eintrag/x']) {
      expect((await readHead(path)).tags['robots'], path).toBe('noindex');
    }
  });

  test('understands an entry', async () => {
    const { jsonLd } = await readHead('/akteure/lernladen-kaskelstrasse');
    const address = `${publicUrl}/akteure/lernladen-kaskelstrasse`;
    expect(jsonLd).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': address,
      url: address,
      name: 'Lernladen Kaskelstraße',
      telephone: expect.stringMatching(/^\+49\d{6,12}$/),
      email: expect.stringMatching(/^[^@\s]+@[^@\s]+$/),
      knowsLanguage: expect.arrayContaining(['de']),
      location: [
        {
          '@type': 'Place',
          address: {
            '@type': 'PostalAddress',
            streetAddress: 'Kaskelstraße 28',
            postalCode: '10317',
            addressLocality: 'Berlin',
          },
          geo: { '@type': 'GeoCoordinates', latitude: expect.any(Number), longitude: expect.any(Number) },
        },
      ],
    });
  });

  test('finds in no entry a property that schema.org does not know for its type', async () => {
    const { actors } = await house.ask<{ actors: { nodes: { slug: string }[] } }>(
      '{ actors(first: 100) { nodes { slug } } }',
    );
    const used = new Set<string>();
    for (const { slug } of actors.nodes) {
      const html = await (await fetch(`${house.site.origin}/akteure/${slug}`)).text();
      const [, text = 'null'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
      collectProperties(JSON.parse(text), used);
    }
    expect([...used].filter((property) => !known.has(property))).toEqual([]);
    expect(actors.nodes.length).toBeGreaterThan(60);
  });

  test('finds every page by the sitemap, each in both languages and under its own name', async () => {
    const robots = await (await fetch(`${house.site.origin}/robots.txt`)).text();
    expect(robots).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
    const response = await fetch(`${house.site.origin}/sitemap.xml`);
    expect(response.headers.get('content-type')).toContain('xml');
    const addresses = [...(await response.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address.includes('/en')).length).toBe(addresses.length / 2);
    for (const address of addresses) {
      const page = await fetch(address.replace(publicUrl, house.site.origin));
      expect([page.status, await page.text()], address).toEqual([
        200,
        expect.stringContaining(`<link rel="canonical" href="${address}">`),
      ]);
    }
    expect(addresses.length).toBeGreaterThan(130);
  });

  test('is led from an old address to the present one', async () => {
    const db = house.site.database.orm.em.getKysely();
    await sql`update actor set slug = 'vaeterzeit' where slug = 'papazeit'`.execute(db);
    const led = async () => {
      const response = await fetch(`${house.site.origin}/en/akteure/papazeit`, { redirect: 'manual' });
      return [response.status, response.headers.get('location')];
    };
    // The cache turns over once the server has heard of the new revision.
    await expect.poll(led).toEqual([301, '/en/akteure/vaeterzeit']);
  });
});

/** `Type.property` of a JSON-LD node and of all inside it; fails on a node without type and on an empty value. */
function collectProperties(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) {
    expect(node.length).toBeGreaterThan(0);
    for (const member of node) collectProperties(member, into);
    return;
  }
  if (typeof node !== 'object' || node === null) {
    expect(node).not.toBe('');
    expect(node).not.toBeNull();
    return;
  }
  const type = '@type' in node ? String(node['@type']) : '';
  expect(type).not.toBe('');
  for (const [property, value] of Object.entries(node)) {
    if (!property.startsWith('@')) into.add(`${type}.${property}`);
    collectProperties(value, into);
  }
}

/** What schema.org 29 lists for these types (https://schema.org/Organization, /Place, …). */
const organization = [
  'url',
  'name',
  'description',
  'alternateName',
  'email',
  'telephone',
  'sameAs',
  'knowsLanguage',
  'areaServed',
  'location',
];
const known = new Set([
  ...['Organization', 'NGO', 'GovernmentOrganization'].flatMap((type) =>
    organization.map((property) => `${type}.${property}`),
  ),
  ...['address', 'geo', 'openingHoursSpecification'].map((property) => `Place.${property}`),
  ...['streetAddress', 'postalCode', 'addressLocality'].map((property) => `PostalAddress.${property}`),
  ...['latitude', 'longitude'].map((property) => `GeoCoordinates.${property}`),
  ...['opens', 'closes', 'validFrom', 'validThrough', 'dayOfWeek'].map(
    (property) => `OpeningHoursSpecification.${property}`,
  ),
]);
