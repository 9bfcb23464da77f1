import type { NetworkEdge } from './network.type.ts';

/** What the edges say of each actor: its number of partners, and its connected group, numbered from the largest. */
export function networkGroups(
  actorIds: readonly string[],
  edges: readonly NetworkEdge[],
): Map<string, { partners: number; group: number | null }> {
  const partners = new Map(actorIds.map((id) => [id, new Set<string>()]));
  for (const { source, target } of edges) {
    partners.get(source)?.add(target);
    partners.get(target)?.add(source);
  }
  const groups = connectedGroups(actorIds, partners).sort((one, other) => other.length - one.length);
  const groupOf = new Map(groups.flatMap((members, index) => members.map((id) => [id, index + 1] as const)));
  return new Map(
    actorIds.map((id) => {
      const count = partners.get(id)?.size ?? 0;
      return [id, { partners: count, group: count === 0 ? null : (groupOf.get(id) ?? null) }];
    }),
  );
}

function connectedGroups(actorIds: readonly string[], partners: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const start of actorIds) {
    if (seen.has(start)) continue;
    const members = [start];
    seen.add(start);
    for (const member of members) {
      for (const partner of partners.get(member) ?? []) {
        if (seen.has(partner)) continue;
        seen.add(partner);
        members.push(partner);
      }
    }
    groups.push(members);
  }
  return groups;
}
