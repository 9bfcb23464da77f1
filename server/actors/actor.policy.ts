/** Who looks at something; null: a visitor who has not signed in. */
export type Viewer = { roles: readonly ('MEMBER' | 'COORDINATOR' | 'ADMIN')[]; actorIds: readonly string[] } | null;

/** A visitor edits nothing, a member its own entries, a coordinator all. */
export function mayEdit(viewer: Viewer, actorId: string): boolean {
  if (viewer === null) return false;
  return viewer.roles.some((role) => role !== 'MEMBER') || viewer.actorIds.includes(actorId);
}

/**
 * Whether somebody who may edit an entry changes at once what residents read: a coordinator, and a trusted member. Of all others
 * only some does (`edit-split.model.ts`), and the rest waits for the coordinator.
 */
export function publishesAtOnce(
  viewer: NonNullable<Viewer> & { trustedActorIds: readonly string[] },
  actorId: string,
): boolean {
  return viewer.roles.some((role) => role !== 'MEMBER') || viewer.trustedActorIds.includes(actorId);
}
