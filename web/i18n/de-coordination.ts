import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** What the coordinator sees. */
export const coordinationMessages = {
  deskBack: 'Zum Schreibtisch',
  deskToday: 'Heute',
  deskNothing: 'Gerade wartet nichts. Schön.',
  deskTask: {
    REVIEW: (n: number) => plural('de', n, { one: 'Änderung ansehen', other: 'Änderungen ansehen' }),
    REPORTS: (n: number) => plural('de', n, { one: 'Hinweis beantworten', other: 'Hinweise beantworten' }),
    REMINDERS: (n: number) => plural('de', n, { one: 'Erinnerung', other: 'Erinnerungen' }),
    PROPOSALS: (n: number) => plural('de', n, { one: 'Vorschlag: „Wir fehlen“', other: 'Vorschläge: „Wir fehlen“' }),
    CLAIMS: (n: number) => plural('de', n, { one: 'Anfrage: „Das sind wir“', other: 'Anfragen: „Das sind wir“' }),
    CALLS: (n: number) =>
      plural('de', n, { one: 'Anruf: Stimmt der Eintrag noch?', other: 'Anrufe: Stimmt der Eintrag noch?' }),
    DUPLICATES: (n: number) =>
      plural('de', n, { one: 'Paar, das doppelt sein könnte', other: 'Paare, die doppelt sein könnten' }),
    UNCONFIRMED: (n: number) =>
      plural('de', n, { one: 'Eintrag lange nicht bestätigt', other: 'Einträge lange nicht bestätigt' }),
    INCOMPLETE: (n: number) => plural('de', n, { one: 'Eintrag unvollständig', other: 'Einträge unvollständig' }),
    PARKED_MAIL: (n: number) => plural('de', n, { one: 'Mail kam nicht an', other: 'Mails kamen nicht an' }),
  },
  deskMinutes: (n: number) => (n < 90 ? `${count(n)} min` : `${count(Math.round(n / 60))} Std.`),
  deskFind: 'Eintrag öffnen',
  deskFindLabel: 'Name oder Stichwort',
  deskFindNone: 'Dazu gibt es keinen Eintrag.',
  deskMisses: 'Gesucht, nicht gefunden',
  deskNoMisses: 'Noch kein Wort wurde an fünf Tagen vergeblich gesucht.',
  deskMissDays: (n: number) => `an ${count(n)} Tagen`,
  deskYear: 'Das Jahr',
  deskEntries: (n: number) => plural('de', n, { one: 'Eintrag', other: 'Einträge' }),
  deskConfirmed: (share: number) =>
    `davon in den letzten zwölf Monaten bestätigt (${new Intl.NumberFormat('de', { style: 'percent' }).format(share)})`,
  deskKept: 'davon von eigenen Leuten gepflegt',
  deskWithoutPartner: 'ohne bestätigte Kooperation',
  worklist: { UNCONFIRMED: 'Lange nicht bestätigt', INCOMPLETE: 'Unvollständige Einträge' },
  worklistCount: (n: number) => plural('de', n, { one: '1 Eintrag', other: `${count(n)} Einträge` }),
  worklistDone: 'Alles erledigt.',
  worklistLack: { PLACE: 'kein Ort', TOPIC: 'kein Thema', CONTACT: 'kein Kontakt' },
  worklistNext: 'Weiter',
  worklistBefore: 'Zurück',
  reminders: 'Erinnerungen',
  remindersCount: (n: number) =>
    plural('de', n, { one: '1 offene Erinnerung', other: `${count(n)} offene Erinnerungen` }),
  reminderDue: (day: string) => `für ${day}`,
  reminderDone: 'Erledigt',
  reminderDoneOn: (day: string) => `erledigt am ${day}`,
  mailLog: 'Verschickte Mails',
  mailLogShow: 'Zeigen:',
  mailLogAll: 'alle',
  mailLogCount: (n: number) => plural('de', n, { one: '1 Mail', other: `${count(n)} Mails` }),
  mailState: { QUEUED: 'wartet', SENT: 'verschickt', PARKED: 'nicht zustellbar' },
  mailTo: (address: string) => `an ${address}`,
  mailRefused: (reason: string, n: number) =>
    `Der Mailserver sagte: „${reason}“ (${plural('de', n, { one: 'ein Versuch', other: `${count(n)} Versuche` })})`,
  fileConfirmed: (day: string, who: string) => (who === '' ? `bestätigt am ${day}` : `bestätigt am ${day} von ${who}`),
  fileKeepers: 'Wer den Eintrag pflegt',
  fileNoKeepers: 'Noch niemand. Sie pflegen ihn für die Gruppe.',
  fileOwner: 'darf andere einladen',
  fileNotSeen: 'In den letzten Monaten nicht hier gewesen',
  fileContacts: 'Ansprechpersonen',
  fileContactsHint: 'Nur für die Koordination. Nichts davon wird öffentlich.',
  fileNotes: 'Notizen, Anrufe, Erinnerungen',
  fileNoNotes: 'Noch nichts notiert.',
  fileRemove: 'Löschen',
  fileRemoveSure: 'Ja, endgültig löschen',
  fileKeep: 'Behalten',
  fileFailed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
  fileStanding: {
    saving: 'Wird gespeichert',
    saved: 'Gespeichert.',
    changedMeanwhile: 'Das hat inzwischen jemand geändert. Laden Sie die Seite neu; Ihr Text steht noch hier.',
    signedOut:
      'Sie sind nicht mehr angemeldet. Melden Sie sich in einem neuen Fenster an und speichern Sie dann noch einmal.',
    failed: 'Das hat nicht geklappt. Ihr Text steht noch hier: Versuchen Sie es noch einmal.',
  },
  noteKindLegend: 'Was ist es?',
  noteKind: { NOTE: 'Notiz', CALL: 'Anruf', REMINDER: 'Erinnerung' },
  noteText: 'Was soll notiert werden?',
  noteDay: 'Wann soll es auftauchen?',
  noteAdd: 'Notieren',
  noteWritten: (who: string, day: string) => `${who}, ${day}`,
  contactAdd: 'Person hinzufügen',
  contactSave: 'Speichern',
  contactCancel: 'Abbrechen',
  contactField: {
    name: 'Name',
    task: 'Aufgabe dort',
    phone: 'Telefon',
    email: 'Mailadresse',
    remark: 'Was man wissen sollte',
  },
};

export type CoordinationMessages = typeof coordinationMessages;
