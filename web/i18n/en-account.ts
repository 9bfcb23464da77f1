import type { accountMessages as source } from './de-account.ts';

export const accountMessages: typeof source = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInDescription: 'For associations, initiatives and institutions that keep their own entry.',
  signInIntroduction: 'You need no password. We send you a mail with a link to sign in.',
  signInAddress: 'Your mail address',
  signInNoAddress: 'This is not a whole mail address. It looks like this: name@example.org',
  signInAsk: 'Send a mail to sign in',
  signInNotEncrypted:
    'You cannot sign in here because the connection is not encrypted. The address of the page has to begin with https://.',
  signInOutdated: 'This link is not good any more. Please have a new mail sent.',
  signInNoMail: 'Signing in does not work here yet: this site cannot send mail. Do call us.',
  signInNoAccount: 'No account yet?',
  signInNoAccountText: 'Call or write to us, and we set it up with you.',
  signInLook: 'Look into your mail',
  signInSent:
    'If there is an account for this address, a mail is on its way. It holds a link and a number of six digits. Both are good for 15 minutes.',
  signInCode: 'The six digits of the mail',
  signInWrongCode:
    'This number is not right, or not good any more. Only the newest mail counts, and after five wrong numbers you need a new one.',
  signInNothingCame: 'Nothing came? Look into the spam folder, too.',
  signInAgain: 'Send a new mail',
  signInPress: 'Almost there: press the button.',
  account: 'My account',
  accountSignedOut: 'You are not signed in.',
  accountOf: (who: string) => `Signed in as ${who}.`,
  accountCoordinator: 'You coordinate this directory.',
  accountEntries: 'My entries',
  accountNoEntries: 'No entry belongs to your account yet.',
  accountEdit: 'Edit',
  accountSessions: 'Where you are signed in',
  accountUnknownDevice: 'A browser',
  accountThisBrowser: 'this browser',
  accountLastSeen: (day: string) => `last on ${day}`,
  accountEndSession: 'Sign out there',
};
