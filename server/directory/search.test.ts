import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { hasOpenData, importOpenData } from '#server/testing/test-open-data.ts';

const query = `query ($search: String!) {
  actors(filter: { search: $search }, first: 100) { totalCount nodes { name } }
}`;

let example: TestApi;
let openData: TestApi;
beforeAll(async () => {
  example = await startTestApi('example');
  openData = await startTestApi('empty');
  if (hasOpenData) await importOpenData(openData.database.orm);
});
afterAll(async () => {
  await example.close();
  await openData.close();
});

async function find(api: TestApi, search: string): Promise<string[]> {
  const { data, errors } = await api.ask<{ actors: { nodes: { name: string }[] } }>(query, { search });
  expect(errors).toBeUndefined();
  return data.actors.nodes.map(({ name }) => name);
}

/** What residents type, what they must find, and how many hits would be too many: a list of everybody helps nobody. */
const searches: [search: string, mustFind: string[], atMost: number][] = [
  ['Nachhilfe für Kinder in Friedrichsfelde-Süd', ['Nachhilfekreis Sewanstraße', 'Lerninsel Dolgensee e. V.'], 12],
  ['jemand zum Reden', ['Zuhörstube Weitlingstraße', 'Trauercafé Herbstzeitlose'], 35],
  ['Ich suche jemanden zum Reden', ['Zuhörstube Weitlingstraße'], 35],
  ['Hausaufgabenhilfe', ['Lernladen Kaskelstraße'], 20],
  ['hilfe', ['Lernladen Kaskelstraße', 'Mieterhilfe Tierpark e. V.', 'Gruppe Klarer Kopf'], 40],
  ['Deutsch lernen', ['Sprachcafé am Tierpark', 'Lernladen Kaskelstraße'], 15],
  ['Deutschkurs', ['Abendschule Seddiner Straße', 'Sprachcafé am Tierpark'], 15],
  ['learn German', ['Sprachcafé am Tierpark'], 15],
  ['someone to talk to', ['Zuhörstube Weitlingstraße'], 35],
  ['Senoiren', ['Seniorentreff Balaton', 'Club Spätsommer e. V.'], 35],
  ['Seniorne', ['Seniorentreff Balaton'], 35],
  ['Bibliotek', ['Kiezbibliothek Archenhold'], 20],
  ['Bibliothek', ['Kiezbibliothek Archenhold'], 20],
  ['Bücherei', ['Kiezbibliothek Archenhold'], 20],
  ['Buecherei', ['Kiezbibliothek Archenhold'], 20],
  ['Rentner', ['Seniorentreff Balaton', 'Club Spätsommer e. V.'], 35],
  ['Rentnerinnen', ['Seniorentreff Balaton'], 35],
  ['Flüchtlinge', ['Ankerplatz Migrationsberatung', 'Sprachcafé am Tierpark'], 20],
  ['Fluechtlinge', ['Ankerplatz Migrationsberatung'], 20],
  ['refugees', ['Ankerplatz Migrationsberatung'], 20],
  ['Kinderbetreuung', ['Krabbelrunde Kleine Schritte', 'Familienzentrum Sophiengarten'], 20],
  ['Weitlingkiez', ['Familiengarten Weitlingkiez e. V.', 'Zuhörstube Weitlingstraße'], 40],
  ['Weitling-Kiez', ['Familiengarten Weitlingkiez e. V.'], 40],
  ['Weitlingstr.', ['Zuhörstube Weitlingstraße', 'Familiengarten Weitlingkiez e. V.'], 3],
  ['weitlingstrasse 41', ['Familiengarten Weitlingkiez e. V.'], 1],
  ['Friedrichsfelde-Süd', ['Seniorentreff Balaton', 'Stadtteilhaus Volkrad'], 40],
  ['Friedrichsfelde Sued', ['Seniorentreff Balaton'], 40],
  ['Neu Lichtenberg', ['Zuhörstube Weitlingstraße'], 40],
  ['Victoriastadt', ['Mietertisch Victoriastadt', 'Repair-Café Türrschmidtstraße'], 40],
  ['Tuerrschmidtstrasse', ['Repair-Café Türrschmidtstraße'], 2],
  ['Türschmidtstr', ['Repair-Café Türrschmidtstraße'], 2],
  ['Nöldnerplatz', ['Kiezimkerei Nöldnerplatz', 'Turngemeinde Nöldnerplatz e. V.'], 40],
  ['Repaircafe', ['Repair-Café Türrschmidtstraße'], 12],
  ['repair café', ['Repair-Café Türrschmidtstraße'], 12],
  ['Reparatur', ['Repair-Café Türrschmidtstraße'], 12],
  ['Fahrradwerkstat', ['Fahrradwerkstatt Nord'], 12],
  ['Tanz', ['Tanzdiele Nöldnerstraße e. V.', 'Tanzkreis Silberschuh'], 10],
  ['Tanztee', ['Tanzdiele Nöldnerstraße e. V.'], 10],
  ['Chöre', ['Kiezchor Schräglage'], 10],
  ['Kinderchor', ['Musikwerkstatt Tonleiter'], 5],
  ['Mietvertrag', ['Mietertisch Victoriastadt', 'Mieterhilfe Tierpark e. V.'], 12],
  ['Mieterhöhungen', ['Mietertisch Victoriastadt'], 12],
  ['Schulden', ['Beratungshaus Lückstraße'], 30],
  ['Müll sammeln', ['Kehrwochenkommando'], 8],
  ['Muell', ['Kehrwochenkommando'], 12],
  ['Mädchen Fußball', ['Sportverein Rosenfelde 05 e. V.'], 10],
  ['fussball', ['Sportverein Rosenfelde 05 e. V.'], 12],
  ['Imker', ['Kiezimkerei Nöldnerplatz'], 12],
  ['Honig', ['Kiezimkerei Nöldnerplatz'], 3],
  ['Schachverein', ['Schachfreunde Springer Nord e. V.'], 3],
  ['Ho Sen', ['Lotosteich e. V.'], 1],
  ['Hồ Sen', ['Lotosteich e. V.'], 1],
  ['tiếng Việt', ['Lotosteich e. V.'], 15],
  ['українці', ['Samstagsschule Lastivka e. V.'], 15],
  ['Kiezfonds', ['Kiezjury Weitling und Victoria'], 10],
  ['Demenz Angehörige', ['Angehörigengruppe Vergissmeinnicht'], 25],
  ['Seniorencafé', ['Seniorentreff Balaton'], 12],
  ['Obdachlose', ['Nachtcafé Eitelstraße'], 25],
  ['Handykurs', ['Digitale Enkel'], 10],
  ['queer', ['Stammtisch Regenbogen-Ost'], 20],
];

