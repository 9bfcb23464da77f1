import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** What residents say about an entry, and who answers. */
export const reportMessages = {
  reportTitle: (name: string) => `Hinweis zu ${name}`,
  reportTitleAgain: (title: string) => `Noch nicht gesendet: ${title}`,
  reportDescription: 'Sagen Sie uns, was an diesem Eintrag nicht stimmt. Dafür brauchen Sie kein Konto.',
  reportBack: 'Zurück zum Eintrag',
  reportNow: 'So steht es jetzt da',
  reportNothing: 'Hier steht noch nichts.',
  reportWhole: 'Ganzer Eintrag',
  reportWholeLink: 'Mir geht es um den ganzen Eintrag',
  reportProblems: 'Noch nicht gesendet: Bitte sehen Sie sich das an',
  reportKindLegend: 'Was möchten Sie uns sagen?',
  reportKind: {
    WRONG: 'Hier stimmt etwas nicht',
    GONE: 'Das gibt es nicht mehr',
    DUPLICATE: 'Das steht doppelt hier',
    QUESTION: 'Ich habe eine Frage',
    PRAISE: 'Ich möchte etwas loben',
    UNLAWFUL: 'Ich halte etwas für rechtswidrig',
  },
  reportUnlawful:
    'Schreiben Sie bitte genau, was rechtswidrig ist und warum. Wir bestätigen den Eingang, prüfen Ihre Meldung und begründen, was wir entscheiden. Das Gesetz verlangt dafür Ihren Namen und Ihre Mailadresse, außer bei sexueller Gewalt gegen Kinder. Wir prüfen auch ohne, können Ihnen dann aber nicht antworten. Mit dem Absenden versichern Sie, dass Ihre Angaben nach bestem Wissen stimmen.',
  reportUnlawfulNoMail:
    'Schreiben Sie bitte genau, was rechtswidrig ist und warum. Wir prüfen Ihre Meldung. Mit dem Absenden versichern Sie, dass Ihre Angaben nach bestem Wissen stimmen.',
  reportText: 'Ihr Hinweis',
  reportTextHint: 'Was sollen wir wissen? Zum Beispiel: was falsch ist, und wie es richtig wäre.',
  reportAnswer: 'Möchten Sie eine Antwort?',
  reportAnswerHint:
    'Dann schreiben Sie uns, wohin. Nur wir sehen Namen und Adresse, nicht die Leute hinter dem Eintrag. Wir löschen beides 90 Tage nach unserer Antwort.',
  reportName: 'Ihr Name (freiwillig)',
  reportEmail: 'Ihre Mailadresse (freiwillig)',
  reportNoMail:
    'Antworten können wir von hier aus nicht: Diese Seite kann keine Mails verschicken. Brauchen Sie eine Antwort, rufen Sie uns bitte an.',
  reportTrap: 'Bitte leer lassen',
  reportSend: 'Hinweis senden',
  reportInPerson: 'Lieber anrufen oder eine Mail schreiben?',
  reportThanks: 'Danke, Ihr Hinweis ist angekommen',
  reportNumber: (n: string) => `Er hat die Nummer ${n}. Nennen Sie sie, wenn Sie uns dazu anrufen.`,
  reportNext: 'Wir sehen ihn uns an und bringen in Ordnung, was nicht stimmt.',
  reportNextMail: 'Haben Sie Ihre Mailadresse angegeben, schreiben wir Ihnen, was daraus geworden ist.',

  reports: 'Hinweise',
  reportsDescription: 'Was Bewohner_innen zu den Einträgen sagen.',
  reportsOfResidents: 'Was Bewohner_innen sagen',
  reportsStates: 'Welche Hinweise',
  reportsState: { OPEN: 'Offen', ANSWERED: 'Erledigt', DISMISSED: 'Abgelegt' },
  reportsCount: {
    OPEN: (n: number) => plural('de', n, { one: '1 offener Hinweis', other: `${count(n)} offene Hinweise` }),
    ANSWERED: (n: number) => plural('de', n, { one: '1 erledigter Hinweis', other: `${count(n)} erledigte Hinweise` }),
    DISMISSED: (n: number) => plural('de', n, { one: '1 abgelegter Hinweis', other: `${count(n)} abgelegte Hinweise` }),
  },
  reportsNone: {
    OPEN: 'Alles erledigt: Gerade wartet kein Hinweis auf Sie.',
    ANSWERED: 'Noch ist kein Hinweis erledigt.',
    DISMISSED: 'Noch ist kein Hinweis abgelegt.',
  },
  reportsNumber: (n: number) => `Nr. ${n}`,
  reportsFrom: (who: string) => `Von ${who}.`,
  reportsForget: 'Name und Adresse löschen',
  reportsForgetSure: 'Dann kann niemand mehr antworten. Wirklich löschen?',
  reportsForgetYes: 'Ja, löschen',
  reportsForgetNo: 'Behalten',
  reportsOfEntry: (name: string) => `${name} ansehen`,
  reportsAnswer: 'Ihre Antwort',
  reportsMailed: 'Sie geht per Mail an die Person, die geschrieben hat.',
  reportsNotMailed: 'Die Person hat keine Adresse angegeben. Was Sie schreiben, bleibt hier als Notiz.',
  reportsReasons: 'Begründen Sie Ihre Entscheidung. Das Gesetz verlangt es.',
  reportsDo: { ANSWERED: 'Erledigt', DISMISSED: 'Nichts zu tun' },
  reportsDecide: { ANSWERED: 'Meldung ist berechtigt', DISMISSED: 'Eintrag bleibt, wie er ist' },
  reportsAnswered: (answer: string) => `Antwort: ${answer}`,
  reportsAnsweredOn: (day: string) => `Bearbeitet am ${day}.`,
  reportsDone: (n: number) => `Nr. ${n} ist bearbeitet.`,
  reportsTaken: 'Jemand anderes hat diesen Hinweis schon bearbeitet.',
  reportsFailed: 'Das hat nicht geklappt. Was Sie geschrieben haben, ist noch da. Versuchen Sie es gleich noch einmal.',
  reportsSignedOut:
    'Sie sind nicht mehr angemeldet. Was Sie geschrieben haben, steht noch hier: Melden Sie sich in einem zweiten Fenster an.',
  reportsMore: 'Weitere Hinweise',
  reportsLink: (n: number) => `Hinweise ansehen (${count(n)} offen)`,
};
