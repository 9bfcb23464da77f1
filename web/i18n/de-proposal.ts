import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** "Wir fehlen": who is missing here, and what the coordinator makes of it. */
export const proposalMessages = {
  proposalTitle: 'Wir fehlen: jemanden vorschlagen',
  proposalTitleAgain: (title: string) => `Noch nicht gesendet: ${title}`,
  proposalDescription:
    'Ein Verein, eine Initiative oder eine Einrichtung fehlt hier? Schlagen Sie sie vor. Dafür brauchen Sie kein Konto.',
  proposalIntroduction:
    'Ein Verein, eine Initiative oder eine Einrichtung fehlt hier? Sagen Sie uns, wer es ist. Es dauert wenige Minuten, und Sie brauchen kein Konto. Die Koordination sieht jeden Vorschlag an, bevor er öffentlich wird.',
  proposalWho: 'Wer hier steht und wer nicht',
  proposalNoMail: 'Das geht hier noch nicht: Diese Seite kann keine Mails verschicken. Sagen Sie es uns gern selbst.',
  proposalInPerson: 'Lieber persönlich?',
  proposalProblems: 'Noch nicht gesendet: Bitte sehen Sie sich das an',
  proposalName: 'Wie heißt es?',
  proposalKind: 'Was ist es?',
  proposalKinds: {
    ASSOCIATION: 'ein Verein',
    INITIATIVE: 'eine Initiative, eine Gruppe, ein Projekt',
    INSTITUTION: 'eine Einrichtung, ein Träger, ein Amt',
  },
  proposalSummary: 'Was macht man dort? Zwei Sätze reichen.',
  proposalSummaryHint: 'Zum Beispiel: „Wir reparieren zusammen, was kaputt ist. Jeden ersten Samstag, kostenlos.“',
  proposalTopics: 'Um welche Themen geht es? (höchstens fünf)',
  proposalWhere: 'Wo ist es?',
  proposalWhereHint: 'Kein fester Ort? Dann lassen Sie die Straße frei und wählen nur den Stadtteil.',
  proposalStreet: 'Straße und Hausnummer',
  proposalPostalCode: 'Postleitzahl (freiwillig)',
  proposalDistrict: 'Stadtteil',
  proposalDistrictUnknown: 'weiß ich nicht',
  proposalReach: 'Wie erreicht man es?',
  proposalReachHint: 'Das steht später öffentlich da. Eines davon reicht.',
  proposalPhone: 'Telefon',
  proposalEmail: 'Mailadresse für alle',
  proposalWebsite: 'Webseite',
  proposalMayBePublic:
    'Nummer oder Adresse gehören einer einzelnen Person, und sie ist einverstanden, dass alle sie sehen. (Ohne Häkchen zeigen wir private Handynummern und Mailadressen nicht.)',
  proposalYou: 'Wer sind Sie?',
  proposalYouHint: 'Das sieht nur die Koordination.',
  proposalYourName: 'Ihr Name',
  proposalYourEmail: 'Ihre Mailadresse',
  proposalYourEmailHint:
    'Wir schicken Ihnen eine Mail mit einem Knopf. Erst wenn Sie ihn drücken, kommt der Vorschlag an.',
  proposalBelongs: 'Gehören Sie selbst dazu?',
  proposalBelongsYes: 'Ja, ich gehöre dazu und möchte den Eintrag pflegen.',
  proposalBelongsNo: 'Nein, ich kenne es nur.',
  proposalConsent:
    'Ich bin einverstanden, dass mein Name und meine Mailadresse gespeichert werden, um meinen Vorschlag zu prüfen und mir zu antworten. Danach werden sie bei diesem Vorschlag gelöscht. Wenn ich den Eintrag pflege, bleiben sie in meinem Konto.',
  proposalSend: 'Vorschlag senden',
  proposalSendAnyway: 'Es ist keiner davon: Vorschlag senden',
  proposalSimilar: 'Vielleicht steht es schon hier. Ist es einer von diesen?',
  proposalSimilarNone:
    'Die Seiten öffnen sich in einem neuen Fenster: Was Sie hier geschrieben haben, bleibt stehen. Es ist keiner davon? Dann machen Sie einfach weiter.',
  proposalClaim: (name: string) => `„${name}“: Das sind wir`,
  proposalReport: (name: string) => `An „${name}“ stimmt etwas nicht`,
  proposalSent: 'Fast geschafft: Sehen Sie in Ihre Mails',
  proposalSentText:
    'Wir haben Ihnen eine Mail mit einem Link geschickt. Öffnen Sie ihn und drücken Sie auf den Knopf: Dann kommt Ihr Vorschlag bei uns an. Der Link gilt drei Tage.',
  proposalSentNoMail: 'Keine Mail da? Sehen Sie im Spam-Ordner nach, oder rufen Sie uns an.',
  proposalConfirm: 'Vorschlag bestätigen',
  proposalConfirmText:
    'Drücken Sie auf den Knopf. Dann wissen wir, dass die Mailadresse Ihre ist, und sehen uns den Vorschlag an.',
  proposalWaits: 'Danke, Ihr Vorschlag ist da. Wir sehen ihn uns an und schreiben Ihnen dann, was daraus geworden ist.',
  proposalOver:
    'Dieser Link gilt nicht mehr: Er ist zu alt, oder über den Vorschlag ist schon entschieden. Sie können es noch einmal vorschlagen.',
  proposals: 'Vorschläge: „Wir fehlen“',
  proposalsCount: (n: number) =>
    plural('de', n, { one: '1 Vorschlag wartet.', other: `${count(n)} Vorschläge warten.` }),
  proposalsNone: 'Gerade wartet kein Vorschlag auf Sie.',
  proposalsDone: (name: string) => `„${name}“ ist erledigt, die Person bekommt eine Mail.`,
  proposalsPublished: 'Zum neuen Eintrag',
  proposalsFrom: (who: string, day: string) => `Von ${who}, bestätigt am ${day}.`,
  proposalsBelongs: 'Gehört nach eigenen Worten dazu.',
  proposalsKnows: 'Gehört nicht dazu, kennt es nur.',
  proposalsNoPlace: 'kein fester Ort',
  proposalsNoDistrict: 'kein Stadtteil gewählt',
  proposalsPoint: (entry: string) => `Der Punkt auf der Karte kommt von „${entry}“ im selben Haus.`,
  proposalsNoPoint:
    'Zu dieser Adresse kennen wir noch keinen Punkt. Ohne Punkt steht der Eintrag in der Liste, aber nicht auf der Karte.',
  proposalsPointLabel: 'Breite und Länge (freiwillig)',
  proposalsPointHint: 'So, wie Karten sie angeben: 52.5055, 13.4935',
  proposalsTwins: 'Sieht aus wie',
  proposalsNoTwins: 'Wir haben nichts Ähnliches gefunden.',
  proposalsArchived: 'archiviert',
  proposalsIsThis: 'Das ist es schon',
  proposalsIsThisOf: (name: string) => `„${name}“ ist es schon`,
  proposalsNotPublic: (name: string) => `„${name}“ ist nicht öffentlich: erst ansehen und wieder zeigen`,
  proposalsKeep: (who: string) => `${who} pflegt den Eintrag von jetzt an`,
  proposalsPublish: 'Veröffentlichen',
  proposalsLinkLabel: 'Steht schon hier: Adresse der Seite',
  proposalsLink: 'Auf diesen Eintrag verweisen',
  proposalsReason: 'Nicht aufnehmen: Ihr Grund',
  proposalsReasonHint: 'Er steht in der Mail an die Person.',
  proposalsRefuse: 'Nicht aufnehmen',
  proposalsTaken: 'Darüber hat inzwischen jemand anderes entschieden.',
  proposalsFailed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
};

export type ProposalMessages = typeof proposalMessages;