/** What real neighbours type for the 88 real facilities. */
const openDataSearches: [search: string, mustFind: string[], atMost: number][] = [
  ['Kita', ['Kita Rappelkiste', 'Dolgensee Kids', 'Kinderladen Kaskelkinder'], 48],
  ['Kindergarten', ['Kindergarten Sonnenbogen', 'Kita Bärenkinder'], 48],
  ['Kita Weitlingkiez', ['Kita Gisela', 'Kita Mausezahn'], 30],
  ['Kinderbetreuung', ['Vitale Großstadtmäuse III'], 48],
  ['Kinderladen', ['Kinderladen Kaskelkinder'], 1],
  ['Apotheke', ['Elsen-Apotheke', 'Jumbo-Apotheke'], 12],
  ['Apoteke', ['Elsen-Apotheke'], 12],
  ['Apotheken Friedrichsfelde-Süd', ['Dolgensee-Apotheke', 'Apotheke am Tierpark'], 7],
  ['Apotheke Weitlingstr', ['Weitling-Apotheke', 'Elsen-Apotheke'], 2],
  ['Apotheke am Tierpark', ['Apotheke am Tierpark'], 8],
  ['Altenheim', ['Haus Abendsonne', 'Kursana Domizil Berlin-Lichtenberg'], 4],
  ['Pflegeheim', ['Domicil - Seniorenpflegeheim Am Schloss Friedrichsfelde GmbH'], 4],
  ['Rentner', ['Haus Abendsonne'], 4],
  ['Grundschule', ['Robinson-Schule (Grundschule)', 'Grundschule am Tränkegraben'], 11],
  ['Grundschulen in Friedrichsfelde Süd', ['Seepark-Grundschule', 'Grundschule am Tränkegraben'], 5],
  ['Gymnasien', ['Immanuel-Kant-Gymnasium'], 1],
  ['Gymnasium Lichtenberg', ['Immanuel-Kant-Gymnasium'], 1],
  ['Förderschule', ['Paul-und-Charlotte-Kniese-Schule'], 2],
  ['Puschkinschule', ['Alexander-Puschkin-Schule'], 1],
  ['Jugendclub', ['JFE Betonoase', '"eastside" Club'], 12],
  ['Jugendliche Gensinger', ['JFE Orange Flip', 'KJFE Falkenburg'], 3],
  ['Maercheninsel', ['Kita Märcheninsel'], 1],
  ['Barenkinder', ['Kita Bärenkinder'], 1],
  ['Kita Bären', ['Kita Bärenkinder'], 2],
  ['Zahnluecke', ['Kita Zahnlücke'], 1],
  ['Krokofand', ['Kita Krokofant'], 1],
  ['Rappelkist', ['Kita Rappelkiste'], 1],
  ['Sewanstrasse', ['Jugendfunkhaus', 'Pharmland Apotheke Lichtenberg', 'Kita Wolkenschaf'], 10],
  ['Sewanstr. 43', ['Jugendfunkhaus', 'Kita Wolkenschaf'], 2],
  ['Gensinger Straße 56 a', ['JFE Orange Flip', 'KJFE Falkenburg'], 2],
  ['Volkradstr', ['Haus Abendsonne', 'Apotheke in der Volkradstraße'], 4],
  ['Abenteuerspielplatz', ['Inklusiver Abenteuerspielplatz "BauwagenGang"'], 1],
  ['Spielplatz', ['Inklusiver Abenteuerspielplatz "BauwagenGang"'], 48],
  ['Albert Schweizer Kinderdorf', ['Kinder- und Familienzentrum KIKIFLO'], 2],
  ['Marie Curie', ['Kita Marie-Curie-Allee'], 1],
  ['eastside', ['"eastside" Club'], 1],
];

