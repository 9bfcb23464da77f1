/** The only place that knows addresses: German paths, every other language behind its prefix. */
export const locales = ['de', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'de';
/** What the entries are written in, whatever the language of the page around them. */
export const contentLanguage = 'de';

/** Paths without language prefix, as the routes know them. */
export const patterns = {
  home: '/',
  directory: '/akteure',
  actor: '/akteure/:slug',
  report: '/akteure/:slug/hinweis',
  kept: '/merkliste',
  imprint: '/impressum',
  privacy: '/datenschutz',
  accessibility: '/barrierefreiheit',
  listing: '/aufnahme',
  signIn: '/anmelden',
  signInCode: '/anmelden/code',
  signInLink: '/anmelden/link',
  signOut: '/abmelden',
  account: '/konto',
  myData: '/konto/daten',
  accountSession: '/konto/sitzung',
  edit: '/konto/eintrag/:slug',
  coordination: '/koordination',
  unconfirmed: '/koordination/unbestaetigt',
  incomplete: '/koordination/unvollstaendig',
  reminders: '/koordination/erinnerungen',
  duplicates: '/koordination/doppelte',
  merge: '/koordination/doppelte/:slug/:otherSlug',
  mailLog: '/koordination/post',
  actorFile: '/koordination/akteure/:slug',
  reports: '/koordination/hinweise',
  confirm: '/bestaetigen',
  confirmStop: '/bestaetigen/abbestellen',
  calls: '/koordination/anrufen',
  team: '/konto/eintrag/:slug/team',
  history: '/konto/eintrag/:slug/verlauf',
  invitation: '/einladung',
  claim: '/akteure/:slug/das-sind-wir',
  claimConfirm: '/anfrage',
  claims: '/koordination/anfragen',
  propose: '/wir-fehlen',
  proposeConfirm: '/wir-fehlen/bestaetigen',
  proposals: '/koordination/vorschlaege',
  review: '/koordination/pruefen',
  proposal: '/koordination/pruefen/:id',
} as const;

export const homePath = (locale: Locale): string => localised(locale, patterns.home);

/** @param query canonical query of `formatFilters`, without question mark */
export const directoryPath = (locale: Locale, query = ''): string =>
  withQuery(localised(locale, patterns.directory), query);

export const actorPath = (locale: Locale, slug: string): string =>
  localised(locale, `${patterns.directory}/${encodeURIComponent(slug)}`);

/** The form to say what is wrong with an entry; always loaded anew, because it is made for one visitor. @param field null: the whole entry */
export const reportPath = (locale: Locale, slug: string, field: string | null = null): string =>
  withQuery(
    localised(locale, patterns.report.replace(':slug', encodeURIComponent(slug))),
    field === null ? '' : `feld=${field.toLowerCase()}`,
  );

/** The drawing that leads a phone's camera to the actor's page. */
export const actorQrPath = (slug: string): string => `${patterns.directory}/${encodeURIComponent(slug)}/qr.svg`;

/** @param slugs a list to be shown to somebody else; none: the list of this browser */
export const keptPath = (locale: Locale, slugs: readonly string[] = []): string =>
  withQuery(
    localised(locale, patterns.kept),
    slugs.length > 0 ? `actors=${slugs.map(encodeURIComponent).join(',')}` : '',
  );

export const textPath = (locale: Locale, text: 'imprint' | 'privacy' | 'accessibility' | 'listing'): string =>
  localised(locale, patterns[text]);

export const signInPath = (locale: Locale): string => localised(locale, patterns.signIn);
export const signInCodePath = (locale: Locale): string => localised(locale, patterns.signInCode);
export const signInLinkPath = (locale: Locale): string => localised(locale, patterns.signInLink);
/** Where somebody takes or erases what is known of them. */
export const myDataPath = (locale: Locale): string => localised(locale, patterns.myData);
export const accountPath = (locale: Locale): string => localised(locale, patterns.account);
export const editPath = (locale: Locale, slug: string): string =>
  localised(locale, patterns.edit.replace(':slug', encodeURIComponent(slug)));
export const coordinationPath = (locale: Locale): string => localised(locale, patterns.coordination);
const worklists = { UNCONFIRMED: 'unconfirmed', INCOMPLETE: 'incomplete', REMINDERS: 'reminders' } as const;
export const worklistPath = (locale: Locale, name: keyof typeof worklists): string =>
  localised(locale, patterns[worklists[name]]);
export const callsPath = (locale: Locale): string => localised(locale, patterns.calls);
export const mailLogPath = (locale: Locale): string => localised(locale, patterns.mailLog);
export const duplicatesPath = (locale: Locale): string => localised(locale, patterns.duplicates);
export const mergePath = (locale: Locale, slug: string, otherSlug: string): string =>
  localised(locale, `${patterns.duplicates}/${encodeURIComponent(slug)}/${encodeURIComponent(otherSlug)}`);
export const actorFilePath = (locale: Locale, slug: string): string =>
  localised(locale, patterns.actorFile.replace(':slug', encodeURIComponent(slug)));
/** What residents said. @param query which of it, without question mark */
export const reportsPath = (locale: Locale, query = ''): string =>
  withQuery(localised(locale, patterns.reports), query);
/** @param token of the mail; none: the address of its form */
export const confirmPath = (locale: Locale, token = ''): string =>
  withQuery(localised(locale, patterns.confirm), token && `token=${encodeURIComponent(token)}`);
/** @param token of the mail; none: the address of its form */
export const confirmStopPath = (locale: Locale, token = ''): string =>
  withQuery(localised(locale, patterns.confirmStop), token && `token=${encodeURIComponent(token)}`);
export const teamPath = (locale: Locale, slug: string): string =>
  localised(locale, patterns.team.replace(':slug', encodeURIComponent(slug)));
export const historyPath = (locale: Locale, slug: string): string =>
  localised(locale, patterns.history.replace(':slug', encodeURIComponent(slug)));
export const invitationPath = (locale: Locale): string => localised(locale, patterns.invitation);
export const claimPath = (locale: Locale, slug: string): string =>
  localised(locale, patterns.claim.replace(':slug', encodeURIComponent(slug)));
export const claimConfirmPath = (locale: Locale): string => localised(locale, patterns.claimConfirm);
export const claimsPath = (locale: Locale): string => localised(locale, patterns.claims);
/** The form to propose who is missing; always loaded anew, because it is made for one visitor. */
export const proposePath = (locale: Locale): string => localised(locale, patterns.propose);
export const proposeConfirmPath = (locale: Locale): string => localised(locale, patterns.proposeConfirm);
export const proposalsPath = (locale: Locale): string => localised(locale, patterns.proposals);
export const reviewPath = (locale: Locale): string => localised(locale, patterns.review);
export const proposedRevisionPath = (locale: Locale, id: string): string =>
  localised(locale, patterns.proposal.replace(':id', encodeURIComponent(id)));
/** Addresses of forms alone. */
export const signOutPath = (locale: Locale): string => localised(locale, patterns.signOut);
export const accountSessionPath = (locale: Locale): string => localised(locale, patterns.accountSession);

export type PagePath = { locale: Locale; path: string };

/** Splits the language off a path: `/en/akteure` is `/akteure` in English. */
export function splitLocale(pathname: string): PagePath {
  const [, first = '', rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(pathname) ?? [];
  const locale = locales.find((candidate) => candidate === first && candidate !== defaultLocale);
  return locale ? { locale, path: rest || '/' } : { locale: defaultLocale, path: pathname };
}

/** The same page, with its query, in another language. */
export const inLocale = (page: { pathname: string; search: string }, locale: Locale): string =>
  localised(locale, splitLocale(page.pathname).path) + page.search;

export function localised(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

const withQuery = (path: string, query: string): string => (query ? `${path}?${query}` : path);
