/** Who looks at something; null: a visitor who has not signed in. */
export type Viewer = { roles: readonly ('MEMBER' | 'COORDINATOR' | 'ADMIN')[] } | null;

/** A visitor edits nothing. */
export function viewerCanEdit(viewer: Viewer): boolean {
  return viewer?.roles.some((role) => role !== 'MEMBER') ?? false;
}
