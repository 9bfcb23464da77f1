import type { MailText } from '#server/mail/mail.type.ts';

/** Days in which the address of a proposal is to be proved. */
export const daysToConfirm = 3;
/** Days after a decision until all of it is forgotten, with the mails. */
export const decidedDays = 90;

interface ProposalMail {
  siteName: string;
  locale: string;
  link: string;
}

/** The mail by which the proposer proves the address. Nothing in it was typed: else it could be used to send anything to anybody. */
export function confirmProposalMail({ siteName, locale, link }: ProposalMail): MailText {
  if (locale === 'de')
    return {
      subject: `Ihr Vorschlag für ${siteName}: bitte bestätigen`,
      paragraphs: [
        `Guten Tag, Sie haben auf ${siteName} vorgeschlagen, wer dort noch fehlt.`,
        {
          text: `Öffnen Sie diesen Link und drücken Sie dort auf den Knopf. Dann wissen wir, dass Ihre Adresse stimmt, und sehen uns den Vorschlag an. Der Link gilt ${daysToConfirm} Tage:`,
          link,
        },
        'Sie haben gar nichts vorgeschlagen? Dann müssen Sie nichts tun. Ohne den Knopf löschen wir den Vorschlag und Ihre Adresse.',
      ],
    };
  return {
    subject: `Your proposal for ${siteName}: please confirm`,
    paragraphs: [
      `Hello, on ${siteName} you proposed somebody who is missing there.`,
      {
        text: `Open this link and press the button there. Then we know that your address is right, and look at the proposal. The link is good for ${daysToConfirm} days:`,
        link,
      },
      'You have not proposed anything? Then there is nothing to do. Without the button we delete the proposal and your address.',
    ],
  };
}

interface DecidedMail extends ProposalMail {
  name: string;
}

/** The entry is public. @param signIn where whoever keeps it signs in; null: the proposer does not keep it */
export function publishedProposalMail({
  siteName,
  locale,
  link,
  name,
  signIn,
}: DecidedMail & { signIn: string | null }): MailText {
  const isGerman = locale === 'de';
  const keep = isGerman
    ? 'Sie können den Eintrag jetzt selbst pflegen. Melden Sie sich mit dieser Mailadresse an, ein Passwort brauchen Sie nicht:'
    : 'You can keep the entry yourself now. Sign in with this mail address, you need no password:';
  return {
    subject: isGerman ? `„${name}“ steht jetzt bei ${siteName}` : `“${name}” is now listed on ${siteName}`,
    paragraphs: [
      {
        text: isGerman
          ? `Guten Tag, vielen Dank für Ihren Vorschlag! „${name}“ steht jetzt bei ${siteName}:`
          : `Hello, thank you for your proposal! “${name}” is now listed on ${siteName}:`,
        link,
      },
      ...(signIn === null ? [] : [{ text: keep, link: signIn }]),
    ],
  };
}

/** It was there already. @param claim where whoever belongs to it says so; null: the proposer does not */
export function listedProposalMail({
  siteName,
  locale,
  link,
  name,
  listedAs,
  claim,
}: DecidedMail & { listedAs: string; claim: string | null }): MailText {
  const isGerman = locale === 'de';
  const keep = isGerman
    ? 'Sie gehören dazu und möchten den Eintrag pflegen? Dann sagen Sie es hier („Das sind wir“):'
    : 'You belong to it and want to keep the entry? Then say so here (“That is us”):';
  return {
    subject: isGerman ? `Ihr Vorschlag „${name}“ bei ${siteName}` : `Your proposal “${name}” on ${siteName}`,
    paragraphs: [
      {
        text: isGerman
          ? `Guten Tag, vielen Dank für Ihren Vorschlag „${name}“! Es gibt dazu schon einen Eintrag bei ${siteName}, „${listedAs}“:`
          : `Hello, thank you for your proposal “${name}”! There is an entry on ${siteName} already, “${listedAs}”:`,
        link,
      },
      isGerman
        ? 'Stimmt darin etwas nicht? Auf der Seite steht „Etwas stimmt nicht?“, dort können Sie es uns sagen.'
        : 'Is something in it not right? On the page there is a link to tell us.',
      ...(claim === null ? [] : [{ text: keep, link: claim }]),
    ],
  };
}

/** The coordinator does not list it, and says why. @param link who is listed here and who is not */
export function refusedProposalMail({
  siteName,
  locale,
  link,
  name,
  reason,
  operatorEmail,
}: DecidedMail & { reason: string; operatorEmail: string }): MailText {
  const lines = reason.split(/\n+/).filter((line) => line.trim() !== '');
  if (locale === 'de')
    return {
      subject: `Ihr Vorschlag „${name}“ bei ${siteName}`,
      paragraphs: [
        `Guten Tag, vielen Dank für Ihren Vorschlag „${name}“. Wir haben ihn angesehen und nehmen ihn nicht auf. Der Grund:`,
        ...lines,
        { text: 'Wer bei uns steht und wer nicht, lesen Sie hier:', link },
        `Sie sehen es anders? Schreiben Sie an ${operatorEmail}. Ihren Namen und Ihre Mailadresse löschen wir spätestens nach ${decidedDays} Tagen.`,
      ],
    };
  return {
    subject: `Your proposal “${name}” on ${siteName}`,
    paragraphs: [
      `Hello, thank you for your proposal “${name}”. We have looked at it and do not list it. The reason:`,
      ...lines,
      { text: 'Who is listed and who is not, you can read here:', link },
      `You see it differently? Write to ${operatorEmail}. We delete your name and mail address after ${decidedDays} days at the latest.`,
    ],
  };
}
