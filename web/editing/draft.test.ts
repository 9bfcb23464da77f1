import { describe, expect, test } from 'vitest';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { draftOf, inputOf, mergeDrafts, type PlaceDraft, withParts } from './draft.ts';

const entry: EditableEntryFragment = {
  ...{ id: 'a', version: 3, slug: 'garten', published: true, kind: 'INITIATIVE', name: 'Garten', summary: 'Beete' },
  ...{ description: null, plainLanguage: null, topics: ['environment'], targetGroups: [], languages: ['de'] },
  email: { value: 'garten@example.org', personal: true, consented: false },
  ...{ phone: null, website: null, openToCooperation: false, proposal: null },
  places: [
    { id: 'p', street: 'Ring 1', openingHours: 'Mo 10:00-12:00', notice: null, noticeFrom: null, noticeUntil: null },
    { id: 'q', street: 'Ring 2', openingHours: null, notice: null, noticeFrom: null, noticeUntil: null },
  ],
};
const base = draftOf(entry);
const at = (id: string): PlaceDraft => base.places.find((place) => place.id === id) as PlaceDraft;

describe('what is sent', () => {
  test('is nothing but what was changed', () => {
    expect(inputOf(entry, base)).toEqual({ id: 'a', version: 3 });
    expect(inputOf(entry, { ...base, summary: 'Bäume' })).toEqual({ id: 'a', version: 3, summary: 'Bäume' });
  });

  test('says of a contact whether it may be shown, also when only that or the kind was changed', () => {
    const email = { value: 'garten@example.org', consented: true };
    expect(inputOf(entry, { ...base, email })).toMatchObject({ email });
    const asked = inputOf(entry, { ...base, kind: 'ASSOCIATION' });
    expect(asked).toMatchObject({ kind: 'ASSOCIATION', email: { ...email, consented: false } });
  });

  test('names an emptied day as none', () => {
    const places = [{ ...at('p'), notice: { text: 'Zu', from: '', until: '' } }, at('q')];
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

  test('keep a number and the consent to it together', () => {
    const mine = { ...base, email: { ...base.email, consented: true } };
    const theirs = { ...base, email: { value: 'ilse@example.org', consented: false } };
    const { merged, open } = mergeDrafts(base, mine, theirs);
    expect(open).toEqual(['email']);
    expect(merged.email).toEqual(mine.email);
    expect(withParts(merged, open, theirs).email).toEqual(theirs.email);
  });

  test('are laid together place by place, and at a place the hours beside the notice', () => {
    const mine = { ...base, places: [{ ...at('p'), openingHours: 'Di 10:00-12:00' }, at('q')] };
    const notice = { text: 'Zu', from: '', until: '' };
    const theirs = {
      ...base,
      places: [
        { ...at('q'), openingHours: 'Fr 9:00-10:00' },
        { ...at('p'), notice },
      ],
    };
    const { merged, open } = mergeDrafts(base, mine, theirs);
    expect(open).toEqual([]);
    expect(merged.places).toEqual([theirs.places[0], { id: 'p', openingHours: 'Di 10:00-12:00', notice }]);
  });

  test('have the places that are there now', () => {
    const mine = { ...base, places: [{ ...at('p'), openingHours: 'Di 10:00-12:00' }, at('q')] };
    expect(mergeDrafts(base, mine, { ...base, places: [at('q')] })).toEqual({
      merged: { ...base, places: [at('q')] },
      open: [],
      lost: ['openingHours.p'],
    });
  });
});
