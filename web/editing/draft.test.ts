import { describe, expect, test } from 'vitest';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { draftOf, inputOf, mergeDrafts } from './draft.ts';

const entry: EditableEntryFragment = {
  ...{ id: 'a', version: 3, slug: 'garten', published: true, kind: 'INITIATIVE', name: 'Garten', summary: 'Beete' },
  ...{ description: null, plainLanguage: null, topics: ['environment'], targetGroups: [], languages: ['de'] },
  email: { value: 'garten@example.org', personal: true, consented: false },
  ...{ phone: null, website: null, openToCooperation: false },
  places: [
    { id: 'p', street: 'Ring 1', openingHours: 'Mo 10:00-12:00', notice: null, noticeFrom: null, noticeUntil: null },
  ],
};
const base = draftOf(entry);

describe('what is sent', () => {
  test('is nothing but what was changed', () => {
    expect(inputOf(entry, base)).toEqual({ id: 'a', version: 3 });
    expect(inputOf(entry, { ...base, summary: 'Bäume' })).toEqual({ id: 'a', version: 3, summary: 'Bäume' });
  });

  test('says of a contact whether it may be shown, also when only that or the kind was changed', () => {
    const email = { value: 'garten@example.org', consented: true };
    expect(inputOf(entry, { ...base, emailConsented: true })).toMatchObject({ email });
    const asked = inputOf(entry, { ...base, kind: 'ASSOCIATION' });
    expect(asked).toMatchObject({ kind: 'ASSOCIATION', email: { ...email, consented: false } });
  });

  test('names an emptied day as none', () => {
    const places = base.places.map((place) => ({ ...place, notice: 'Zu' }));
    expect(inputOf(entry, { ...base, places }).places).toEqual([
      { id: 'p', openingHours: 'Mo 10:00-12:00', notice: 'Zu', noticeFrom: null, noticeUntil: null },
    ]);
  });
});

describe('two versions of one entry', () => {
  test('are laid together where each changed something else', () => {
    const { merged, open } = mergeDrafts(base, { ...base, name: 'Mein Garten' }, { ...base, summary: 'Bäume' });
    expect(merged).toEqual({ ...base, name: 'Mein Garten', summary: 'Bäume' });
    expect(open).toEqual([]);
  });

  test('are left to choose from where both changed the same, unless to the same', () => {
    const mine = { ...base, name: 'Mein Garten', summary: 'Bäume' };
    const theirs = { ...base, name: 'Euer Garten', summary: 'Bäume', website: 'https://garten.example.org' };
    const { merged, open } = mergeDrafts(base, mine, theirs);
    expect(open).toEqual(['name']);
    expect(merged).toEqual({ ...theirs, name: 'Mein Garten' });
  });
});
