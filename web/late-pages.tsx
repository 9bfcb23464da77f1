import type { ComponentType } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import { patterns } from '#web/paths.ts';
import { LatePage } from '#web/shell/late-page.tsx';

/** Pages that the server renders like all others, and whose scripts only who opens them loads. */
const loads = {
  account: async () => (await import('#web/account/account-page.tsx')).AccountPage,
  claim: async () => (await import('#web/account/claim-page.tsx')).ClaimPage,
  claimConfirm: async () => (await import('#web/account/claim-confirm-page.tsx')).ClaimConfirmPage,
  confirm: async () => (await import('#web/confirmation/confirmation-page.tsx')).ConfirmationPage,
  confirmStop: async () => (await import('#web/confirmation/stop-page.tsx')).StopPage,
  history: async () => (await import('#web/editing/history-page.tsx')).HistoryPage,
  invitation: async () => (await import('#web/account/invitation-page.tsx')).InvitationPage,
  report: async () => (await import('#web/reports/report-page.tsx')).ReportPage,
  team: async () => (await import('#web/account/team-page.tsx')).TeamPage,
} satisfies Partial<Record<keyof typeof patterns, () => Promise<ComponentType>>>;

export type LatePageName = keyof typeof loads;
export const latePages = Object.keys(loads) as LatePageName[];

const loaded = new Map<LatePageName, ComponentType>();

/** Makes a page ready to be rendered at once: all of them on the server, the one that is shown before a browser takes it over. */
export async function loadLatePage(name: LatePageName): Promise<void> {
  loaded.set(name, await loads[name]());
}

/** The page, if it is there; else, on the way from another page, it is fetched. */
export function LateRoute({ name }: { name: LatePageName }) {
  const messages = useMessages();
  const Page = loaded.get(name);
  if (Page) return <Page />;
  return <LatePage title={messages.loading} needsScript={messages.pageNotLoaded} load={loads[name]} />;
}

export const patternOf = (name: LatePageName): string => patterns[name];
