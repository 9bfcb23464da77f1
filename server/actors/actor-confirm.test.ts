import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
beforeAll(async () => {
  house = await openEditingHouse();
});
afterAll(() => house.close());

describe('somebody’s own number', () => {
  const publicPhone = async () => {
    const { data } = await house.ask<{ actor: { phone: string | null } }>(
      `{ actor(slug: "${entries.initiative}") { phone } }`,
      {},
      '',
    );
    return data.actor.phone;
  };

  test('is public only with consent, and no longer when that is taken back', async () => {
    const save = async (consented: boolean) => {
      const { id, version } = await house.mine(entries.initiative);
      return house.edit({ id, version, phone: { value: '0176 12345678', consented } });
    };
    const { data } = await save(false);
    expect(data.editActor.actor?.phone).toEqual({ value: '+4917612345678', personal: true, consented: false });
    expect(await publicPhone()).toBeNull();
    await save(true);
    expect(await publicPhone()).toBe('+4917612345678');
    const [consent] = await house.query(sql<Record<string, unknown>>`
      select consent_text_version is not null and consent_given_at is not null as recorded, consent_recorded_by as by
      from contact where value = '+4917612345678'
    `);
    expect(consent).toMatchObject({ recorded: true, by: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    await save(false);
    expect(await publicPhone()).toBeNull();
  });

  test('keeps the record of a consent that was taken back, whatever is edited afterwards', async () => {
    const { id, version } = await house.mine(entries.initiative);
    await house.edit({ id, version, summary: 'Bienen im Kiez.' });
    const [consent] = await house.query(sql<Record<string, unknown>>`
      select consent_given_at is not null as given, consent_revoked_at is not null as revoked,
        consent_recorded_by is not null as by from contact where value = '+4917612345678'
    `);
    expect(consent).toEqual({ given: true, revoked: true, by: true });
  });

  test('is judged also where it stands further down, and comes first with the consent that it has', async () => {
    const { id, version } = await house.mine(entries.initiative);
    await house.query(sql`
      insert into contact (id, actor_id, channel, value, position)
      values (gen_random_uuid(), ${id}::uuid, 'PHONE', '+4917611112222', 5)
    `);
    const edited = await house.edit({ id, version, summary: 'Bienen und Honig.' });
    const seen = await house.query(sql<{ personal: boolean }>`
      select personal from contact where value = '+4917611112222'
    `);
    expect(seen).toEqual([{ personal: true }]);
    const next = { id, version: edited.data.editActor.actor?.version, phone: { value: '0176 11112222' } };
    const { data } = await house.edit(next);
    expect(data.editActor.actor?.phone).toEqual({ value: '+4917611112222', personal: true, consented: false });
    expect(
      await house.query(sql`select value from contact where actor_id = ${id}::uuid and channel = 'PHONE'`),
    ).toEqual([{ value: '+4917611112222' }]);
    const back = { id, version: data.editActor.actor?.version, phone: { value: '0176 12345678', consented: false } };
    expect((await house.edit(back)).errors).toBeUndefined();
  });

  test('stays somebody’s own when the initiative becomes an association, and a new one is asked about anew', async () => {
    const change = async (input: Record<string, unknown>) => {
      const { id, version } = await house.mine(entries.initiative);
      return (await house.edit({ id, version, ...input })).data.editActor.actor?.phone;
    };
    expect(await change({ kind: 'ASSOCIATION' })).toMatchObject({ personal: true, consented: false });
    expect(await change({ phone: { value: '0176 12345678' } })).toMatchObject({ personal: true, consented: false });
    expect(await publicPhone()).toBeNull();
    expect(await change({ phone: { value: '0176 87654321' } })).toMatchObject({ personal: false });
    expect(await change({ kind: 'INITIATIVE' })).toMatchObject({ personal: true, consented: false });
    expect(await publicPhone()).toBeNull();
    expect(await change({ phone: { value: '0176 87654321', consented: true } })).toMatchObject({ consented: true });
    expect(await change({ summary: 'Summen' })).toMatchObject({ consented: true });
    expect(await publicPhone()).toBe('+4917687654321');
  });
});

describe('a confirmation', () => {
  test('shows residents when the entry was last known to be right', async () => {
    const { id, version } = await house.mine();
    expect((await house.confirm({ id, version })).errors).toBeUndefined();
    const seen = await house.ask(`{ actor(slug: "${entries.own}") { confirmedVia confirmedAt } }`, {}, '');
    expect(seen.data).toEqual({ actor: { confirmedVia: 'LINK', confirmedAt: house.time.now.toISOString() } });
  });

  test('is of the version that was read, by its member', async () => {
    const { id, version } = await house.mine();
    const code = async (input: Record<string, unknown>, by?: string) =>
      (await house.confirm(input, by)).errors?.[0]?.extensions.code;
    expect(await code({ id, version: version - 1 })).toBe('CONFLICT');
    expect(await code({ id, version }, '')).toBe('UNAUTHENTICATED');
    expect(await code({ id: await house.idOf(entries.others), version: 1 })).toBe('FORBIDDEN');
  });
});

describe('a request that changes something', () => {
  test('changes one thing', async () => {
    const input = `{ id: "${await house.idOf(entries.own)}", version: 1 }`;
    const { errors } = await house.ask(
      `mutation { a: confirmActor(input: ${input}) { problems { code } } b: confirmActor(input: ${input}) { problems { code } } }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: 'Change one thing at a time.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('is no link', async () => {
    const { id, version } = await house.mine();
    const query = `mutation { confirmActor(input: { id: "${id}", version: ${version} }) { problems { code } } }`;
    const address = `${house.site.origin}/graphql?query=${encodeURIComponent(query)}`;
    const response = await fetch(address, { headers: { cookie: house.cookie, 'apollo-require-preflight': '1' } });
    expect(response.status).toBe(405);
    expect((await house.mine()).version).toBe(version);
  });

  test('is not sent by a form of another website', async () => {
    const { id, version } = await house.mine();
    const query = `mutation { confirmActor(input: { id: "${id}", version: ${version} }) { problems { code } } }`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { cookie: house.cookie, 'content-type': type, origin: 'https://elsewhere.example' };
      const response = await fetch(`${house.site.origin}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
    expect((await house.mine()).version).toBe(version);
  });
});
