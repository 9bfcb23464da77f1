import type { ImportReport, ReportedDuplicate, RowRemark } from './import-report.type.ts';

/** Longer lists are cut, and the rest is counted: a terminal is no place for ten thousand lines. */
const MOST_LINES = 50;

/** The report of an import as plain text: a small table of counts, then each list that has anything in it. */
export function renderReport(report: ImportReport): string {
  const sections = [
    heading(report),
    counts(report),
    refusedSection(report.refused),
    duplicateSection(report.duplicates),
    section('Unknown categories (kept as text; give them a meaning in the mapping)', categoryLines(report)),
    section('Mended or left out', summarised(report.notes)),
    report.unusedColumns.length > 0 ? `Columns not imported: ${report.unusedColumns.join(', ')}` : '',
    ending(report),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function heading({ file, detail, isDryRun }: ImportReport): string {
  return `${isDryRun ? 'Dry run of' : 'Import of'} ${file} (${detail})`;
}

const RARE_COUNTS = new Set(['kept as edited by hand', 'held back']);

function counts(report: ImportReport): string {
  const lines: [string, number][] = [
    ['created', report.created],
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['kept as edited by hand', report.keptByHand],
    ['held back', report.heldBack],
    ['probable duplicates', report.duplicates.length],
    ['refused', new Set(report.refused.map(({ number }) => number)).size],
  ];
  const shown = lines.filter(([name, count]) => !RARE_COUNTS.has(name) || count > 0);
  const widest = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, count]) => `  ${name.padEnd(widest)}  ${grouped(count).padStart(9)}`).join('\n');
}

/** 100000 -> "100,000" */
function grouped(count: number): string {
  return count.toLocaleString('en');
}

function refusedSection(refused: readonly RowRemark[]): string {
  const rows = refused.map(({ number, column, reason }) => [String(number), column, reason]);
  return section('Refused rows', table(['row', 'column', 'reason'], rows));
}

const OUTCOMES: Record<ReportedDuplicate['outcome'], string> = {
  flagged: 'flagged',
  held: 'held back',
  linked: 'linked',
};

function duplicateSection(duplicates: readonly ReportedDuplicate[]): string {
  const rows = duplicates.map(({ number, name, other, score, reasons, outcome }) => {
    return [String(number), name, other, score.toFixed(2), OUTCOMES[outcome], reasons.join(', ')];
  });
  return section(
    'Probable duplicates',
    table(['row', 'name', 'probably the same as', 'score', 'outcome', 'reasons'], rows),
  );
}

/** Columns in line; the last one runs free. No lines at all for an empty table. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const shown = [header, ...rows.slice(0, MOST_LINES)];
  const widths = header.map((_, column) => Math.min(48, Math.max(...shown.map((row) => (row[column] ?? '').length))));
  const lines = shown.map((row) => {
    return row.map((cell, column) => (column === row.length - 1 ? cell : fitted(cell, widths[column] ?? 0))).join('  ');
  });
  return rows.length > MOST_LINES ? [...lines, `… and ${grouped(rows.length - MOST_LINES)} more`] : lines;
}

function fitted(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n');
}

function categoryLines({ unknownCategories }: ImportReport): string[] {
  const sorted = [...unknownCategories].sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'de'));
  return table(
    ['category', 'rows'],
    sorted.map(([category, count]) => [category, grouped(count)]),
  );
}

/** Notes of one kind differ only in the values they quote: each kind is told once, with a count and an example. */
function summarised(notes: readonly RowRemark[]): string[] {
  const kinds = new Map<string, { first: RowRemark; count: number }>();
  for (const note of notes) {
    const kind = `${note.column}: ${note.reason.replace(/"[^"]*"|[\d.+-]{2,}/g, '…')}`;
    const known = kinds.get(kind);
    if (known) known.count += 1;
    else kinds.set(kind, { first: note, count: 1 });
  }
  const lines = [...kinds.values()].sort((a, b) => b.count - a.count);
  return lines.slice(0, MOST_LINES).map(({ first, count }) => {
    const example = `${first.column}: ${first.reason} (row ${first.number}${count > 1 ? `, and ${grouped(count - 1)} like it` : ''})`;
    return example;
  });
}

function ending({ isDryRun, isRolledBack, refused, heldBack }: ImportReport): string {
  if (isRolledBack) {
    const rows = refused.length === 1 ? 'the refused row' : 'the refused rows';
    const outcome = isDryRun ? 'Nothing was written (--dry-run), and nothing would be' : 'Nothing was written';
    return `${outcome}, because an import is all or nothing. Mend ${rows}, or leave them out with --skip-invalid.`;
  }
  const sentences = [
    heldBack > 0
      ? 'Rows held back are probably here already: import again with --duplicates link (they become origins of those entries) or --duplicates create, or say which are not the same, see npm run duplicates -- list.'
      : '',
    isDryRun ? 'Nothing was written (--dry-run).' : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join('\n');
}
