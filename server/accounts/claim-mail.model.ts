import type { MailText } from '#server/mail/mail.type.ts';

interface ClaimMail {
  siteName: string;
  actorName: string;
  locale: string;
  link: string;
}

/** The mail by which whoever claims an entry proves the address. */
export function confirmClaimMail({ siteName, actorName, locale, link }: ClaimMail): MailText {
  if (locale === 'de')
    return {
      subject: `Ihre Anfrage zu „${actorName}“`,
      paragraphs: [
        `Guten Tag, Sie möchten den Eintrag „${actorName}“ bei ${siteName} pflegen.`,
        {
          text: 'Öffnen Sie diesen Link und drücken Sie dort auf den Knopf. Dann wissen wir, dass Ihre Adresse stimmt, und sehen uns die Anfrage an. Der Link gilt drei Tage:',
          link,
        },
        'Sie haben gar nicht gefragt? Dann müssen Sie nichts tun. Ohne den Knopf löschen wir die Anfrage.',
      ],
    };
  return {
    subject: `Your request about “${actorName}”`,
    paragraphs: [
      `Hello, you want to keep the entry “${actorName}” on ${siteName}.`,
      {
        text: 'Open this link and press the button there. Then we know that your address is right, and look at the request. The link is good for three days:',
        link,
      },
      'You have not asked at all? Then there is nothing to do. Without the button we delete the request.',
    ],
  };
}

/** The coordinator's word, with the reason. */
export function decidedClaimMail({
  siteName,
  actorName,
  locale,
  link,
  accepted,
  reason,
}: ClaimMail & { accepted: boolean; reason: string }): MailText {
  const words = locale === 'de' ? german : english;
  const { subject, answer, signIn, refused } = words(actorName, siteName);
  const said = reason === '' ? [] : [reason];
  return accepted
    ? { subject, paragraphs: [answer, ...said, { text: signIn, link }] }
    : { subject, paragraphs: [refused, ...said] };
}

const german = (actorName: string, siteName: string) => ({
  subject: `Ihre Anfrage zu „${actorName}“`,
  answer: `Guten Tag, Sie können den Eintrag „${actorName}“ bei ${siteName} jetzt pflegen.`,
  signIn: 'Melden Sie sich mit dieser Mailadresse an. Ein Passwort brauchen Sie nicht:',
  refused: `Guten Tag, wir haben Ihre Anfrage angesehen. Den Eintrag „${actorName}“ bei ${siteName} geben wir Ihnen nicht. Der Grund:`,
});

const english = (actorName: string, siteName: string) => ({
  subject: `Your request about “${actorName}”`,
  answer: `Hello, you can keep the entry “${actorName}” on ${siteName} now.`,
  signIn: 'Sign in with this mail address. You need no password:',
  refused: `Hello, we have looked at your request. We do not give you the entry “${actorName}” on ${siteName}. The reason:`,
});
