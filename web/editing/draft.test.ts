import { describe, expect, test } from 'vitest';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { draftOf, inputOf, mergeDrafts, withParts } from './draft.ts';
import { newPlaceDraft, type PlaceDraft } from './place-draft.ts';

/** What is known of a place beside its id and hours. */
const unknown = {
  ...{ postalCode: null, city: null, latitude: null, longitude: null, publicAs: 'EXACT' as const },
  ...{ personal: false, consented: false, access: [], notice: null, noticeFrom: null, noticeUntil: null },
};

const entry: EditableEntryFragment = {
  ...{ id: 'a', version: 3, slug: 'garten', published: true, kind: 'INITIATIVE', name: 'Garten', summary: 'Beete' },
  ...{ description: null, plainLanguage: null, topics: ['environment'], targetGroups: [], languages: ['de'] },
  email: { value: 'garten@example.org', personal: true, consented: false },
  ...{ phone: null, website: null, openToCooperation: false, proposal: null },
  places: [
    { ...unknown, id: 'p', street: 'Ring 1', openingHours: 'Mo 10:00-12:00' },
    { ...unknown, id: 'q', street: 'Ring 2', openingHours: null },
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
    expect(merged.places).toEqual([theirs.places[0], { ...at('p'), openingHours: 'Di 10:00-12:00', notice }]);
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

describe('the places of two versions', () => {
  const added = (id: string): PlaceDraft => ({ ...newPlaceDraft('Berlin', false), id });
  const idsOf = ({ places }: { places: readonly PlaceDraft[] }) => places.map(({ id }) => id);

  test('are those of both: what each added is there, what each took away is not', () => {
    const mine = { ...base, places: [at('p'), at('q'), added('mine')] };
    const theirs = { ...base, places: [at('q'), added('theirs')] };
    const { merged, open, lost } = mergeDrafts(base, mine, theirs);
    expect(idsOf(merged)).toEqual(['q', 'theirs', 'mine']);
    expect([open, lost]).toEqual([[], []]);
  });

  test('have one that I took away while it was changed there', () => {
    const mine = { ...base, places: [at('q')] };
    const theirs = { ...base, places: [{ ...at('p'), openingHours: 'Di 10:00-12:00' }, at('q')] };
    expect(mergeDrafts(base, mine, theirs).merged).toEqual(theirs);
    expect(idsOf(mergeDrafts(base, mine, base).merged)).toEqual(['q']);
  });

  test('are left to choose from where both made another one the main place', () => {
    const third = added('r');
    const began = { ...base, places: [at('p'), at('q'), third] };
    const mine = { ...base, places: [third, at('p'), at('q')] };
    const theirs = { ...base, places: [at('q'), at('p'), third] };
    const { merged, open } = mergeDrafts(began, mine, theirs);
    expect([idsOf(merged), open]).toEqual([['r', 'p', 'q'], ['placeOrder']]);
    expect(idsOf(withParts(merged, open, theirs))).toEqual(['q', 'p', 'r']);
    expect(mergeDrafts(began, mine, began)).toMatchObject({ open: [], merged: mine });
  });

  test('are sent in their order when one is added or taken away, with what is new alone', () => {
    const place = { ...added('r'), openingHours: 'Mo 9:00-10:00' };
    const input = inputOf(entry, { ...base, places: [place, at('q')] });
    expect(input.placeOrder).toEqual(['r', 'q']);
    expect(input.places).toHaveLength(1);
    expect(input.places?.[0]).toMatchObject({ id: 'r', city: 'Berlin', publicAs: 'EXACT', latitude: null });
  });

  test('keep an address and the consent to it together', () => {
    const location = { ...at('p').location, street: 'Ring 9', personal: true, consented: true };
    const mine = { ...base, places: [{ ...at('p'), location }, at('q')] };
    const theirs = { ...base, places: [{ ...at('p'), location: { ...location, street: 'Weg 2' } }, at('q')] };
    const { merged, open } = mergeDrafts(base, mine, theirs);
    expect(open).toEqual(['location.p']);
    expect(merged.places[0]?.location).toEqual(location);
    expect(withParts(merged, open, theirs).places[0]?.location.street).toBe('Weg 2');
  });
});
