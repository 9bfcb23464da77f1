import type { Viewer } from '#server/actors/actor.policy.ts';

/** The register is there for those who write addresses: whoever has signed in, and nobody else. */
export function maySearchAddresses(viewer: Viewer): boolean {
  return viewer !== null;
}
