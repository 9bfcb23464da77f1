import { useQuery } from 'urql';
import { MapBaseDocument } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { type DirectoryMapProps, LoadedMap } from './loaded-map.tsx';

/** The map of what was found: takes filter and view, gives moves and selections back. */
export function DirectoryMap(props: DirectoryMapProps) {
  const messages = useMessages();
  const [{ data, error }] = useQuery({ query: MapBaseDocument });
  if (error) throw error; // the pane says that the list is complete
  if (!data) return <p>{messages.loading}</p>;
  return <LoadedMap base={data} {...props} />;
}
