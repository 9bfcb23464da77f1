import type { GeneralMessages, Messages } from './de.ts';
import { accountMessages } from './en-account.ts';
import { actorMessages } from './en-actor.ts';
import { directoryMessages } from './en-directory.ts';
import { plural } from './plural.ts';

const count = (n: number): string => new Intl.NumberFormat('en-GB').format(n);
const entries = (n: number): string =>
  plural('en', n, { zero: 'No entries', one: '1 entry', other: `${count(n)} entries` });

const generalMessages = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main navigation',
  footerNavigation: 'About this site',
  exampleStripName: 'About the data',
  exampleStrip: 'Example data: all entries are invented.',
  exampleStripLink: 'What that means',
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
  homeTopics: 'Search by topic',
  homeNear: 'Near me',
  homeNearLabel: 'Your street',
  homeNearSubmit: 'Show what is near',
  homeMap: 'Search by district',
  homeMapTotal: (n: number, districts: number) =>
    `${entries(n)} in ${plural('en', districts, { one: 'one district', other: `${count(districts)} districts` })}`,
  homeMapLink: 'See all',
  outlineCredit: (credit: string) => `Borders: ${credit}`,
  askUs: 'Ask us',
  askUsText: 'You cannot find what you need? We are glad to help.',
  askUsHours: (hours: string) => `Hours: ${hours}`,
  call: (phone: string) => `Call: ${phone}`,
  write: 'Write an e-mail',
  doorJoin: 'Join in',
  doorJoinText: 'You have time, want to help, to start something: people are wanted here.',
  doorJoinSearch: 'Ehrenamt',
  doorJoinLink: 'Find volunteering nearby',
  doorActors: 'You are an association?',
  doorActorsText: 'Check whether your entry is right, or ask to be listed.',
  doorActorsLink: 'How to be listed',
  propose: 'We are missing',
  proposeAsk: 'Is somebody missing here?',

  searchLabel: 'What are you looking for?',
  searchPlaceholder: 'e.g. learning German, dancing',
  searchSubmit: 'Search',
  searchExamplesLead: 'Others ask for:',
  searchExamples: ['jemand zum Reden', 'Hausaufgabenhilfe', 'Deutsch lernen'],
  suggestions: 'Suggestions',
  suggestionKind: {
    ActorSuggestion: 'Entry',
    TopicSuggestion: 'Topic',
    TargetGroupSuggestion: 'For whom',
    DistrictSuggestion: 'District',
    StreetSuggestion: 'Near',
  },

  textDescription: (title: string, operator: string) => `${title}: a text by ${operator}.`,

  keptTitle: 'Your list',
  keptSharedTitle: 'A list for you',
  keptDescription: 'Entries that you have kept.',
  keptEmpty: 'There is nothing here yet. Tap the star of an entry.',
  keptEmptyLink: 'See the entries',
  keptPrivacy: 'The list is only in this browser. You can pass it on with its link.',
  keptNeedsScript: 'Your own list needs JavaScript. A link to a list works without it.',
  keptTakeOver: 'Add all to my list',
  keptClear: 'Empty the list',

  notFoundTitle: 'This page does not exist',
  notFoundText: 'Perhaps the entry has moved, or the address has a typing mistake.',
  notFoundSearch: 'See all entries',
  errorTitle: 'That did not work',
  errorText: 'The server could not answer just now. What you entered is still in the address bar.',
  refusedTitle: 'We do not understand this address',
  refusedText: 'The address bar holds a choice that does not exist.',
  limitedTitle: 'One moment, please',
  limitedText:
    'Very many requests came from your internet connection in the last minute. Please wait a minute and load the page again, or give us a call.',
  pageNotLoaded: 'This page could not be loaded. The connection may be interrupted.',
  errorRetry: 'Try again',
  errorId: (id: string) => `Reference for questions: ${id}`,
  loading: 'Loading',
} satisfies GeneralMessages;

export const messages: Messages = {
  ...generalMessages,
  ...directoryMessages,
  ...actorMessages,
  ...accountMessages,
};
