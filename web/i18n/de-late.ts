import { confirmationMessages } from './de-confirmation.ts';
import { coordinationMessages } from './de-coordination.ts';
import { deskMessages } from './de-desk.ts';
import { duplicateMessages } from './de-duplicates.ts';
import { editingMessages } from './de-editing.ts';
import { historyMessages } from './de-history.ts';
import { hoursMessages } from './de-hours.ts';
import { reportMessages } from './de-report.ts';
import { restoreMessages } from './de-restore.ts';
import { teamMessages } from './de-team.ts';

/** Texts of pages that few open; they come with these. */
export const lateMessages = {
  ...confirmationMessages,
  ...coordinationMessages,
  ...deskMessages,
  ...duplicateMessages,
  ...editingMessages,
  ...historyMessages,
  ...hoursMessages,
  ...reportMessages,
  ...restoreMessages,
  ...teamMessages,
};

export type LateMessages = typeof lateMessages;
