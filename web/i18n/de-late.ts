import { confirmationMessages } from './de-confirmation.ts';
import { coordinationMessages } from './de-coordination.ts';
import { deskMessages } from './de-desk.ts';
import { duplicateMessages } from './de-duplicates.ts';
import { editingMessages } from './de-editing.ts';
import { historyMessages } from './de-history.ts';
import { hoursMessages } from './de-hours.ts';
import { placeMessages } from './de-places.ts';
import { privacyMessages } from './de-privacy.ts';
import { proposalMessages } from './de-proposal.ts';
import { reportMessages } from './de-report.ts';
import { restoreMessages } from './de-restore.ts';
import { reviewMessages } from './de-review.ts';
import { teamMessages } from './de-team.ts';

/** Texts of pages that few open; they come with these. */
export const lateMessages = {
  ...confirmationMessages,
  ...coordinationMessages,
  ...deskMessages,
  ...duplicateMessages,
  ...editingMessages,
  ...historyMessages,
  ...privacyMessages,
  ...proposalMessages,
  ...placeMessages,
  ...hoursMessages,
  ...reportMessages,
  ...restoreMessages,
  ...reviewMessages,
  ...teamMessages,
};

export type LateMessages = typeof lateMessages;
