import type { MailText } from '#server/mail/mail.type.ts';

export interface SignInMail {
  siteName: string;
  locale: string;
  link: string;
  code: string;
  minutes: number;
}

/** The mail with the link and the code; what is essential stands in both of its forms. */
export function signInMail({ siteName, locale, link, code, minutes }: SignInMail): MailText {
  const words = locale === 'de' ? german(siteName, minutes) : english(siteName, minutes);
  const { subject, greeting, open, orCode, unasked } = words;
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  return { subject, paragraphs: [greeting, { text: open, link }, { text: orCode, code: spaced }, unasked] };
}

const german = (siteName: string, minutes: number) => ({
  subject: `Anmelden bei ${siteName}`,
  greeting: `Guten Tag, Sie möchten sich bei ${siteName} anmelden.`,
  open: `Öffnen Sie diesen Link und drücken Sie dort auf „Anmelden“. Er gilt ${minutes} Minuten und nur einmal:`,
  orCode: 'Oder geben Sie auf der Anmeldeseite diese Zahl ein:',
  unasked:
    'Sie wollten sich gar nicht anmelden? Dann müssen Sie nichts tun. Ohne diese Mail kommt niemand in Ihr Konto.',
});

const english = (siteName: string, minutes: number) => ({
  subject: `Sign in to ${siteName}`,
  greeting: `Hello, you want to sign in to ${siteName}.`,
  open: `Open this link and press “Sign in” there. It is good for ${minutes} minutes, and once:`,
  orCode: 'Or type this number on the sign-in page:',
  unasked: 'You did not want to sign in? Then there is nothing to do. Without this mail nobody gets into your account.',
});
