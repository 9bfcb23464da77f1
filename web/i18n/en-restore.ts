import type { restoreMessages as source } from './de-restore.ts';

export const restoreMessages: typeof source = {
  historyRestore: 'Bring this version back',
  historyRestoreOf: (version: string) => `Bring this version back: ${version}`,
  historyRestoreQuestion: 'Bring this version into the form?',
  historyRestoreText: 'Nothing is saved yet: you look through it there and save it yourself.',
  historyRestoreDraft: 'Mind: you have a draft that is not saved yet. It would be lost.',
  historyRestoreLeft: (fields: string) => `This stays as it is now: ${fields}.`,
  historyRestoreSame: 'This version is the same as the present one.',
  historyRestoreYes: 'Yes, into the form',
  historyRestoreNo: 'No, leave it',
  historyRestoreFailed: 'This did not work. Try again in a moment.',
  historyRestoreUnkept:
    'This browser keeps no draft, so it does not work here. Allow this site to store data, or call us.',
};
