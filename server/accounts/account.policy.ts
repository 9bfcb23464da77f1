import type { SignedIn } from './viewer.type.ts';

/** Who looks at something; null: a visitor who has not signed in. */
export type Viewer = Pick<SignedIn, 'roles'> | null;

/** Keeps the whole directory: coordinators, and who keeps the installation. */
export function mayCoordinate(viewer: Viewer): boolean {
  return viewer?.roles.some((role) => role === 'COORDINATOR' || role === 'ADMIN') ?? false;
}
