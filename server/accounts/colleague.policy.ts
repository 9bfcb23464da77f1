import type { SignedIn } from './viewer.type.ts';

type Viewer = Pick<SignedIn, 'roles' | 'actorIds' | 'ownedActorIds'> | null;

/** Those who keep an entry know each other; a coordinator knows all. */
export function maySeeColleagues(viewer: Viewer, actorId: string): boolean {
  return viewer !== null && (isCoordinator(viewer) || viewer.actorIds.includes(actorId));
}

/** Says who keeps an entry: its owners, and a coordinator. */
export function mayManageColleagues(viewer: Viewer, actorId: string): boolean {
  return viewer !== null && (isCoordinator(viewer) || viewer.ownedActorIds.includes(actorId));
}

function isCoordinator({ roles }: { roles: SignedIn['roles'] }): boolean {
  return roles.some((role) => role === 'COORDINATOR' || role === 'ADMIN');
}
