import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
beforeAll(async () => {
  house = await openEditingHouse();
});
afterAll(() => house.close());

describe('an entry as it is edited', () => {
  test('shows itself to its member alone', async () => {
    expect(await house.read(entries.own)).toMatchObject({ name: expect.stringContaining('Volkrad') });
    expect(await house.read(entries.own, '')).toBeNull();
    expect(await house.read(entries.others)).toBeNull();
    const seen = await house.ask<{ actor: { viewerCanEdit: boolean } }>(
      `{ actor(slug: "${entries.own}") { viewerCanEdit } }`,
    );
    expect(seen.data.actor.viewerCanEdit).toBe(true);
  });
});

describe('an edit', () => {
  test('is public at once, confirms the entry, and is written down', async () => {
    const { id, version, places } = await house.mine();
    const hours = { id: places[0]?.id, openingHours: 'mo-fr 9-17 uhr', notice: ' Im August  zu ' };
    const { data } = await house.edit({
      ...{ id, version, summary: 'Haus für alle.\u200b', topics: ['family', 'advice', 'family'] },
      ...{ phone: { value: '030 5 12 34 56' }, places: [hours] },
    });
    expect(data.editActor.problems).toEqual([]);
    const now = { summary: 'Haus für alle.', topics: ['family', 'advice'], phone: { value: '+49305123456' } };
    expect(data.editActor.actor).toMatchObject({ ...now, version: version + 1 });
    const seen = await house.ask(
      `{ actor(slug: "${entries.own}") { summary phone confirmedVia topics { slug } places { openingHours notice openNow } } }`,
      {},
      '',
    );
    expect(seen.data).toMatchObject({
      actor: {
        ...{
          summary: now.summary,
          phone: now.phone.value,
          confirmedVia: 'EDIT',
          topics: [{ slug: 'family' }, { slug: 'advice' }],
        },
        places: [{ openingHours: 'Mo-Fr 09:00-17:00', notice: 'Im August zu', openNow: true }, {}],
      },
    });
    const [written] = await house.query(sql<{ via: string; by: string; fields: string[]; known: boolean }>`
      select via, changed_by as by, array(select jsonb_object_keys(changes) order by 1) as fields, account_id is not null as known
      from revision where actor_id = ${id}::uuid and version = ${version + 1}
    `);
    expect(written).toEqual({
      via: 'EDIT',
      by: 'Ilse Beispiel',
      fields: ['phone', 'places', 'summary', 'topics'],
      known: true,
    });
  });

  test('that changes nothing leaves no trace', async () => {
    const { id, version, summary } = await house.mine();
    const { data } = await house.edit({ id, version, summary });
    expect(data.editActor.actor?.version).toBe(version);
  });

  test('of the name keeps the old address leading there', async () => {
    const { id, version } = await house.mine(entries.initiative);
    await house.edit({ id, version, name: 'Bienen am Nöldnerplatz' });
    const seen = await house.ask<{ actor: { slug: string } }>(
      `{ actor(slug: "${entries.initiative}") { slug } }`,
      {},
      '',
    );
    expect(seen.data.actor.slug).toBe('bienen-am-noeldnerplatz');
    expect((await house.mine(entries.initiative)).slug).toBe('bienen-am-noeldnerplatz');
  });

  test('of two names to the same one at once gives each an address of its own', async () => {
    const both = await Promise.all([house.mine(), house.mine(entries.initiative)]);
    const answers = await Promise.all(both.map(({ id, version }) => house.edit({ id, version, name: 'Treffpunkt' })));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    const slugs = answers.map(({ data }) => data.editActor.actor?.slug);
    expect(slugs.sort()).toEqual(['treffpunkt', 'treffpunkt-2']);
    const { id, version } = await house.mine();
    await house.edit({ id, version, name: 'Stadtteilhaus Volkrad' });
  });

  test('takes one number where one belongs, and says so of more', async () => {
    const { id, version } = await house.mine();
    const { data } = await house.edit({
      ...{ id, version, phone: { value: '030 5123456 oder 030 5123457' }, website: 'www.a.de www.b.de' },
      email: { value: 'a@example.org, b@example.org' },
    });
    expect(data.editActor.problems.map(({ path }) => path.join('.')).sort()).toEqual(['email', 'phone', 'website']);
    for (const { message } of data.editActor.problems) expect(message).toContain('nur für eines');
  });

  test('names each thing that cannot be taken, and takes none of it', async () => {
    const { id, version, places } = await house.mine();
    const { data } = await house.edit({
      ...{ id, version, name: ' ', summary: 'x'.repeat(501), topics: ['no-such'], languages: ['de', 'not a tag'] },
      ...{ email: { value: 'ilse@' }, phone: { value: 'abc' }, website: 'nichts' },
      places: [
        { id: places[0]?.id, openingHours: 'Mo 99:00', noticeFrom: '2026-12-02', noticeUntil: '2026-12-01' },
        { id: '0190a000-0000-7000-8000-000000000000' },
      ],
    });
    expect(data.editActor.actor).toBeNull();
    expect(data.editActor.problems.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual([
      'email INVALID',
      'languages INVALID',
      'name REQUIRED',
      'phone INVALID',
      'places UNKNOWN',
      'places.0.noticeUntil INVALID',
      'places.0.openingHours INVALID',
      'summary TOO_LONG',
      'topics UNKNOWN',
      'website INVALID',
    ]);
    for (const { message } of data.editActor.problems) expect(message.length).toBeGreaterThan(20);
    expect((await house.mine()).version).toBe(version);
  });

  test.each([
    ['signs that nobody sees', 'Ha\0us\u202e am\u200b Ring\ufeff', 'Haus am Ring'],
    ['half a sign', 'Haus \ud800', 'Haus \ufffd'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('with %s is taken as the text it is', async (_what, typed, taken) => {
    const { id, version } = await house.mine();
    const { data } = await house.edit({ id, version, summary: typed, topics: ['a\0b\ud800'] });
    expect(data.editActor.problems.map(({ path, code }) => [...path, code])).toEqual([['topics', 'UNKNOWN']]);
    const edited = await house.edit({
      id,
      version,
      summary: typed,
      description: `${typed}\n\n[a](javascript:alert(1))`,
    });
    expect(edited.data.editActor.actor?.summary).toBe(taken);
    const seen = await house.ask<{ actor: { summary: string; description: string } }>(
      `{ actor(slug: "${entries.own}") { summary description } }`,
    );
    expect(seen.data.actor.summary).toBe(taken);
    expect(seen.data.actor.description).not.toMatch(/<img|href="javascript:/);
  });

  test('on an old version is refused, with the entry as it is', async () => {
    const { id, version } = await house.mine();
    await house.edit({ id, version, summary: 'Neu.' });
    const { errors, data } = await house.edit({ id, version, summary: 'Auch neu.' });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      current: { version: version + 1, summary: 'Neu.' },
    });
  });

  test('of ten at once is taken once', async () => {
    const { id, version } = await house.mine();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => house.edit({ id, version, summary: `Fassung ${number}` })),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'CONFLICT')).toHaveLength(9);
    expect((await house.mine()).version).toBe(version + 1);
  });

  test.each([
    ['a visitor', 'UNAUTHENTICATED', entries.own, ''],
    ['a member of another', 'FORBIDDEN', entries.others, undefined],
  ])('by %s is refused', async (_who, code, slug, by) => {
    const { errors } = await house.edit({ id: await house.idOf(slug), version: 1, summary: 'Übernommen' }, by);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test('of an entry that is not public is answered like that of one that is not there', async () => {
    const [draft] = await house.query(sql<{ id: string }>`select id from actor where state = 'DRAFT'`);
    const answers = [draft?.id, '0190a000-0000-7000-8000-000000000000'].map((id) => house.edit({ id, version: 1 }));
    const [there, nowhere] = await Promise.all(answers);
    expect(there?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(there?.errors).toEqual(nowhere?.errors);
  });
});
