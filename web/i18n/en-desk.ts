import type { deskMessages as source } from './de-desk.ts';

export const deskMessages: typeof source = {
  claimsIntroduction: 'These people want to keep an entry. Their mail address is confirmed.',
  claimsNone: 'No requests. Here stands who presses “That is us” at an entry and cannot read the mail there.',
  claimsOf: (who: string, actor: string) => `${who} about “${actor}”`,
  claimsAskedAt: (day: string) => `asked on ${day}`,
  claimsHasOwner: 'The entry has somebody responsible already. Who joins only helps to write.',
  claimsNoOwner: 'Nobody keeps the entry yet. Who gets it is responsible.',
  claimsReason: 'Your answer (needed for a refusal)',
  claimsAccept: 'Give the entry',
  claimsRefuse: 'Refuse',
  claimsDecided: (who: string) => `Done. ${who} gets a mail.`,
  claimsConflict: 'Somebody else has decided this meanwhile.',
  claimsFailed: 'This did not work. Your answer still stands here: try again.',
};
