import { useMessages } from '#web/i18n/locale.tsx';
import { LatePage } from '#web/shell/late-page.tsx';

const load = async () => (await import('./calls-page.tsx')).CallsPage;

/** Whom coordinators call, for them alone. */
export function CallsRoute() {
  const messages = useMessages();
  return <LatePage title={messages.calls} needsScript={messages.callsNeedsScript} load={load} />;
}
