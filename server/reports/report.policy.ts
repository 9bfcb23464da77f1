import { mayCoordinate, type Viewer } from '#server/accounts/account.policy.ts';
import type { ReportKind } from './report.type.ts';

/**
 * Who reads a report and answers it: the coordinator all; a member those of its own entries, but for what somebody holds to be
 * unlawful there, which is not for the accused to judge.
 */
export function mayAnswer(viewer: Viewer, { actorId, kind }: { actorId: string; kind: ReportKind }): boolean {
  if (mayCoordinate(viewer)) return true;
  return kind !== 'UNLAWFUL' && (viewer?.actorIds.includes(actorId) ?? false);
}

/** Who reads whom a report is from. */
export const maySeeReporter = mayCoordinate;
