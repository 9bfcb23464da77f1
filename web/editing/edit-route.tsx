import { useMessages } from '#web/i18n/locale.tsx';
import { LatePage } from '#web/shell/late-page.tsx';

const load = async () => (await import('./edit-page.tsx')).EditPage;

/** The form of an entry, for those alone who edit. */
export function EditRoute() {
  const messages = useMessages();
  return <LatePage title={messages.edit} needsScript={messages.editNeedsScript} load={load} />;
}
