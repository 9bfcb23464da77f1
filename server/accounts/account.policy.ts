import type { SignedIn } from './viewer.type.ts';

/** Who looks at something; null: a visitor who has not signed in. */
export type Viewer = Pick<SignedIn, 'roles' | 'actorIds'> | null;

/** Whether somebody looks after the whole directory. */
export function mayCoordinate(viewer: Viewer): boolean {
  return viewer?.roles.some((role) => role !== 'MEMBER') ?? false;
}
