import { expect, test } from 'vitest';
import { groupByDistrict } from './booklet-order.ts';

const sued = { id: '114011', name: 'Friedrichsfelde Süd' };
const neu = { id: '114009', name: 'Neu-Lichtenberg' };
const anActor = (name: string, district: typeof sued | null, activeIn: (typeof sued)[] = []) => ({
  name,
  district,
  activeIn,
});

test('the booklet goes district by district, names in German order, those without any district last', () => {
  const groups = groupByDistrict(
    [
      anActor('Zirkus', neu),
      anActor('Online', null),
      anActor('Äpfel', neu),
      anActor('Bären', sued),
      anActor('Birnen', neu),
    ],
    'de',
  );
  expect(groups.map(({ name, members }) => [name, members.map((actor) => actor.name)])).toEqual([
    ['Friedrichsfelde Süd', ['Bären']],
    ['Neu-Lichtenberg', ['Äpfel', 'Birnen', 'Zirkus']],
    [null, ['Online']],
  ]);
});

test('an actor without a place stands where it is active', () => {
  const [group] = groupByDistrict([anActor('Lastenräder', null, [sued, neu])], 'de');
  expect(group?.id).toBe('114011');
});
