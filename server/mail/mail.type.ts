/** A part of a mail: words, or words with a link or a code below them, or what is known, a line each. */
export type MailParagraph =
  | string
  | { text: string; link: string }
  | { text: string; code: string }
  | { facts: readonly { label: string; value: string }[] };

/** A mail before it has a form: text and HTML are made of the same paragraphs. */
export interface MailText {
  subject: string;
  paragraphs: readonly MailParagraph[];
}

export interface Recipient {
  name: string | null;
  address: string;
}
