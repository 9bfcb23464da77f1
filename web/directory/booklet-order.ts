import type { ActorCardFragment } from '#web/gql/graphql.ts';
import type { Locale } from '#web/paths.ts';

type Placed = Pick<ActorCardFragment, 'district' | 'activeIn' | 'name'>;
export type DistrictGroup<T> = { id: string; name: string | null; members: T[] };

/**
 * Actors by the district of their main place, else the first they are active in; districts and names in the
 * alphabet of the language, those without any district last.
 */
export function groupByDistrict<T extends Placed>(actors: readonly T[], locale: Locale): DistrictGroup<T>[] {
  const compare = new Intl.Collator(locale).compare;
  const groups = new Map<string, DistrictGroup<T>>();
  for (const actor of actors) {
    const { id, name } = actor.district ?? actor.activeIn[0] ?? { id: '', name: null };
    const group = groups.get(id) ?? { id, name, members: [] };
    groups.set(id, { ...group, members: [...group.members, actor] });
  }
  return [...groups.values()]
    .map((group) => ({ ...group, members: group.members.toSorted((a, b) => compare(a.name, b.name)) }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || compare(a.name ?? '', b.name ?? ''));
}
