import { accountMessages } from './de-account.ts';
import { actorMessages } from './de-actor.ts';
import { directoryMessages } from './de-directory.ts';
import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('de').format(n);

/** The source catalogue: keys say what a text means. `en.ts` must have exactly these. */
const generalMessages = {
  skipToContent: 'Zum Inhalt springen',
  mainNavigation: 'Hauptnavigation',
  footerNavigation: 'Über diese Seite',
  exampleStripName: 'Hinweis zu den Daten',
  exampleStrip: 'Beispieldaten: Alle Einträge sind erfunden.',
  exampleStripLink: 'Was das heißt',
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
  homeTopics: 'Nach Thema suchen',
  homeNear: 'Nah bei mir',
  homeNearLabel: 'Ihre Straße',
  homeNearSubmit: 'In der Nähe zeigen',
  homeMap: 'Nach Stadtteil suchen',
  homeMapTotal: (n: number, districts: number) =>
    `${plural('de', n, { one: '1 Eintrag', other: `${count(n)} Einträge` })} in ${plural('de', districts, { one: 'einem Stadtteil', other: `${count(districts)} Stadtteilen` })}`,
  homeMapLink: 'Alle ansehen',
  outlineCredit: (credit: string) => `Grenzen: ${credit}`,
  askUs: 'Fragen Sie uns',
  askUsText: 'Sie finden nicht, was Sie brauchen? Wir helfen gern weiter.',
  askUsHours: (hours: string) => `Erreichbar: ${hours}`,
  call: (phone: string) => `Anrufen: ${phone}`,
  write: 'E-Mail schreiben',
  doorJoin: 'Mitmachen',
  doorJoinText: 'Zeit haben, helfen, etwas anstoßen: Hier werden Menschen gesucht.',
  doorJoinSearch: 'Ehrenamt',
  doorJoinLink: 'Ehrenamt im Kiez finden',
  doorActors: 'Sie sind ein Verein?',
  doorActorsText: 'Prüfen Sie, ob Ihr Eintrag stimmt, oder lassen Sie sich aufnehmen.',
  doorActorsLink: 'So steht man hier',
  propose: 'Wir fehlen',
  proposeAsk: 'Fehlt hier jemand?',

  searchLabel: 'Was suchen Sie?',
  searchPlaceholder: 'z. B. Deutsch lernen, Tanzen',
  searchSubmit: 'Suchen',
  searchExamplesLead: 'Andere fragen:',
  searchExamples: ['jemand zum Reden', 'Hausaufgabenhilfe', 'Deutsch lernen'],
  suggestions: 'Vorschläge',
  suggestionKind: {
    ActorSuggestion: 'Eintrag',
    TopicSuggestion: 'Thema',
    TargetGroupSuggestion: 'Für wen',
    DistrictSuggestion: 'Stadtteil',
    StreetSuggestion: 'In der Nähe von',
  },

  textDescription: (title: string, operator: string) => `${title}: ein Text von ${operator}.`,

  keptTitle: 'Ihre Merkliste',
  keptSharedTitle: 'Eine Merkliste für Sie',
  keptDescription: 'Einträge, die Sie sich gemerkt haben.',
  keptEmpty: 'Noch steht hier nichts. Tippen Sie bei einem Eintrag auf den Stern.',
  keptEmptyLink: 'Einträge ansehen',
  keptPrivacy: 'Die Liste liegt nur in diesem Browser. Mit dem Link können Sie sie weitergeben.',
  keptNeedsScript: 'Die eigene Merkliste braucht JavaScript. Ein Link zu einer Merkliste geht auch ohne.',
  keptTakeOver: 'Alle auf meine Merkliste',
  keptClear: 'Liste leeren',

  notFoundTitle: 'Diese Seite gibt es nicht',
  notFoundText: 'Vielleicht ist der Eintrag umgezogen, oder die Adresse hat einen Tippfehler.',
  notFoundSearch: 'Alle Einträge ansehen',
  errorTitle: 'Das hat nicht geklappt',
  errorText: 'Der Server konnte gerade nicht antworten. Ihre Eingaben stehen noch in der Adresszeile.',
  refusedTitle: 'Diese Adresse verstehen wir nicht',
  refusedText: 'In der Adresszeile steht eine Auswahl, die es nicht gibt.',
  limitedTitle: 'Bitte einen Moment Geduld',
  limitedText:
    'Von Ihrem Internetanschluss kamen in der letzten Minute sehr viele Anfragen. Warten Sie eine Minute und laden Sie die Seite dann neu. Rufen Sie uns sonst gern an.',
  pageNotLoaded: 'Diese Seite konnte nicht geladen werden. Vielleicht ist die Verbindung unterbrochen.',
  errorRetry: 'Noch einmal versuchen',
  errorId: (id: string) => `Kennung für Rückfragen: ${id}`,
  loading: 'Wird geladen',
};

export const messages = {
  ...generalMessages,
  ...directoryMessages,
  ...actorMessages,
  ...accountMessages,
};

export type GeneralMessages = typeof generalMessages;
export type Messages = typeof messages;
