import type { WholeFault } from '#server/http/guarded-form.ts';
import type { Problem } from '#server/problem.type.ts';

/** What can be wrong with a report, or with an answer to one. */
export type ReportFault =
  | { path: 'kind'; what: 'unchosen' }
  | { path: 'text' | 'name' | 'answer'; what: 'long'; length: number; most: number }
  | { path: 'text'; what: 'empty' }
  | { path: 'email'; what: 'address' }
  | { path: 'answer'; what: 'unanswered' | 'reasons' }
  | { path: 'state'; what: 'open' }
  | WholeFault;

/** A fault as a problem, in a sentence that says how to mend it. */
export function problemOf(fault: ReportFault, locale: string): Problem {
  const sentences = locale === 'de' ? german : english;
  const message =
    fault.what === 'long' ? sentences.long(fault.length, fault.most) : (sentences[fault.what] satisfies string);
  return { path: [fault.path], code: codeOf(fault), message };
}

function codeOf({ what }: ReportFault): Problem['code'] {
  if (what === 'long') return 'TOO_LONG';
  return ['unchosen', 'empty', 'unanswered', 'reasons'].includes(what) ? 'REQUIRED' : 'INVALID';
}

const german = {
  long: (length: number, most: number) =>
    `Das sind ${length} Zeichen, möglich sind ${most}. Bitte kürzen Sie den Text.`,
  unchosen: 'Bitte wählen Sie aus, was Sie uns sagen möchten.',
  empty: 'Hier fehlt noch etwas: Bitte schreiben Sie in ein, zwei Sätzen, worum es geht.',
  address: 'Das ist keine vollständige Mailadresse. Sie sieht so aus: name@beispiel.de',
  unanswered: 'Auf eine Frage gehört eine Antwort. Bitte schreiben Sie etwas.',
  reasons: 'Wer rechtswidrigen Inhalt meldet, hat ein Recht auf eine Begründung. Bitte schreiben Sie sie auf.',
  open: 'Ein Hinweis lässt sich beantworten oder ablegen, aber nicht wieder öffnen.',
  trap: 'In einem Feld, das für Programme gedacht ist, stand etwas. Es ist jetzt leer. Bitte drücken Sie noch einmal auf „Hinweis senden“.',
  young: 'Das ging sehr schnell. Bitte lesen Sie noch einmal durch und drücken Sie dann auf „Hinweis senden“.',
  old: 'Die Seite war lange offen. Alles ist noch da: Bitte drücken Sie noch einmal auf „Hinweis senden“.',
  forged: 'Die Seite gilt nicht mehr. Alles ist noch da: Bitte drücken Sie noch einmal auf „Hinweis senden“.',
  used: 'Ihr erster Hinweis ist angekommen, dies ist ein weiterer. Bitte drücken Sie noch einmal auf „Hinweis senden“.',
  limit:
    'Von Ihrem Anschluss oder für diese Mailadresse kamen schon viele Hinweise. Alles ist noch da: Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an.',
};

const english: typeof german = {
  long: (length, most) => `These are ${length} characters, and ${most} are possible. Please shorten the text.`,
  unchosen: 'Please choose what you want to tell us.',
  empty: 'Something is missing here: please write in a sentence or two what it is about.',
  address: 'This is not a whole mail address. It looks like this: name@example.org',
  unanswered: 'A question needs an answer. Please write something.',
  reasons: 'Whoever reports unlawful content has a right to reasons. Please write them down.',
  open: 'A report can be answered or put aside, but not opened again.',
  trap: 'There was something in a field that is meant for programs. It is empty now. Please press “Send report” again.',
  young: 'That was very fast. Please read it through once more, then press “Send report”.',
  old: 'The page was open for a long time. Everything is still here: please press “Send report” again.',
  forged: 'The page is not good any more. Everything is still here: please press “Send report” again.',
  used: 'Your first report has arrived, and this is another one. Please press “Send report” again.',
  limit:
    'Many reports came from your connection or for this mail address already. Everything is still here: please try again later, or give us a call.',
};
