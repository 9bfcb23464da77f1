import type { ActorSketch } from './test-actors.ts';

/**
 * Twenty real facilities from the open data of Berlin, each as one list has it and, behind the sign, as another would: name,
 * street, postal code, point, phone, website. The point of the second is told by metres and degrees from that of the first.
 */
const doubles = `
  Berliner Bär Apotheke | Zachertstraße 75 | 10315 | 52.505628 13.512639
    = Apotheke Berliner Bär | Zachertstr. 75 |  | 12 20
  Jugend- und Familienzentrum "JuFaZ" | Eitelstraße 19 | 10317 | 52.506662 13.49469 | +493051736038
    = JuFaZ | Eitelstr. 19 | 10317 | 8 95
  Jugendhaus Phönix | Spittastraße 40 | 10317 | 52.503191 13.477966 | +4930577979930
    = JH Phoenix | Spittastr. 40 | 10317 | 35 180
  Kinderhaus NAPF | Hauffstraße 13 | 10317 | 52.505561 13.480702 | +49305578131
    = NAPF – Kinderhaus der Kiezspinne |  |  | 60 250 | +49305578131
  Schülerclub Bürgermeister-Ziehten Schule | Massower Straße 39 | 10315 | 52.508172 13.516686 | +491605500367
    = Schülerclub der Bürgermeister-Ziethen-Schule | Massower Str. 39 | 10315 | 41 310
  SportJugendBildungsZentrum "Lücke" | Lückstraße 18 | 10317 | 52.501098 13.490973 | +493051061164
    = SJBZ Lücke | Lückstr. 18 | 10317 | 5 60
  EKT Kinderleben - Kind erleben | Kaskelstraße 41 | 10317 | 52.504031 13.480933 | +493080619560
    = Kinderleben – Kind erleben e. V. |  | 10317 | 74 140
  Ev. Kindergarten Am Glockenturm | Nöldnerstraße 43 | 10317 | 52.5018 13.48167 | +49305220851
    = Evangelische Kita am Glockenturm | Nöldnerstr. 43 | 10317 | 22 0
  Evang. Kindertagesstätte Weit Blick | Archenholdstraße 25 | 10315 | 52.507174 13.504005 | +496438363220
    = Ev. Kita WeitBlick | Archenholdstr. 25 | 10315 | 15 210
  Kindergarten Sonnenbogen | Pfarrstraße 101 | 10317 | 52.505704 13.477601 | +493087336158 | http://www.waldorfkindergarten-sonnenbogen.de
    = Waldorfkindergarten Sonnenbogen |  |  | 80 45 |  | https://waldorfkindergarten-sonnenbogen.de/
  Kita Sonnenblume/Kigä NordOst | Wönnichstraße 60 | 10317 | 52.505121 13.497163 | +493051489967
    = Sonnenblume (Kindergärten NordOst) | Wönnichstr. 60 | 10317 | 33 270
  Immanuel-Kant-Gymnasium | Lückstraße 63 | 10317 | 52.501988 13.489419 | +49305139748 | http://www.kant-gymnasium.de
    = Kant-Gymnasium |  |  | 68 120 |  | https://www.kant-gymnasium.de
  Friedrich-List-Schule (OSZ Büromanagement und Wirtschaftssprachen) | Marktstraße 2 | 10317 | 52.502938 13.47485 | +493055779060
    = OSZ Friedrich List | Marktstr. 2-3 |  | 50 330 | +493055779060
  KJFE Falkenburg | Gensinger Straße 56A | 10315 | 52.511939 13.526118 | +49305134523
    = Kinder- und Jugendfreizeiteinrichtung Falkenburg | Gensinger Str. 56 a | 10315 | 2 10
  JFE Orange Flip | Gensinger Straße 56A | 10315 | 52.511939 13.526118 | +493097883791
    = Orangeflip | Gensinger Str. 56 a | 10315 | 27 200
  Seniorenheim 'Am Tierpark' | Sewanstraße 235 | 10319 | 52.494989 13.515595
    = Am Tierpark, Seniorenheim |  |  | 55 90
  Domicil - Seniorenpflegeheim Am Schloss Friedrichsfelde GmbH | Alfred-Kowalke-Straße 29 | 10315 | 52.506397 13.520973
    = Seniorenpflegeheim Domicil am Schloss Friedrichsfelde | Alfred-Kowalke-Str. 29 |  | 46 300
  Schule an der Victoriastadt (Grundschule) | Nöldnerstraße 44 | 10317 | 52.501538 13.480397 | +49305107047
    = Grundschule an der Victoriastadt |  | 10317 | 38 75
  Inklusiver Abenteuerspielplatz "BauwagenGang" | Erieseering 4 | 10319 | 52.495339 13.518973 | +4915167538462
    = ASP Bauwagengang | Erieseering 4 | 10319 | 64 160
  EKT Eene meene mopel | Sewanstraße 120 | 10319 | 52.495722 13.506462 | +49305251710
    = Eltern-Kind-Gruppe Eene-Meene-Mopel | Sewanstr. 120 | 10319 | 19 230`;

