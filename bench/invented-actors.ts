import { parseArgs } from 'node:util';

/*
 * `node bench/invented-actors.ts --n 10000`: a table of actors for who has no better generator, always the same. Streets,
 * names and points are invented; the points lie in the frame of the example operator, whatever the area.
 */

const { values } = parseArgs({ options: { n: { type: 'string', default: '10000' }, area: { type: 'string' } } });
const frame = { west: 13.4698, south: 52.4909, east: 13.5417, north: 52.5147 };
const sorts = [
  ['Nachbarschaftstreff', 'Nachbarschaft'],
  ['Familienzentrum', 'Familie'],
  ['Sportverein', 'Sport'],
  ['Kulturverein', 'Kultur'],
  ['Beratungsstelle', 'Beratung'],
  ['Selbsthilfegruppe', 'Gesundheit'],
  ['Repair-Café', 'Umwelt'],
  ['Mieterinitiative', 'Wohnen'],
] as const;
const words = ['Sonnenblume', 'Brücke', 'Regenbogen', 'Lindenhof', 'Weitblick', 'Ankerplatz', 'Löwenzahn'];
const streets = ['Lindenweg', 'Ahornallee', 'Beispielstraße', 'Gartenstraße', 'Marktgasse'];

let state = 1;
/** The Park-Miller generator ("minimal standard", 1988): from 0 up to 1. */
function roll(): number {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}

function pick<Choice>(choices: readonly Choice[]): Choice | undefined {
  return choices[Math.floor(roll() * choices.length)];
}

console.log(
  'id,name,category,description,street,house_number,postal_code,city,lat,lon,plr_id,phone,email,website,updated_at',
);
for (let i = 0; i < Number(values.n); i += 1) {
  const [sort, category] = pick(sorts) ?? sorts[0];
  const longitude = frame.west + roll() * (frame.east - frame.west);
  const latitude = frame.south + roll() * (frame.north - frame.south);
  console.log(
    [
      `invented-${i}`,
      `${sort} ${pick(words)} ${i}`,
      category,
      `${sort} in der Nachbarschaft.`,
      pick(streets),
      1 + Math.floor(roll() * 150),
      '10315',
      'Berlin',
      latitude.toFixed(6),
      longitude.toFixed(6),
      '',
      `030 23125${String(i % 1000).padStart(3, '0')}`,
      `a${i}@example.org`,
      `https://a${i}.example.org`,
      '2026-01-01T00:00:00Z',
    ].join(','),
  );
}
