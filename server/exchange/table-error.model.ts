/**
 * A file that cannot be read as a table. Its message is one sentence for the person at the terminal: what is wrong and
 * how to mend it. The command prints the message alone, never a stack.
 */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** Makes sure that what goes on is a TableError: unknown faults are told as the given sentence. */
export function tableError(cause: unknown, sentence: string): TableError {
  return cause instanceof TableError ? cause : new TableError(sentence, { cause });
}