/** What must not be found, however much of the word is somewhere in it. */
const mistakes: [search: string, mustNotFind: string][] = [
  ['Rat', 'Repair-Café Türrschmidtstraße'],
  ['Tanz', 'Streitraum Süd e. V.'],
  ['Rad', 'Abendschule Seddiner Straße'],
  ['Weitlingstraße', 'Angehörigengruppe Vergissmeinnicht'],
  ['alte Leute', 'Fahrradwerkstatt Nord'],
  ['Schach', 'Seniorentreff Balaton'],
  ['Mietvertrag', 'Kiezimkerei Nöldnerplatz'],
  ['Nachhilfe für Kinder in Friedrichsfelde-Süd', 'Lernladen Kaskelstraße'],
  ['Kinderchor', 'Kiezchor Schräglage'],
  ['Weitlingstraße 41', 'Zuhörstube Weitlingstraße'],
  ['Kehrwoche Schach', 'Kehrwochenkommando'],
  ['Rupprechtstraße', 'Zufluchtswohnungen Haus Lupine'],
  ['Leopoldstraße', 'Angehörigengruppe Vergissmeinnicht'],
  ['Metastraße', 'Krabbelrunde Kleine Schritte'],
];

describe('a search', () => {
  test.each(searches)('"%s" finds %j', async (search, mustFind, atMost) => {
    const found = await find(example, search);
    expect(found).toEqual(expect.arrayContaining(mustFind));
    expect(found.length).toBeLessThanOrEqual(atMost);
  });

  test.skipIf(!hasOpenData).each(openDataSearches)(
    '"%s" finds %j among real facilities',
    async (search, mustFind, atMost) => {
      const found = await find(openData, search);
      expect(found).toEqual(expect.arrayContaining(mustFind));
      expect(found.length).toBeLessThanOrEqual(atMost);
    },
  );

  test.each(mistakes)('"%s" does not find %s', async (search, mustNotFind) => {
    expect(await find(example, search)).not.toContain(mustNotFind);
  });

  test('finds nothing for a word that occurs nowhere', async () => {
    expect(await find(example, 'Quantenchromodynamik')).toEqual([]);
    expect(await find(example, 'Schach Quantenchromodynamik')).toEqual([]);
  });

  test('finds everybody when nothing was typed', async () => {
    const everybody = await find(example, '');
    expect(everybody.length).toBeGreaterThan(60);
    expect(await find(example, ' \n\t ')).toEqual(everybody);
  });

  test('narrows with each word', async () => {
    const one = await find(example, 'Kinder');
    const two = await find(example, 'Kinder Garten');
    expect(two.length).toBeGreaterThan(0);
    expect(two.length).toBeLessThan(one.length);
    expect(one).toEqual(expect.arrayContaining(two));
  });

  test.each([
    ...['%', '_', ':', '&', '!', '|', '(', ')', "'", '"', '\\', '<->', '*', '#', '#t1', ':*', "'a':A"],
    ...[
      '%%%%',
      '___',
      "' or 1=1 --",
      '\\x00',
      '\0',
      'Garten\0Tanz',
      '\ud800',
      'Tanz \udfff',
      '🎉',
      '👩‍👩‍👧 Tanz',
      '‮txet LTR',
    ],
    ...[
      'der die das',
      'und',
      'a',
      '1',
      '.',
      '…',
      '---',
      'ß',
      'Ä',
      'x'.repeat(10_000),
      'Tanz '.repeat(2000),
      '%'.repeat(10_000),
    ],
    ...[
      'a'.repeat(3000),
      'ä ö ü ß é ñ',
      'أطفال',
      'เด็ก',
      '孩子',
      'e\u0301',
      'Spa\u00df',
      'Nöldnerplatz'.normalize('NFD'),
    ],
  ])('never fails: %j', async (search) => {
    const { status, errors } = await example.ask(query, { search });
    expect([status, errors]).toEqual([200, undefined]);
    const suggested = await example.ask('query ($text: String!) { suggest(text: $text) { __typename } }', {
      text: search,
    });
    expect([suggested.status, suggested.errors]).toEqual([200, undefined]);
  });

  test('reads letters that were put together from parts', async () => {
    expect(await find(example, 'Nöldnerplatz'.normalize('NFD'))).toEqual(await find(example, 'Nöldnerplatz'));
  });
});

