import { useQuery } from 'urql';
import { type ActorFilter, MapBaseDocument } from '#web/gql/graphql.ts';
import { useMessages } from '#web/i18n/locale.tsx';
import { LoadedMap } from './loaded-map.tsx';
import type { LocatedActor } from './map-features.ts';
import type { MapView } from './map-frame.tsx';

/** What the directory gives its map and hears from it; slugs name actors. */
export type DirectoryMapProps = {
  filter: ActorFilter;
  /** centre and zoom of the address bar; null: the directory's frame */
  view: MapView | null;
  /** the actors of the list, which the map marks when they are pointed at there */
  listed: readonly LocatedActor[];
  selected: string | null;
  highlighted: string | null;
  withoutPlaceHref: string;
  onSelect: (slug: string | null) => void;
  onHighlight: (slug: string | null) => void;
  onView: (view: MapView) => void;
};

/** The map of what was found: takes filter and view, gives moves and selections back. */
export function DirectoryMap(props: DirectoryMapProps) {
  const messages = useMessages();
  const [{ data, error }] = useQuery({ query: MapBaseDocument });
  if (error) throw error; // the pane says that the list is complete
  if (!data) return <p>{messages.loading}</p>;
  return <LoadedMap base={data} {...props} />;
}
