import type { MailText } from '#server/mail/mail.type.ts';

export interface InvitationMail {
  siteName: string;
  actorName: string;
  /** who invites; null: somebody pressed "that is us" at the entry */
  inviter: string | null;
  locale: string;
  link: string;
  expiresAt: Date;
}

/** The mail with the link to accept an invitation; by whom and to what stands in the mail itself. */
export function invitationMail({ siteName, actorName, inviter, locale, link, expiresAt }: InvitationMail): MailText {
  const until = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Berlin',
  }).format(expiresAt);
  const said = { siteName, actorName, inviter, until };
  const { subject, why, open, means, unasked } = locale === 'de' ? german(said) : english(said);
  return { subject, paragraphs: [why, { text: open, link }, means, unasked] };
}

type Said = Pick<InvitationMail, 'siteName' | 'actorName' | 'inviter'> & { until: string };

const german = ({ siteName, actorName, inviter, until }: Said) => ({
  subject: `Den Eintrag „${actorName}“ pflegen`,
  why:
    inviter === null
      ? `Guten Tag, jemand möchte den Eintrag „${actorName}“ bei ${siteName} pflegen und hat dort auf „Das sind wir“ gedrückt. Sie bekommen diese Mail, weil Ihre Adresse öffentlich im Eintrag steht.`
      : `Guten Tag, ${inviter} lädt Sie ein, den Eintrag „${actorName}“ bei ${siteName} mit zu pflegen.`,
  open: `Öffnen Sie diesen Link und drücken Sie dort auf den Knopf. Er gilt bis zum ${until} und nur einmal:`,
  means: 'Danach können Sie den Eintrag ändern. Ein Passwort brauchen Sie nicht.',
  unasked:
    'Damit haben Sie nichts zu tun? Dann müssen Sie nichts machen. Ohne diese Mail bekommt niemand den Eintrag in die Hand.',
});

const english = ({ siteName, actorName, inviter, until }: Said) => ({
  subject: `Keep the entry “${actorName}”`,
  why:
    inviter === null
      ? `Hello, somebody wants to keep the entry “${actorName}” on ${siteName} and pressed “That is us” there. You get this mail because your address is public in the entry.`
      : `Hello, ${inviter} invites you to help keep the entry “${actorName}” on ${siteName}.`,
  open: `Open this link and press the button there. It is good until ${until}, and once:`,
  means: 'Then you can change the entry. You need no password.',
  unasked:
    'This has nothing to do with you? Then there is nothing to do. Without this mail nobody gets hold of the entry.',
});
