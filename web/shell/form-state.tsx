import { createContext, use } from 'react';

/** What the server gives a page with a form that needs no account. */
export type FormState = {
  /** says when the page was made; no cache ever holds it */
  token: string;
  /** what came back with a form that was refused, by the names of its fields */
  typed: Record<string, string>;
  problems: { path: string[]; message: string }[];
};

export const FormStateContext = createContext<FormState | null>(null);

const none: FormState = { token: '', typed: {}, problems: [] };

/** Without a token a form is sent back once, with everything in it and a token. */
export const useFormState = (): FormState => use(FormStateContext) ?? none;
