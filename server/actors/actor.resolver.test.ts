import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { Actor } from './actor.entity.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('empty');
});
afterAll(() => api.close());

interface Seen {
  slug: string;
  name: string;
  email: string | null;
  phone: string | null;
  description: string | null;
  runBy: { slug: string } | null;
  runByName: string | null;
  viewerCanEdit: boolean;
}

async function see(slug: string): Promise<Seen | null> {
  const { data, errors } = await api.ask<{ actor: Seen | null }>(
    'query ($slug: String!) { actor(slug: $slug) { slug name email phone description runBy { slug } runByName viewerCanEdit } }',
    { slug },
  );
  expect(errors).toBeUndefined();
  return data.actor;
}

async function rename(id: string, slug: string): Promise<void> {
  await api.database.orm.em.fork().transactional(async (em) => {
    const actor = await em.findOneOrFail(Actor, id);
    actor.slug = slug;
  });
}

describe('an actor by its slug', () => {
  test('is found under the present one and under every former one', async () => {
    const [id = ''] = await writeActors(api.database.orm, [{ name: 'Wandelbar', slug: 'erster-name' }]);
    await rename(id, 'zweiter-name');
    await rename(id, 'dritter-name');
    for (const slug of ['erster-name', 'zweiter-name', 'dritter-name'])
      expect((await see(slug))?.slug).toBe('dritter-name');
    await rename(id, 'erster-name');
    expect((await see('dritter-name'))?.slug).toBe('erster-name');
  });

  test('is never found under the former slug of another one, which nobody else may take', async () => {
    const [id = ''] = await writeActors(api.database.orm, [{ name: 'Alt', slug: 'besetzt' }]);
    await rename(id, 'weiter-gezogen');
    await expect(writeActors(api.database.orm, [{ name: 'Neu', slug: 'besetzt' }])).rejects.toThrow(/besetzt/);
    expect((await see('besetzt'))?.name).toBe('Alt');
  });

  test('is nobody while not published', async () => {
    const states = ['DRAFT', 'IN_REVIEW', 'ARCHIVED'] as const;
    await writeActors(
      api.database.orm,
      states.map((state) => ({ name: `Noch ${state}`, slug: `noch-${state.toLowerCase().replace('_', '-')}`, state })),
    );
    for (const state of states) expect(await see(`noch-${state.toLowerCase().replace('_', '-')}`)).toBeNull();
  });

  test.each(['', 'nobody', '\0', '\ud800', '%', 'x'.repeat(5000)])('is nobody for %j', async (slug) => {
    expect(await see(slug)).toBeNull();
  });
});

