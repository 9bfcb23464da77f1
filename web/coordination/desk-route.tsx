import { useMessages } from '#web/i18n/locale.tsx';
import { LatePage } from '#web/shell/late-page.tsx';

const load = async () => (await import('./desk-pages.tsx')).DeskPages;

/** What coordinators see, for them alone. */
export function DeskRoute() {
  const messages = useMessages();
  return <LatePage title={messages.desk} needsScript={messages.deskNeedsScript} load={load} />;
}
