import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { searches } from '../server/testing/search-cases.ts';

export interface Question {
  query: string;
  variables: Record<string, unknown>;
}

/** Always the same numbers from 0 up to 1 (Park and Miller's "minimal standard", 1988). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The outermost points of the generated area. */
const area = { west: 13.09, south: 52.34, east: 13.76, north: 52.67 };
/** Planungsräume all over the city. */
const districts = ['11401032', '01100101', '08301036', '12601032', '07400720', '03300412', '09300920', '10300734'];
const conditions: Record<string, unknown>[] = [
  {},
  { kinds: ['ASSOCIATION'] },
  { kinds: ['INITIATIVE', 'INSTITUTION'] },
  { operatorTypes: ['PUBLIC'] },
  { topics: ['sport'] },
  { topics: ['neighbourhood', 'culture', 'family'] },
  { targetGroups: ['seniors'] },
  { languages: ['tr', 'ar'] },
  { languages: ['gsg'] },
  { districts },
  { wheelchair: true },
  { openNow: true },
  { openNow: true, includeUnknownHours: false },
  { near: { latitude: 52.5025, longitude: 13.506, metres: 1500 } },
  { near: { latitude: 52.52, longitude: 13.405, metres: 20_000 } },
  { within: { west: 13.3, south: 52.45, east: 13.5, north: 52.55 } },
  { withoutPlace: true },
  { openToCooperation: true },
];

/** Each condition alone, then two or three of them together by chance. */
function filters(count: number): Record<string, unknown>[] {
  const roll = chance(7);
  const any = () => conditions[Math.floor(roll() * conditions.length)] ?? {};
  return Array.from({ length: count }, (_, index) => conditions[index] ?? { ...any(), ...any(), ...any() });
}

const card = `activeIn { id name } confirmedAt confirmedVia distance district { id name } email id kind
  mainPlace { access { feature value } city id notice openNow openUntil openingHoursText opensAt postalCode publicAs street }
  name partnerCount phone slug summary topics { icon name slug } website`;
const list = `query ($filter: ActorFilter, $sort: ActorSort) { actors(filter: $filter, sort: $sort, first: 20) {
  totalCount nodes { ${card} } pageInfo { endCursor hasNextPage } } }`;
const count = '{ count label value }';
const facets = `query ($filter: ActorFilter) { facets(filter: $filter) {
  total kinds ${count} operatorTypes ${count} districts ${count} topics ${count} targetGroups ${count} languages ${count} } }`;
const map = `query ($filter: ActorFilter, $viewport: Viewport!, $zoom: Int!) { map(filter: $filter, viewport: $viewport, zoom: $zoom) {
  features { __typename ... on MapCluster { bounds { east north south west } count id latitude longitude }
    ... on MapPin { actor { kind name slug topics { icon } } latitude longitude place { id } } }
  outside total withoutPlace } }`;

export function listQuestions(howMany: number): Question[] {
  const sorts = [null, 'NAME', 'RECENTLY_CONFIRMED'];
  return filters(howMany).map((filter, index) => ({ query: list, variables: { filter, sort: sorts[index % 3] } }));
}

export function facetQuestions(howMany: number): Question[] {
  return filters(howMany).map((filter) => ({ query: facets, variables: { filter } }));
}

/** Views of a desktop and of a phone at every zoom from the whole area down to one house, anywhere. */
export function mapQuestions(howMany: number): Question[] {
  const roll = chance(11);
  return filters(howMany).map((filter, index) => {
    const zoom = 9 + (index % 11);
    const [width, height] = index % 2 === 0 ? [1280, 900] : [360, 640];
    const degrees = 360 / (256 * 2 ** zoom);
    const longitude = area.west + roll() * (area.east - area.west);
    const latitude = area.south + roll() * (area.north - area.south);
    const [half, tall] = [(degrees * width) / 2, (degrees * height * Math.cos((latitude * Math.PI) / 180)) / 2];
    const viewport = {
      ...{ west: longitude - half, east: longitude + half },
      ...{ south: latitude - tall, north: latitude + tall },
    };
    return { query: map, variables: { filter, viewport, zoom } };
  });
}

/** The searches that the product's own tests are held to, and words of the generated texts from rare to everywhere. */
export async function searchQuestions(file: string): Promise<Question[]> {
  const words = [...searches.slice(0, 60).map(([search]) => search), ...(await wordsOfAllFrequencies(file, 40))];
  return words.map((search) => ({ query: list, variables: { filter: { search }, sort: null } }));
}

/** Words of a table of actors, evenly from the rarest to the most frequent on a logarithmic scale. */
async function wordsOfAllFrequencies(file: string, howMany: number): Promise<string[]> {
  const frequencies = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    // name, category, description and street come before the columns of the address register
    const text = line.split(',').slice(1, 6).join(' ').toLowerCase();
    for (const word of new Set(text.match(/\p{L}{3,}/gu))) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const byFrequency = [...frequencies].sort(([, one], [, other]) => one - other);
  const most = Math.log(byFrequency.at(-1)?.[1] ?? 1);
  return Array.from({ length: howMany }, (_, index) => {
    const wanted = Math.exp((most * index) / (howMany - 1));
    return byFrequency.find(([, frequency]) => frequency >= wanted)?.[0] ?? '';
  }).filter((word, index, words) => words.indexOf(word) === index);
}
