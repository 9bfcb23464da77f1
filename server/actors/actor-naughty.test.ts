import { afterAll, beforeAll, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
beforeAll(async () => {
  house = await openEditingHouse();
});
afterAll(() => house.close());

/** Some hundred texts, each of which is written, read and undone. */
const patience = 180_000;

/** What an edit may be answered with, whatever was typed; a request that is too large is none. */
const told = ['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND', 'BAD_REQUEST'];

test(
  'whatever is typed into the texts of an entry is taken or told, and residents can read it',
  async () => {
    for (const text of naughtyStrings) {
      const { id, version, places } = await house.mine();
      const notice = { id: places[0]?.id, notice: text };
      const written = { summary: text, description: text, plainLanguage: text, places: [notice] };
      const { data, errors } = await house.edit({ id, version, ...written });
      for (const { extensions } of errors ?? [])
        expect(told, JSON.stringify(text.slice(0, 40))).toContain(extensions.code);
      if (!data?.editActor.actor) continue;
      const seen = await house.ask<{ actor: { name: string; description: string | null } | null }>(
        `{ actor(slug: "${entries.own}") { name description } }`,
        {},
        '',
      );
      expect(seen.errors, JSON.stringify(text)).toBeUndefined();
      expect(seen.data.actor?.description ?? '').not.toMatch(
        /<script|<img|<iframe|<svg|\son\w+=|href="(javascript|data|vbscript):/i,
      );
    }
  },
  patience,
);

/** The fields that are read as something, by what the server reads first. */
const readings: Record<string, (text: string, place: string) => object> = {
  id: (text) => ({ id: text }),
  kind: (text) => ({ kind: text }),
  noticeFrom: (text, id) => ({ places: [{ id, noticeFrom: text }] }),
  'everything else': (text, id) => ({
    ...{ topics: [text], targetGroups: [text], languages: [text], website: text },
    ...{ email: { value: text }, phone: { value: text }, places: [{ id, openingHours: text }] },
  }),
};

test.each(Object.entries(readings))(
  'whatever is typed as %s is taken or told',
  async (_field, inputOf) => {
    const { id, version, places } = await house.mine(entries.initiative);
    for (const text of naughtyStrings) {
      // an empty name, so that nothing is written
      const { errors } = await house.edit({ id, version, name: '', ...inputOf(text, places[0]?.id ?? '') });
      for (const { extensions } of errors ?? [])
        expect(told, JSON.stringify(text.slice(0, 40))).toContain(extensions.code);
    }
    expect((await house.mine(entries.initiative)).version).toBe(version);
  },
  patience,
);
