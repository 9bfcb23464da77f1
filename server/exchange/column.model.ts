import { foldText } from '#server/actors/text.model.ts';
import type { Field } from './mapping.type.ts';

/**
 * Usual names of columns, German, English and OpenStreetMap, the most telling first: where a file has several, the
 * first filled one counts. Written as people write them; compared folded ("E-Mail" = "e mail", "Straße" = "strasse").
 */
const COLUMN_NAMES: Record<Field, string[]> = {
  externalId: [
    'id',
    '@id',
    'Kennung',
    'external id',
    'externe ID',
    'Kennziffer',
    'Schlüssel',
    'Schulnummer',
    'osm id',
    'uuid',
    'gml id',
    'fid',
    'Nr',
    'lfd Nr',
  ],
  source: ['source', 'Quelle', 'Datenquelle', 'Herkunft'],
  name: [
    'name',
    'Name der Einrichtung',
    'Einrichtungsname',
    'Bezeichnung',
    'Einrichtung',
    'Verein',
    'Vereinsname',
    'Organisation',
    'Organization',
    'Organisationsname',
    'Initiative',
    'Akteur',
    'Titel',
    'title',
    'official name',
    'name:de',
  ],
  alternateNames: [
    'alternate names',
    'alternative names',
    'alt name',
    'short name',
    'old name',
    'Kurzname',
    'Abkürzung',
    'Kürzel',
    'weitere Namen',
    'anderer Name',
    'auch bekannt als',
  ],
  kind: ['kind', 'Akteursart', 'Akteurstyp', 'Organisationsform'],
  category: [
    'category',
    'Kategorie',
    'Art',
    'Einrichtungsart',
    'Art der Einrichtung',
    'Typ',
    'type of facility',
    'Schulart',
    'Schulzweig',
    'social facility',
    'community centre',
    'healthcare',
    'club',
    'office',
    'amenity',
    'leisure',
    'sport',
  ],
  legalForm: ['legal form', 'Rechtsform', 'operator:legal form'],
  operatorType: [
    'operator type',
    'operator:type',
    'Trägerart',
    'Art des Trägers',
    'Trägertyp',
    'Trägerschaft',
    'ownership',
  ],
  runByName: ['operator', 'Träger', 'Trägername', 'Name des Trägers', 'Betreiber', 'run by'],
  summary: ['summary', 'Kurzbeschreibung', 'Zusammenfassung', 'Kurztext', 'short description', 'description:short'],
  description: [
    'description',
    'Beschreibung',
    'description:de',
    'Text',
    'Angebot',
    'Angebote',
    'Über uns',
    'about',
    'Aufgaben',
    'note',
  ],
  topics: ['topics', 'topic', 'Themen', 'Thema', 'Schwerpunkte', 'Handlungsfelder'],
  targetGroups: ['target groups', 'target group', 'Zielgruppe', 'Zielgruppen', 'social facility:for'],
  languages: ['languages', 'language', 'Sprachen', 'Sprache', 'spoken languages'],
  email: ['email', 'contact:email', 'Mail', 'E-Mail-Adresse', 'Mailadresse', 'operator:email'],
  phone: [
    'phone',
    'contact:phone',
    'Telefon',
    'Telefonnummer',
    'Tel',
    'Fon',
    'Festnetz',
    'telephone',
    'phone number',
    'Rufnummer',
    'contact:mobile',
    'mobile',
    'Mobil',
    'Handy',
  ],
  website: [
    'website',
    'contact:website',
    'url',
    'Internet',
    'Internetadresse',
    'Webseite',
    'Homepage',
    'Web',
    'Webadresse',
    'WWW',
    'Link',
    'contact:url',
  ],
  openingHours: ['opening hours', 'Öffnungszeiten', 'Öffnungszeit', 'Sprechzeiten', 'Sprechstunden', 'hours'],
  wheelchair: [
    'wheelchair',
    'Rollstuhl',
    'rollstuhlgerecht',
    'barrierefrei',
    'Barrierefreiheit',
    'Zugang',
    'accessible',
  ],
  street: [
    'street',
    'addr:street',
    'Straße',
    'Strassenname',
    'Straßenname',
    'Str',
    'Adresse',
    'Anschrift',
    'address',
    'street address',
    'contact:street',
    'Straße und Hausnummer',
    'Straße Nr',
    'Straße Hausnr',
  ],
  houseNumber: [
    'house number',
    'housenumber',
    'addr:housenumber',
    'Hausnummer',
    'Hausnr',
    'Haus Nr',
    'HNr',
    'contact:housenumber',
  ],
  postalCode: [
    'postal code',
    'postcode',
    'addr:postcode',
    'PLZ',
    'Postleitzahl',
    'zip',
    'zip code',
    'contact:postcode',
  ],
  city: ['city', 'addr:city', 'Ort', 'Stadt', 'Wohnort', 'town', 'contact:city'],
  latitude: ['latitude', 'lat', 'Breitengrad', 'Breite', '@lat', 'geo lat', 'WGS84 Breite'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'Längengrad', 'Länge', '@lon', 'geo lon', 'geo long', 'WGS84 Länge'],
  confirmedAt: [
    'data date',
    'Stand',
    'Datenstand',
    'check date',
    'check date:opening hours',
    'updated at',
    'last updated',
    'aktualisiert',
    'aktualisiert am',
    'letzte Änderung',
    'Aktualität',
    'as of',
  ],
};

const FIELD_NAMES = Object.keys(COLUMN_NAMES).filter(isField);

function isField(name: string): name is Field {
  return name in COLUMN_NAMES;
}

/** All fields, in the order in which a mapping file shows them. */
export function allFields(): Field[] {
  return [...FIELD_NAMES];
}

/**
 * Says which columns of a header mean what. Our own field names are understood too, and the prefixes under which tools
 * nest tags ("properties.", "tags.", "address.") are looked through. Columns nobody knows are left out.
 */
export function recogniseColumns(header: readonly string[]): Partial<Record<Field, string[]>> {
  const byName = new Map<string, string[]>();
  for (const column of header) {
    const folded = foldColumn(column);
    byName.set(folded, [...(byName.get(folded) ?? []), column]);
  }
  const columns: Partial<Record<Field, string[]>> = {};
  for (const field of FIELD_NAMES) {
    const known = new Set([foldColumn(field), ...COLUMN_NAMES[field].map(foldColumn)]);
    const found = [...known].flatMap((name) => byName.get(name) ?? []);
    if (found.length > 0) columns[field] = found;
  }
  return columns;
}

function foldColumn(column: string): string {
  const unnested = column.replace(/^(?:properties|tags|address|contact)\./i, '');
  return foldText(unnested).replaceAll(' ', '');
}
