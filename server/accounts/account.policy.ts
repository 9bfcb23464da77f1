import type { Role } from './viewer.type.ts';

/** Who keeps the directory; null: a visitor who has not signed in. */
export function mayCoordinate(viewer: { roles: readonly Role[] } | null): boolean {
  return viewer?.roles.some((role) => role !== 'MEMBER') ?? false;
}
