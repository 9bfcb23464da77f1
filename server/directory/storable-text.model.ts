/** The text with U+FFFD for what PostgreSQL cannot hold (NUL, lone surrogates), so that it is found nowhere by itself. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
