/** Legal forms as they end a name, and how each is written; the longer ones first. */
const LEGAL_FORMS: [RegExp, string][] = [
  [/gemeinnützige\s+UG(?:\s*\(haftungsbeschränkt\))?|gUG(?:\s*\(haftungsbeschränkt\))?/i, 'gUG (haftungsbeschränkt)'],
  [/UG(?:\s*\(haftungsbeschränkt\))?/i, 'UG (haftungsbeschränkt)'],
  [/gemeinnützige\s+GmbH|g\s?GmbH/i, 'gGmbH'],
  [/GmbH\s*&\s*Co\.?\s*KG/i, 'GmbH & Co. KG'],
  [/GmbH/i, 'GmbH'],
  [/gemeinnützige\s+AG|gAG/i, 'gAG'],
  [/e\.?\s*V\.?|eingetragener\s+Verein/i, 'e. V.'],
  [/e\.?\s*G\.?|eingetragene\s+Genossenschaft/i, 'eG'],
  [/gGbR|GbR/i, 'GbR'],
  [/KdöR|Körperschaft\s+des\s+öffentlichen\s+Rechts/i, 'KdöR'],
  [/AG/, 'AG'],
  [/KG|OHG/, 'KG'],
];
const ENDINGS = LEGAL_FORMS.map(([form, written]) => ({
  ending: new RegExp(`(?:^|[\\s,(]{1,9})(?:${form.source})\\s?\\)?$`, form.flags),
  written,
}));

/** Parts a name from the legal form that ends it: "Miteinander e.V." -> "Miteinander" and "e. V.". */
export function splitLegalForm(name: string): { name: string; legalForm: string | null } {
  for (const { ending, written } of ENDINGS) {
    const bare = name.replace(ending, '');
    if (bare !== name && bare.trim() !== '') return { name: bare.trim(), legalForm: written };
  }
  return { name, legalForm: null };
}

/** The usual spelling of a legal form given in a column of its own; words we do not know stay as they are. */
export function spellLegalForm(text: string): string {
  return splitLegalForm(`x ${text}`).legalForm ?? text;
}
