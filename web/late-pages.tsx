import type { ComponentType } from 'react';
import { matchPath } from 'react-router';
import { useMessages } from '#web/i18n/locale.tsx';
import { patterns } from '#web/paths.ts';
import { LatePage } from '#web/shell/late-page.tsx';

interface Late {
  /** file from which its scripts and styles are built */
  source: string;
  load: () => Promise<ComponentType>;
}

/** Pages that the server renders like all others, and whose scripts and styles only who opens them loads. */
const pages = {
  account: {
    source: 'web/account/account-page.tsx',
    load: async () => (await import('#web/account/account-page.tsx')).AccountPage,
  },
  claim: {
    source: 'web/account/claim-page.tsx',
    load: async () => (await import('#web/account/claim-page.tsx')).ClaimPage,
  },
  claimConfirm: {
    source: 'web/account/claim-confirm-page.tsx',
    load: async () => (await import('#web/account/claim-confirm-page.tsx')).ClaimConfirmPage,
  },
  confirm: {
    source: 'web/confirmation/confirmation-page.tsx',
    load: async () => (await import('#web/confirmation/confirmation-page.tsx')).ConfirmationPage,
  },
  confirmStop: {
    source: 'web/confirmation/stop-page.tsx',
    load: async () => (await import('#web/confirmation/stop-page.tsx')).StopPage,
  },
  history: {
    source: 'web/editing/history-page.tsx',
    load: async () => (await import('#web/editing/history-page.tsx')).HistoryPage,
  },
  invitation: {
    source: 'web/account/invitation-page.tsx',
    load: async () => (await import('#web/account/invitation-page.tsx')).InvitationPage,
  },
  myData: {
    source: 'web/account/my-data-page.tsx',
    load: async () => (await import('#web/account/my-data-page.tsx')).MyDataPage,
  },
  propose: {
    source: 'web/proposals/proposal-page.tsx',
    load: async () => (await import('#web/proposals/proposal-page.tsx')).ProposalPage,
  },
  proposeConfirm: {
    source: 'web/proposals/proposal-confirm-page.tsx',
    load: async () => (await import('#web/proposals/proposal-confirm-page.tsx')).ProposalConfirmPage,
  },
  report: {
    source: 'web/reports/report-page.tsx',
    load: async () => (await import('#web/reports/report-page.tsx')).ReportPage,
  },
  team: {
    source: 'web/account/team-page.tsx',
    load: async () => (await import('#web/account/team-page.tsx')).TeamPage,
  },
} satisfies Partial<Record<keyof typeof patterns, Late>>;

export type LatePageName = keyof typeof pages;
export const latePages = Object.keys(pages) as LatePageName[];

const loaded = new Map<LatePageName, ComponentType>();

/** Makes a page ready to be rendered at once: all of them on the server, the one that is shown before a browser takes it over. */
export async function loadLatePage(name: LatePageName): Promise<void> {
  loaded.set(name, await pages[name].load());
}

/** The page, if it is there; else, on the way from another page, it is fetched. */
export function LateRoute({ name }: { name: LatePageName }) {
  const messages = useMessages();
  const Page = loaded.get(name);
  if (Page) return <Page />;
  return <LatePage title={messages.loading} needsScript={messages.pageNotLoaded} load={pages[name].load} />;
}

export const patternOf = (name: LatePageName): string => patterns[name];

export const sourceOf = (name: LatePageName): string => pages[name].source;

/** The late page at a path without language, if it is one. */
export const latePageAt = (path: string): LatePageName | undefined =>
  latePages.find((name) => matchPath(patternOf(name), path));