describe('the order of what a search finds', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi('empty');
    await writeActors(api.database.orm, [
      { name: 'D Beschreibung', description: 'Hier gibt es Bogenschießen und Spaß.' },
      { name: 'C Kurztext', summary: 'Bogenschießen für alle.' },
      { name: 'B Anderer Name', alternateNames: ['Bogenschießen Nord'] },
      { name: 'A Bogenschießen' },
      { name: 'A Bogenschießenfreunde' },
      { name: 'C und D', summary: 'Bogenschießen für alle.', description: 'Bogenschießen, den ganzen Tag.' },
      { name: 'Entwurf Bogenschießen', state: 'DRAFT' },
      { name: 'Akzeptanz und Distanz', summary: 'Nichts davon tanzt.' },
      { name: 'Sport im Osten', topics: ['sport'] },
      { name: 'Äpfel', summary: 'Obst' },
      { name: 'Zitronen', summary: 'Obst' },
      { name: 'Birnen', summary: 'Obst' },
    ]);
  });
  afterAll(() => api.close());

  test('name before other name before summary before description, as typed before similar; no drafts', async () => {
    expect(await find(api, 'Bogenschießen')).toEqual([
      ...['A Bogenschießen', 'A Bogenschießenfreunde', 'B Anderer Name', 'C und D', 'C Kurztext', 'D Beschreibung'],
    ]);
  });

  test('is the German alphabet among equals', async () => {
    expect(await find(api, 'Obst')).toEqual(['Äpfel', 'Birnen', 'Zitronen']);
  });

  test.each(['Spass', 'Spaß', 'SPASS', 'spaß', 'bogenschiessen', 'Bogenschiesen', 'Bogenschissen'])(
    '"%s" finds what is written otherwise',
    async (search) => {
      expect(await find(api, search)).toContain('D Beschreibung');
    },
  );

  test('finds a topic by its name and synonyms, and a new synonym at once', async () => {
    expect(await find(api, 'Gymnastik')).toEqual(['Sport im Osten']);
    expect(await find(api, 'Sportverien')).toContain('Sport im Osten');
    const synonyms = JSON.stringify({ de: ['Trampolin', 'auf Stelzen gehen'] });
    await api.database.orm.em
      .fork()
      .execute('update topic set synonyms = ?::jsonb where slug = ?', [synonyms, 'sport']);
    expect(await find(api, 'Gymnastik')).toEqual([]);
    expect(await find(api, 'Trampolin')).toEqual(['Sport im Osten']);
    expect(await find(api, 'Stelzen')).toEqual([]);
    expect(await find(api, 'gehen auf Stelzen')).toEqual(['Sport im Osten']);
  });
});
