import { AppError } from '#server/errors.ts';
import { mayCoordinate } from './account.policy.ts';
import type { SignedIn } from './viewer.type.ts';

/** @throws AppError UNAUTHENTICATED, or NOT_FOUND: others are not to know that there is such a thing */
export function requireCoordinator(viewer: SignedIn | null): SignedIn {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep the directory.');
  if (!mayCoordinate(viewer)) throw new AppError('NOT_FOUND', 'There is no such thing.');
  return viewer;
}
