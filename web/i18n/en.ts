import type { Messages } from './de.ts';
import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('en-GB').format(n);

export const messages = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main navigation',
  footerNavigation: 'About this site',
  exampleStripName: 'About the data',
  exampleStrip: 'Example data: all entries are invented.',
  exampleStripLink: 'Import your own',
  navDirectory: 'Who is here?',
  navKept: 'My list',
  navKeptCount: (n: number) => `My list (${count(n)})`,
  otherLanguages: { de: 'Deutsch', en: 'English' },
  imprint: 'Legal notice',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  listing: 'Who is listed here',
  footerFunder: (funder: string) => `Funded by: ${funder}`,

  homeTitle: 'What are you looking for in your neighbourhood?',
  homeDescription: (area: string) =>
    `Associations, initiatives and institutions in ${area}: what they do, where they are, when they are open.`,
  searchLabel: 'What are you looking for?',
  searchPlaceholder: 'e.g. learning German, dancing',
  searchSubmit: 'Search',
  searchExamplesLead: 'Others ask for:',
  searchExamples: ['jemand zum Reden', 'Hausaufgabenhilfe', 'Deutsch lernen'],

  directoryTitle: 'Who is active here?',
  directoryDescription: (area: string) =>
    `All associations, initiatives and institutions in ${area}, with filters and a map.`,
  resultCount: (n: number) => plural('en', n, { one: '1 entry', other: `${count(n)} entries` }),
  nextPage: 'More entries',

  openUntil: (time: string) => `open until ${time}`,
  openNow: 'open now',
  opensAt: (time: string) => `opens ${time}`,
  closedNow: 'closed now',
  stepFree: 'step-free',
  distance: (metres: string) => `${metres} away`,
  noFixedPlace: 'no fixed place',
  partnerCount: (n: number) => plural('en', n, { one: '1 connection', other: `${count(n)} connections` }),
  neverConfirmed: 'not confirmed yet',
  confirmedBy: {
    LINK: (month: string) => `confirmed by themselves, ${month}`,
    EDIT: (month: string) => `confirmed by themselves, ${month}`,
    MEETING: (month: string) => `confirmed at a meeting, ${month}`,
    PHONE: (month: string) => `confirmed by phone, ${month}`,
    LETTER: (month: string) => `confirmed by letter, ${month}`,
    IMPORT: (month: string) => `taken from a list, ${month}`,
  },

  kind: { ASSOCIATION: 'Association', INITIATIVE: 'Initiative', INSTITUTION: 'Institution' },

  notFoundTitle: 'This page does not exist',
  notFoundText: 'Perhaps the entry has moved, or the address has a typing mistake.',
  notFoundSearch: 'See all entries',
  errorTitle: 'That did not work',
  errorText: 'The server could not answer just now. What you entered is still in the address bar.',
  errorRetry: 'Try again',
  errorId: (id: string) => `Reference for questions: ${id}`,
  loading: 'Loading',
} satisfies Messages;
