import type { WholeFault } from '#server/http/guarded-form.ts';
import type { Problem } from '#server/problem.type.ts';

/** What can be wrong with a proposal. */
export type ProposalFault =
  | { path: 'name' | 'summary' | 'street' | 'proposerName'; what: 'long'; length: number; most: number }
  | { path: 'topics'; what: 'many'; most: number }
  | { path: 'name' | 'summary' | 'proposerName'; what: 'empty' }
  | { path: 'kind'; what: 'unchosen' }
  | { path: 'belongs'; what: 'unsaid' }
  | { path: 'street'; what: 'nowhere' }
  | { path: 'postalCode'; what: 'postalCode' }
  | { path: 'phone' | 'email' | 'website' | 'proposerEmail'; what: 'phone' | 'email' | 'website' | 'several' }
  | { path: 'consent'; what: 'consent' }
  | { path: 'similar'; what: 'similar' }
  | WholeFault;

/** A fault as a problem, in a sentence that says how to mend it. */
export function problemOf(fault: ProposalFault, locale: string): Problem {
  const sentences = locale === 'de' ? german : english;
  const code = codeOf(fault);
  if (fault.what === 'long') return { path: [fault.path], code, message: sentences.long(fault.length, fault.most) };
  if (fault.what === 'many') return { path: [fault.path], code, message: sentences.many(fault.most) };
  return { path: [fault.path], code, message: sentences[fault.what] };
}

function codeOf({ what }: ProposalFault): Problem['code'] {
  if (what === 'long' || what === 'many') return 'TOO_LONG';
  return ['empty', 'unchosen', 'unsaid', 'nowhere', 'consent'].includes(what) ? 'REQUIRED' : 'INVALID';
}

const german = {
  long: (length: number, most: number) =>
    `Das sind ${length} Zeichen, möglich sind ${most}. Bitte kürzen Sie den Text.`,
  many: (most: number) => `Bitte wählen Sie höchstens ${most} Themen: die, nach denen man hier suchen würde.`,
  empty: 'Hier fehlt noch etwas: Bitte ausfüllen.',
  unchosen: 'Bitte wählen Sie aus, was es ist.',
  unsaid: 'Bitte sagen Sie, ob Sie selbst dazugehören.',
  nowhere: 'Bitte schreiben Sie Straße und Hausnummer. Wenn es keinen festen Ort gibt, wählen Sie einen Stadtteil.',
  postalCode: 'Eine Postleitzahl hat fünf Ziffern. Sie können das Feld auch leer lassen.',
  phone: 'Das ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl, zum Beispiel 030 1234567.',
  email: 'Das ist keine vollständige Mailadresse. Sie sieht so aus: name@beispiel.de',
  website: 'Das ist keine Webadresse. Sie sieht so aus: https://www.beispiel.de',
  several: 'Hier ist nur für eines Platz. Bitte lassen Sie nur das Wichtigste stehen.',
  consent:
    'Ohne Ihr Einverständnis dürfen wir Ihren Namen und Ihre Mailadresse nicht aufheben. Bitte setzen Sie das Häkchen.',
  similar: 'Vielleicht steht es hier schon. Bitte sehen Sie nach, bevor Sie den Vorschlag senden.',
  trap: 'In einem Feld, das für Programme gedacht ist, stand etwas. Es ist jetzt leer. Bitte senden Sie noch einmal.',
  young: 'Das ging sehr schnell. Bitte lesen Sie noch einmal durch und senden Sie dann.',
  old: 'Die Seite war lange offen. Alles ist noch da: Bitte senden Sie noch einmal.',
  forged: 'Die Seite gilt nicht mehr. Alles ist noch da: Bitte senden Sie noch einmal.',
  used: 'Ihr erster Vorschlag ist angekommen, dies ist ein weiterer. Bitte senden Sie noch einmal.',
  limit:
    'Von Ihrem Anschluss kamen schon viele Vorschläge. Alles ist noch da: Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an.',
};

const english: typeof german = {
  long: (length, most) => `These are ${length} characters, and ${most} are possible. Please shorten the text.`,
  many: (most) => `Please choose ${most} topics at most: those that people would look for.`,
  empty: 'Something is missing here: please fill it in.',
  unchosen: 'Please choose what it is.',
  unsaid: 'Please say whether you belong to it yourself.',
  nowhere: 'Please write street and house number. If there is no fixed place, choose a district.',
  postalCode: 'A postal code has five digits. You can also leave this empty.',
  phone: 'This is not a phone number. Write it with its area code, such as 030 1234567.',
  email: 'This is not a whole mail address. It looks like this: name@example.org',
  website: 'This is not a web address. One looks like this: https://www.example.org',
  several: 'There is room for one only. Please leave just the most important one.',
  consent: 'Without your consent we may not keep your name and mail address. Please tick the box.',
  similar: 'Perhaps it is listed already. Please have a look before you send the proposal.',
  trap: 'There was something in a field that is meant for programs. It is empty now. Please send it again.',
  young: 'That was very fast. Please read it through once more, then send it.',
  old: 'The page was open for a long time. Everything is still here: please send it again.',
  forged: 'The page is not good any more. Everything is still here: please send it again.',
  used: 'Your first proposal has arrived, and this is another one. Please send it again.',
  limit:
    'Many proposals came from your connection already. Everything is still here: please try again later, or give us a call.',
};
