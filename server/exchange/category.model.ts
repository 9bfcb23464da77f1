import { foldText } from '#server/actors/text.model.ts';
import type { CategoryMeaning } from './mapping.type.ts';

/**
 * Categories we can know: the facilities of the Berlin open data, words neighbourhood lists use, and OpenStreetMap
 * values. Each line: names (separated by "|") -> kind (or "-": told by each row's name) -> topics -> target groups.
 */
const KNOWN_CATEGORIES = `
Kindertagesstätte | Kita | Kindergarten | kindergarten | childcare | Kindertagespflege -> INSTITUTION -> family, learning -> children, families
Eltern-Initiativ-Kindertagesstätte | EKT | Kinderladen -> INSTITUTION -> family, learning -> children, families
Grundschule | Primarschule -> INSTITUTION -> learning -> children
Integrierte Sekundarschule | ISS | Gymnasium | Oberstufenzentrum | OSZ | Berufsschule -> INSTITUTION -> learning -> young-people
Gemeinschaftsschule | Schule | school | Freie Waldorfschule -> INSTITUTION -> learning -> children, young-people
Übrige Förderschwerpunkte | Förderschule | Schule mit sonderpädagogischem Förderschwerpunkt -> INSTITUTION -> learning, inclusion -> children, young-people, people-with-disabilities
Jugendfreizeiteinrichtungen (JFE) | Jugendfreizeiteinrichtung | JFE | KJFE | Jugendclub | Jugendzentrum | Jugend | youth centre | juvenile -> INSTITUTION -> youth -> young-people, children
PbS oder ASP oder Kinderfarm | Abenteuerspielplatz | Kinderfarm | Kinderbauernhof -> INSTITUTION -> youth, family -> children, young-people
Apotheke | pharmacy | Arzt | doctors | clinic | hospital | dentist -> INSTITUTION -> health -> everyone
Pflegeeinrichtung | Pflegeheim | Seniorenheim | nursing home | assisted living | Tagespflege -> INSTITUTION -> ageing, health -> seniors
Seniorenbegegnungsstätte | Begegnungsstätte für Senioren | Seniorentreff -> INSTITUTION -> ageing, neighbourhood -> seniors
Senioren | Alter | Leben im Alter | senior -> - -> ageing -> seniors
Nachbarschaft | Nachbarschaftshaus | Nachbarschaftstreff | Stadtteilzentrum | Stadtteilarbeit | community centre | social centre | neighbourhood -> - -> neighbourhood -> everyone
Familie | Familienzentrum | family centre | family | Elterninitiative -> - -> family -> families
Kinder | child | children -> - -> family -> children, families
Sport | Sportverein | sports centre | sports hall | sport -> - -> sport -> everyone
Umwelt | Natur | Kleingarten | Kleingartenverein | Gemeinschaftsgarten | community garden | allotments | environment -> - -> environment -> everyone
Religion | Kirchengemeinde | Gemeinde | place of worship | religion -> INSTITUTION -> neighbourhood -> everyone
Bildung | Volkshochschule | education | training | language school -> - -> learning -> everyone
Bibliothek | library -> INSTITUTION -> learning, culture -> everyone
Kultur | Kulturverein | Musikschule | Theater | arts centre | theatre | music school | cinema | museum | culture -> - -> culture -> everyone
Beratung | Beratungsstelle | Sozialberatung | Schuldnerberatung | counselling | advice | outreach -> - -> advice -> people-in-need
Gesundheit | health -> - -> health -> everyone
Selbsthilfe | Selbsthilfegruppe | self help | support group -> INITIATIVE -> self-help, health -> everyone
Ehrenamt | Freiwilligenagentur | Engagement | volunteering -> - -> volunteering -> volunteers
Wohnen | Mieten | Mieterinitiative | Mieterverein | housing -> - -> housing -> everyone
Migration | Integration | Migrantenorganisation | refugee | refugee site | migrant | diversity -> - -> diversity -> newcomers
Frauen | Frauentreff | Frauenzentrum | women -> - -> advice, neighbourhood -> women
Inklusion | Behinderung | Behindertenhilfe | workshop for disabled | disabled -> - -> inclusion -> people-with-disabilities
Demokratie | Politik | political party | politics -> - -> democracy -> everyone
Bürgerbeteiligung | Beteiligung | participation -> - -> participation -> everyone
Digitales | Medien | hackerspace | internet cafe -> - -> digital -> everyone
Obdachlosenhilfe | Wohnungslosenhilfe | homeless | shelter | food bank | Tafel | soup kitchen | underprivileged -> INSTITUTION -> advice -> people-in-need
Verein | association | e.V. | club -> ASSOCIATION -> neighbourhood -> everyone
Initiative | Gruppe | Projekt | Bürgerinitiative -> INITIATIVE -> neighbourhood -> everyone
Stiftung | foundation | charity | ngo -> - -> volunteering -> everyone
Amt | Behörde | Bezirksamt | government | townhall | employment agency -> INSTITUTION -> advice -> everyone
social facility -> INSTITUTION -> advice -> people-in-need
`;

const MEANINGS = readMeanings();

/** What a category's text means by default, or null when nobody told us yet. The spelling is folded. */
export function knownCategory(text: string): CategoryMeaning | null {
  return MEANINGS.get(foldText(text)) ?? null;
}

function readMeanings(): Map<string, CategoryMeaning> {
  const meanings = new Map<string, CategoryMeaning>();
  for (const line of KNOWN_CATEGORIES.split('\n').filter((filled) => filled !== '')) {
    const [names = '', kind = '', topics = '', targetGroups = ''] = line.split('->');
    const meaning = { kind: kindIn(kind), topics: wordsIn(topics, ','), targetGroups: wordsIn(targetGroups, ',') };
    for (const name of wordsIn(names, '|')) meanings.set(foldText(name), meaning);
  }
  return meanings;
}

function kindIn(text: string): CategoryMeaning['kind'] {
  const word = text.trim();
  return word === 'ASSOCIATION' || word === 'INITIATIVE' || word === 'INSTITUTION' ? word : null;
}

function wordsIn(text: string, separator: string): string[] {
  return text.split(separator).map((word) => word.trim());
}