/** Real facilities that only look like each other. */
const others = `
  Jugendfunkhaus | Sewanstraße 43 | 10319 | 52.499091 13.502281 | +49305252589
  Kita Wolkenschaf | Sewanstraße 43 | 10319 | 52.499091 13.502281 | +493096086010
  Kita Erlenhof | Kraetkestraße 18 | 10315 | 52.504613 13.507707 | +4930297734932
  Kita Sonnenhof | Archenholdstraße 72 | 10315 | 52.50378 13.500851 | +4930297734932
  Kita Archenholdstraße | Archenholdstraße 29 | 10315 | 52.506905 13.503547 | +493050368180 | http://www.kita-glueckspilze.de
  Kita DETI | Alfred-Kowalke-Straße 40A | 10315 | 52.505689 13.514426 | +493076233844 | http://www.kita-glueckspilze.de
  Paul-und-Charlotte-Kniese-Schule | Erich-Kurz-Straße 6 | 10319 | 52.499199 13.519172 | +493051659714 | https://www.kniese-schule-berlin.de
  Paul-und-Charlotte-Kniese-Schule (Gemeinschaftsschule) | Erich-Kurz-Straße 6 | 10319 | 52.499201 13.519319 | +493051659714 | https://www.kniese-schule-berlin.de`;

interface Facility {
  name: string;
  street: string;
  postalCode: string;
  point: readonly [number, number];
  phone: string;
  website: string;
}

function readFacilities(text: string): Facility[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', street = '', postalCode = '', point = '', phone = '', website = ''] = line
        .replace('    = ', '')
        .split('|')
        .map((cell) => cell.trim());
      const [one = 0, two = 0] = point.split(' ').map(Number);
      return { name, street, postalCode, point: [one, two], phone, website };
    });
}

const written = readFacilities(doubles);
const first = written.filter((_, position) => position % 2 === 0);
const second = written.filter((_, position) => position % 2 === 1);

/** The names of each true pair. */
export const truePairs: readonly (readonly [string, string])[] = first.map(({ name }, position) => [
  name,
  second[position]?.name ?? '',
]);
/** Pairs that a machine may propose and a person says no to, and why they look alike. */
export const lookAlikes = [
  { why: 'two clubs in one house', pair: ['KJFE Falkenburg', 'JFE Orange Flip'] },
  { why: 'a radio house and a Kita in one house', pair: ['Jugendfunkhaus', 'Kita Wolkenschaf'] },
  { why: 'two Kitas of one carrier with its phone', pair: ['Kita Erlenhof', 'Kita Sonnenhof'] },
  { why: 'two Kitas of one chain with its website', pair: ['Kita Archenholdstraße', 'Kita DETI'] },
  {
    why: 'two schools under one name and one roof',
    pair: ['Paul-und-Charlotte-Kniese-Schule', 'Paul-und-Charlotte-Kniese-Schule (Gemeinschaftsschule)'],
  },
] as const;

/** All of the above among invented entries, `count` in all. */
export function entriesWithDoubles(count: number): ActorSketch[] {
  const moved = second.map((other, position) => ({
    ...other,
    point: movedPoint(first[position]?.point ?? [0, 0], other.point),
  }));
  const named = [...first, ...readFacilities(others), ...moved].map(sketchOf);
  return [...named, ...inventedEntries(count - named.length).map(sketchOf)].map((sketch, position) => ({
    ...sketch,
    kind: 'INSTITUTION',
    slug: `entry-${position}`,
  }));
}

function sketchOf({ name, street, postalCode, point: [latitude, longitude], phone, website }: Facility): ActorSketch {
  return {
    name,
    ...(website !== '' && { website }),
    contacts: phone === '' ? [] : [{ channel: 'PHONE', value: phone }],
    places: [{ ...(street !== '' && { street }), ...(postalCode !== '' && { postalCode }), latitude, longitude }],
  };
}

function movedPoint([latitude, longitude]: Facility['point'], [metres, degrees]: Facility['point']): Facility['point'] {
  const angle = (degrees * Math.PI) / 180;
  const north = (metres * Math.cos(angle)) / 111_320;
  const east = (metres * Math.sin(angle)) / (111_320 * Math.cos((latitude * Math.PI) / 180));
  return [latitude + north, longitude + east];
}

const sorts =
  'Nachbarschaftstreff,Familienzentrum,Kita,Jugendclub,Sportverein,Kulturverein,Beratungsstelle,Selbsthilfegruppe,Repair-Café,Mieterinitiative,Sprachcafé,Theatergruppe,Apotheke,Grundschule'.split(
    ',',
  );
const words =
  'Sonnenblume,Brücke,Regenbogen,Lindenhof,Weitblick,Miteinander,Kaskel,Tierpark,Ostkreuz,Ankerplatz,Löwenzahn,Zuckertüte,Wundertüte,Spreewelle,Friedrichsfelde,Victoriastadt,Am Schloss,Kiezspinne'.split(
    ',',
  );
const streets =
  'Weitlingstraße,Sewanstraße,Lückstraße,Pfarrstraße,Kaskelstraße,Archenholdstraße,Volkradstraße,Gensinger Straße,Rummelsburger Straße,Massower Straße,Wönnichstraße,Erieseering'.split(
    ',',
  );
const frame = { west: 13.4698, south: 52.4909, east: 13.5417, north: 52.5147 };

/** Always the same: their names and streets are those of the quarter, so that many share a word, a street, a house. */
function inventedEntries(count: number): Facility[] {
  let state = 7;
  // the Park-Miller generator ("minimal standard", 1988): from 0 up to 1
  const roll = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const pick = (choices: readonly string[]) => choices[Math.floor(roll() * choices.length)] ?? '';
  return Array.from({ length: count }, (_, position) => ({
    name: `${pick(sorts)} ${pick(words)}${roll() < 0.3 ? ' e. V.' : ''}`,
    street: `${pick(streets)} ${1 + Math.floor(roll() * 150)}`,
    postalCode: '10315',
    point: [frame.south + roll() * (frame.north - frame.south), frame.west + roll() * (frame.east - frame.west)],
    // some share the phone of their office
    phone: `+493023125${String(Math.floor(position * 0.9) % 1000).padStart(3, '0')}`,
    website: '',
  }));
}
