/** What speaks for two entries being the same. */
export const DuplicateReasonCode = {
  SAME_NAME: 'SAME_NAME',
  SIMILAR_NAME: 'SIMILAR_NAME',
  SAME_ADDRESS: 'SAME_ADDRESS',
  APART: 'APART',
  SAME_EMAIL: 'SAME_EMAIL',
  SAME_PHONE: 'SAME_PHONE',
  SAME_WEBSITE: 'SAME_WEBSITE',
} as const;
export type DuplicateReasonCode = keyof typeof DuplicateReasonCode;

/** A reason as it is kept: its code, and behind it the per cent or the metres that it speaks of. */
export type DuplicateReasonText = DuplicateReasonCode | `${DuplicateReasonCode} ${number}`;

export interface ReadReason {
  code: DuplicateReasonCode;
  /** per cent of a similar name, metres apart */
  value: number | null;
}
