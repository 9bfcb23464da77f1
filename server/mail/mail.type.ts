/** A part of a mail: words, or words with a link or a code below them. */
export type MailParagraph = string | { text: string; link: string } | { text: string; code: string };

/** A mail before it has a form: text and HTML are made of the same paragraphs. */
export interface MailText {
  subject: string;
  paragraphs: readonly MailParagraph[];
}

export interface Recipient {
  name: string | null;
  address: string;
}
