import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** The source catalogue: keys say what a text means. `en.ts` must have exactly these. */
export const messages = {
  skipToContent: 'Zum Inhalt springen',
  mainNavigation: 'Hauptnavigation',
  footerNavigation: 'Über diese Seite',
  exampleStripName: 'Hinweis zu den Daten',
  exampleStrip: 'Beispieldaten: Alle Einträge sind erfunden.',
  exampleStripLink: 'Eigene Daten einlesen',
  navDirectory: 'Wer ist hier?',
  navKept: 'Merkliste',
  navKeptCount: (n: number) => `Merkliste (${count(n)})`,
  otherLanguages: { de: 'Deutsch', en: 'English' },
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  accessibility: 'Barrierefreiheit',
  listing: 'Wer hier steht',
  footerFunder: (funder: string) => `Gefördert durch: ${funder}`,

  homeTitle: 'Was suchen Sie in Ihrem Kiez?',
  homeDescription: (area: string) =>
    `Vereine, Initiativen und Einrichtungen in ${area}: was sie machen, wo sie sind, wann sie geöffnet haben.`,
  searchLabel: 'Was suchen Sie?',
  searchPlaceholder: 'z. B. Deutsch lernen, Tanzen',
  searchSubmit: 'Suchen',
  searchExamplesLead: 'Andere fragen:',
  searchExamples: ['jemand zum Reden', 'Hausaufgabenhilfe', 'Deutsch lernen'],

  directoryTitle: 'Wer ist hier aktiv?',
  directoryDescription: (area: string) =>
    `Alle Vereine, Initiativen und Einrichtungen in ${area}, zum Filtern, mit Karte.`,
  resultCount: (n: number) => plural('de', n, { one: '1 Eintrag', other: `${count(n)} Einträge` }),
  nextPage: 'Weitere Einträge',

  openUntil: (time: string) => `bis ${time} geöffnet`,
  openNow: 'jetzt geöffnet',
  opensAt: (time: string) => `öffnet ${time}`,
  closedNow: 'jetzt geschlossen',
  stepFree: 'stufenlos',
  distance: (metres: string) => `${metres} entfernt`,
  noFixedPlace: 'ohne festen Ort',
  partnerCount: (n: number) => plural('de', n, { one: '1 Verbindung', other: `${count(n)} Verbindungen` }),
  neverConfirmed: 'noch nicht bestätigt',
  confirmedBy: {
    LINK: (month: string) => `selbst bestätigt, ${month}`,
    EDIT: (month: string) => `selbst bestätigt, ${month}`,
    MEETING: (month: string) => `bei einem Treffen bestätigt, ${month}`,
    PHONE: (month: string) => `am Telefon bestätigt, ${month}`,
    LETTER: (month: string) => `per Brief bestätigt, ${month}`,
    IMPORT: (month: string) => `aus einer Liste übernommen, ${month}`,
  },

  kind: { ASSOCIATION: 'Verein', INITIATIVE: 'Initiative', INSTITUTION: 'Einrichtung' },

  notFoundTitle: 'Diese Seite gibt es nicht',
  notFoundText: 'Vielleicht ist der Eintrag umgezogen, oder die Adresse hat einen Tippfehler.',
  notFoundSearch: 'Alle Einträge ansehen',
  errorTitle: 'Das hat nicht geklappt',
  errorText: 'Der Server konnte gerade nicht antworten. Ihre Eingaben stehen noch in der Adresszeile.',
  errorRetry: 'Noch einmal versuchen',
  errorId: (id: string) => `Kennung für Rückfragen: ${id}`,
  loading: 'Wird geladen',
};

export type Messages = typeof messages;
