import type { MailText } from '#server/mail/mail.type.ts';
import type { ReportKind, ReportState } from './report.type.ts';

/** Days after its answer until it is forgotten whom a report is from. */
export const reporterDays = 90;

export interface ReportMail {
  siteName: string;
  /** where one can write back */
  operatorEmail: string;
  locale: string;
  number: number;
  actorName: string;
  /** day on which the report came */
  day: string;
}

/**
 * The receipt for what somebody holds to be unlawful (Digital Services Act, article 16, paragraph 4). Nothing in it was typed by
 * the reporter: else it could be used to send anything to anybody.
 */
export function receiptMail(mail: ReportMail & { link: string }): MailText {
  const words = mail.locale === 'de' ? germanReceipt(mail) : englishReceipt(mail);
  return {
    subject: words.subject,
    paragraphs: [words.arrived, { text: words.entry, link: mail.link }, words.next, words.unasked],
  };
}

export interface AnswerMail extends ReportMail {
  kind: ReportKind;
  state: Exclude<ReportState, 'OPEN'>;
  text: string;
  answer: string | null;
}

/** What came of a report; of something unlawful with the decision and the ways against it (article 16, paragraph 5). */
export function answerMail(mail: AnswerMail): MailText {
  const words = mail.locale === 'de' ? germanAnswer(mail) : englishAnswer(mail);
  const decision = mail.kind === 'UNLAWFUL' ? [mail.state === 'ANSWERED' ? words.followed : words.kept] : [];
  const answer = mail.answer === null ? [words.thanks] : linesOf(mail.answer);
  const quoted = mail.text === '' ? [] : [words.wrote, ...linesOf(mail.text)];
  const redress = mail.kind === 'UNLAWFUL' ? [words.redress] : [];
  return {
    subject: words.subject,
    paragraphs: [words.greeting, ...decision, ...answer, ...redress, ...quoted, words.forgotten],
  };
}

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

const germanReceipt = ({ siteName, number, actorName, day }: ReportMail) => ({
  subject: `Ihre Meldung Nr. ${number} bei ${siteName} ist angekommen`,
  arrived: `Guten Tag, am ${day} haben Sie uns rechtswidrigen Inhalt gemeldet. Ihre Meldung hat die Nummer ${number}.`,
  entry: `Es geht um den Eintrag „${actorName}“:`,
  next: 'Ein Mensch sieht sich das an, kein Programm. Dann schreiben wir Ihnen, was wir entschieden haben und warum.',
  unasked:
    'Sie haben nichts gemeldet? Dann hat jemand Ihre Adresse eingetragen. Schreiben Sie uns, und wir löschen sie.',
});

const englishReceipt = ({ siteName, number, actorName, day }: ReportMail): ReturnType<typeof germanReceipt> => ({
  subject: `Your report no. ${number} has arrived at ${siteName}`,
  arrived: `Hello, on ${day} you reported unlawful content. Your report has the number ${number}.`,
  entry: `It is about the entry “${actorName}”:`,
  next: 'A person looks at it, not a program. Then we write to you what we have decided, and why.',
  unasked: 'You did not report anything? Then somebody gave your address. Write to us, and we delete it.',
});

const germanAnswer = ({ number, actorName, day, operatorEmail }: ReportMail) => ({
  subject: `Antwort auf Ihren Hinweis Nr. ${number}: ${actorName}`,
  greeting: `Guten Tag, am ${day} haben Sie uns etwas zum Eintrag „${actorName}“ geschrieben. Das ist unsere Antwort:`,
  followed: 'Wir haben entschieden: Ihre Meldung ist berechtigt.',
  kept: 'Wir haben entschieden: Der Eintrag bleibt, wie er ist.',
  thanks: 'Vielen Dank! Wir haben uns darum gekümmert.',
  redress: `Entschieden hat ein Mensch. Sie sind nicht einverstanden? Schreiben Sie an ${operatorEmail}, dann prüfen wir noch einmal. Auch der Weg zu den Gerichten steht Ihnen offen.`,
  wrote: 'Sie hatten geschrieben:',
  forgotten: `Ihren Namen und Ihre Mailadresse löschen wir ${reporterDays} Tage nach dieser Antwort.`,
});

const englishAnswer = ({ number, actorName, day, operatorEmail }: ReportMail): ReturnType<typeof germanAnswer> => ({
  subject: `Answer to your report no. ${number}: ${actorName}`,
  greeting: `Hello, on ${day} you wrote to us about the entry “${actorName}”. This is our answer:`,
  followed: 'We have decided: your report is justified.',
  kept: 'We have decided: the entry stays as it is.',
  thanks: 'Thank you! We have seen to it.',
  redress: `A person has decided this. You do not agree? Write to ${operatorEmail}, and we look at it again. You may also go to court.`,
  wrote: 'You had written:',
  forgotten: `We delete your name and mail address ${reporterDays} days after this answer.`,
});
