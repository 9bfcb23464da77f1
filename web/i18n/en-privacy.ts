import type { privacyMessages as source } from './de-privacy.ts';

/** One's own data: the file, and erasing the account. */
export const privacyMessages: typeof source = {
  myData: 'My data',
  myDataLink: 'What is stored about you here, and deleting your account',
  dataFile: 'What is known about you here',
  dataFileText:
    'You can take everything that is stored about you here as a file: your account, your changes, your consents, the mails to you.',
  dataFilePrepare: 'Prepare the file',
  dataFileReady: 'The file is ready. You can download it once, within 24 hours, and only in this browser.',
  dataFileTake: 'Download the file',
  dataFileOver:
    'This file is gone: it has been downloaded already, or the 24 hours are over. Please prepare a new one.',
  erase: 'Delete my account',
  eraseText:
    'Your account, your name in the history of entries and the mails to you are deleted. Where your own address or number stands in an entry, it is no longer shown. This cannot be undone.',
  eraseEntries: (count: number) =>
    count === 1
      ? 'Your entry stays. If nobody else keeps it, the coordinator gets in touch with the association.'
      : `Your ${count} entries stay. The coordinator looks after those that nobody else keeps.`,
  eraseNoEntries: 'Entries in the directory do not change by it.',
  eraseAddress: (email: string) => `To be safe, type your mail address: ${email}`,
  eraseNotYourAddress: 'This is not the address of this account. Nothing was deleted.',
  eraseLastCoordinator:
    'Nobody but you looks after this directory. Hand the task on first, then you can delete your account.',
  eraseButton: 'Delete my account now',
  erased: 'Your account is deleted',
  erasedText: 'You are signed out everywhere. Thank you for having been part of this!',
  dataQuestions: 'Questions about this?',
  dataQuestionsText:
    'What the coordinator has noted about you as a contact person is not in the file. Ask about it: you are told, and it is deleted when you want that.',
};
