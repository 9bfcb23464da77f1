import type { FormState } from '#web/shell/form-state.tsx';

/** What a part of the form shows: what was typed, and what is wrong with it. */
export interface Part {
  typed: FormState['typed'];
  problemOf: (name: string) => string | undefined;
}
