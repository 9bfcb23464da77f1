import type { LateMessages } from './de-late.ts';
import { confirmationMessages } from './en-confirmation.ts';
import { coordinationMessages } from './en-coordination.ts';
import { deskMessages } from './en-desk.ts';
import { duplicateMessages } from './en-duplicates.ts';
import { editingMessages } from './en-editing.ts';
import { historyMessages } from './en-history.ts';
import { hoursMessages } from './en-hours.ts';
import { placeMessages } from './en-places.ts';
import { privacyMessages } from './en-privacy.ts';
import { proposalMessages } from './en-proposal.ts';
import { reportMessages } from './en-report.ts';
import { restoreMessages } from './en-restore.ts';
import { reviewMessages } from './en-review.ts';
import { teamMessages } from './en-team.ts';

export const lateMessages: LateMessages = {
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