describe('actors by slugs', () => {
  const ask = (slugs: unknown) =>
    api.ask<{ actorsBySlug: { slug: string }[] }>(
      'query ($slugs: [String!]!) { actorsBySlug(slugs: $slugs) { slug } }',
      { slugs },
    );

  test('come in the order asked for, each once, without unknown and unpublished ones', async () => {
    const [id = ''] = await writeActors(api.database.orm, [
      { name: 'Merk 1', slug: 'merk-1' },
      { name: 'Merk 2', slug: 'merk-2' },
      { name: 'Merk 3', slug: 'merk-3', state: 'DRAFT' },
    ]);
    await rename(id, 'merk-eins');
    const { data } = await ask(['merk-2', 'nobody', 'merk-1', 'merk-3', 'merk-eins', 'merk-2']);
    expect(data.actorsBySlug.map(({ slug }) => slug)).toEqual(['merk-2', 'merk-eins']);
  });

  test('are a hundred at most', async () => {
    const { errors } = await ask(Array.from({ length: 101 }, (_, index) => `merk-${index}`));
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('contacts', () => {
  const consentGivenAt = new Date('2026-01-01');
  const mail = (value: string, more: object = {}) => ({ channel: 'EMAIL' as const, value, ...more });

  test('of an organisation are public, personal ones only with a consent that was not taken back', async () => {
    await writeActors(api.database.orm, [
      { name: 'Kontakt A', contacts: [mail('privat@example.org', { personal: true }), mail('buero@example.org')] },
      { name: 'Kontakt B', contacts: [mail('erlaubt@example.org', { personal: true, consentGivenAt })] },
      {
        name: 'Kontakt C',
        contacts: [mail('widerrufen@example.org', { personal: true, consentGivenAt, consentRevokedAt: new Date() })],
      },
      { name: 'Kontakt D', contacts: [{ channel: 'PHONE', value: '+4915112345678', personal: true }] },
    ]);
    expect((await see('kontakt-a'))?.email).toBe('buero@example.org');
    expect((await see('kontakt-b'))?.email).toBe('erlaubt@example.org');
    expect((await see('kontakt-c'))?.email).toBeNull();
    expect((await see('kontakt-d'))?.phone).toBeNull();
  });

  test('go with the consent at once', async () => {
    await api.database.orm.em
      .fork()
      .execute(`update contact set consent_revoked_at = now() where value = 'erlaubt@example.org'`);
    expect((await see('kontakt-b'))?.email).toBeNull();
  });
});

test('who runs an actor is named by name alone while it is not published itself', async () => {
  const [draft = '', open = ''] = await writeActors(api.database.orm, [
    { name: 'Träger im Entwurf', state: 'DRAFT' },
    { name: 'Offener Träger' },
  ]);
  await writeActors(api.database.orm, [
    { name: 'Haus eins', runById: draft },
    { name: 'Haus zwei', runById: open },
    { name: 'Haus drei', runByName: 'Stiftung Anderswo' },
  ]);
  expect(await see('haus-eins')).toMatchObject({ runBy: null, runByName: null });
  expect(await see('haus-zwei')).toMatchObject({ runBy: { slug: 'offener-traeger' }, runByName: 'Offener Träger' });
  expect(await see('haus-drei')).toMatchObject({ runBy: null, runByName: 'Stiftung Anderswo' });
});

test('a description is sanitised HTML, and a visitor edits nothing', async () => {
  const description =
    'Wir **tanzen**, [weiter](javascript:alert(1)).\n\n<script>alert(1)</script><img src=x onerror=alert(2)>';
  await writeActors(api.database.orm, [{ name: 'Gefährlich', slug: 'gefaehrlich', description }]);
  const seen = await see('gefaehrlich');
  expect(seen?.description).toContain('<strong>tanzen</strong>');
  expect(seen?.description).not.toMatch(/script|onerror|javascript:|<img/);
  expect(seen?.viewerCanEdit).toBe(false);
});

describe('the language of an answer', () => {
  const asked = '{ topics { name } facets { kinds { label } } operatorText(name: IMPRINT) { title html } }';
  const answer = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${api.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: asked }),
    });
    const {
      data,
    }: {
      data: { topics: { name: string }[]; facets: { kinds: { label: string }[] }; operatorText: { html: string } };
    } = JSON.parse(await response.text());
    return { language: response.headers.get('content-language'), data };
  };

  test('is that of the address, else the browser’s, else the operator’s, and is said', async () => {
    const cases: [string, string | null, string][] = [
      ['/graphql', null, 'de'],
      ['/graphql', 'en-GB,en;q=0.9', 'en'],
      ['/graphql', 'fr, en;q=0.4, de;q=0.8', 'de'],
      ['/graphql', 'zz', 'de'],
      ['/graphql?locale=en', 'de', 'en'],
      ['/graphql?locale=xx', 'en', 'en'],
    ];
    for (const [path, acceptLanguage, language] of cases) {
      const answered = await answer(path, acceptLanguage === null ? {} : { 'accept-language': acceptLanguage });
      expect([path, acceptLanguage, answered.language]).toEqual([path, acceptLanguage, language]);
      expect(answered.data.facets.kinds[0]?.label).toBe(language === 'de' ? 'Verein' : 'Association');
      expect(answered.data.topics.some(({ name }) => name === (language === 'de' ? 'Gesundheit' : 'Health'))).toBe(
        true,
      );
      expect(answered.data.operatorText.html.length).toBeGreaterThan(100);
    }
  });

  test('never changes what is found', async () => {
    await writeActors(api.database.orm, [{ name: 'Turnhalle', topics: ['sport'] }]);
    for (const search of ['Gymnastik', 'exercise', 'bóng đá']) {
      for (const locale of ['de', 'en']) {
        const { data } = await api.ask<{ actors: { nodes: { name: string }[] } }>(
          'query ($search: String!) { actors(filter: { search: $search }) { nodes { name } } }',
          { search },
          { 'accept-language': locale },
        );
        expect(data.actors.nodes.map(({ name }) => name)).toEqual(['Turnhalle']);
      }
    }
  });
});

test('times of a place are points in time', async () => {
  await writeActors(api.database.orm, [
    { name: 'Immer da', places: [{ ...pointIn['114009'], openingHours: 'Mo-Su 08:00-20:00' }] },
  ]);
  const { data, errors } = await api.ask<{
    actor: { places: { openNow: boolean; openUntil: string | null; opensAt: string | null }[] };
  }>(
    '{ actor(slug: "immer-da") { confirmedAt updatedAt places { openNow openUntil opensAt week { date intervals { opens closes } } } } }',
  );
  expect(errors).toBeUndefined();
  const [place] = data.actor.places;
  expect(place?.openNow ? place.openUntil : place?.opensAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
});
