import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** Entries that are probably the same, and how two become one. */
export const duplicateMessages = {
  duplicates: 'Doppelte Einträge',
  duplicatesCount: (n: number) => plural('de', n, { one: '1 Paar zu prüfen', other: `${count(n)} Paare zu prüfen` }),
  duplicatesNone: 'Gerade sieht nichts doppelt aus.',
  duplicatesLook: 'Noch einmal suchen',
  duplicatesLooking: 'Wird gesucht',
  duplicatesLooked: 'Fertig gesucht.',
  duplicatesCompare: 'Vergleichen',
  duplicatesCompareOf: (one: string, other: string) => `„${one}“ und „${other}“ vergleichen`,
  duplicateScore: (score: number): string =>
    score >= 0.85 ? 'fast sicher dasselbe' : score >= 0.75 ? 'wahrscheinlich dasselbe' : 'vielleicht dasselbe',
  duplicateReason: {
    SAME_NAME: () => 'gleicher Name',
    SIMILAR_NAME: (percent: number) => `ähnlicher Name (${count(percent)} %)`,
    SAME_ADDRESS: () => 'gleiche Adresse',
    APART: (metres: number) => `${count(metres)} m auseinander`,
    SAME_EMAIL: () => 'gleiche Mailadresse',
    SAME_PHONE: () => 'gleiche Telefonnummer',
    SAME_WEBSITE: () => 'gleiche Webseite',
  },
  duplicateSource: (sources: string) => (sources === '' ? 'von Hand eingetragen' : `aus ${sources}`),
  duplicateHidden: 'nicht öffentlich',
  duplicateDismiss: 'Kein Doppel',
  duplicateDismissed: (one: string, other: string) =>
    `Gemerkt: „${one}“ und „${other}“ sind zweierlei. Sie werden nicht wieder vorgeschlagen.`,
  mergeTitle: 'Zwei Einträge vergleichen',
  mergeIntro: 'Wählen Sie für jedes Feld, was stehen bleibt. Was gleich ist, ist hier nicht aufgeführt.',
  mergeFieldsSame: 'Alle Felder stimmen überein.',
  mergeFirst: 'Erster Eintrag',
  mergeSecond: 'Zweiter Eintrag',
  mergeEmpty: 'leer',
  mergeField: {
    NAME: 'Name',
    KIND: 'Art',
    LEGAL_FORM: 'Rechtsform',
    OPERATOR_TYPE: 'Art des Trägers',
    RUN_BY: 'Träger',
    SUMMARY: 'In ein, zwei Sätzen',
    DESCRIPTION: 'Beschreibung',
    PLAIN_LANGUAGE: 'Einfache Sprache',
    EASY_LANGUAGE: 'Leichte Sprache',
    EMAIL: 'Mailadresse, die zuerst steht',
    PHONE: 'Telefonnummer, die zuerst steht',
    WEBSITE: 'Webseite',
    OPEN_TO_COOPERATION: 'Offen für Kooperationen',
  },
  mergeYes: 'ja',
  mergeNo: 'nein',
  mergePlaces: 'Welche Orte bleiben?',
  mergePlaceOf: (entry: string) => `aus „${entry}“`,
  mergeNoStreet: 'Ort ohne Adresse',
  mergeUnited:
    'Von selbst kommt zusammen: alle Themen, Zielgruppen, Sprachen und Kontakte, die Kooperationen, wer den Eintrag pflegt, Notizen und Verlauf. Alle alten Adressen führen zum gemeinsamen Eintrag.',
  mergeBelongings: ({ cooperations, keepers, filed }: { cooperations: number; keepers: number; filed: number }) =>
    [
      plural('de', cooperations, { one: '1 Kooperation', other: `${count(cooperations)} Kooperationen` }),
      plural('de', keepers, { one: '1 Person pflegt ihn', other: `${count(keepers)} Personen pflegen ihn` }),
      plural('de', filed, { one: '1 Notiz oder Person', other: `${count(filed)} Notizen und Personen` }),
    ].join(' · '),
  mergeEnding: (titles: string) => `Nur zwischen diesen beiden gibt es: ${titles}. Das fällt weg.`,
  mergeAsk: 'Zusammenführen …',
  mergeQuestion: (one: string, other: string) =>
    `„${one}“ und „${other}“ zu einem Eintrag machen? Das lässt sich nicht einfach zurücknehmen.`,
  mergeSure: 'Ja, zusammenführen',
  mergeCancel: 'Abbrechen',
  mergeDone: (name: string) => `„${name}“ ist jetzt ein Eintrag.`,
  mergeConflict:
    'Einen der beiden hat inzwischen jemand geändert. Laden Sie die Seite neu und vergleichen Sie noch einmal.',
  mergeFailed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
};

export type DuplicateMessages = typeof duplicateMessages;
