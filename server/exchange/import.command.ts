import { existsSync, writeFileSync } from 'node:fs';
import { type CommandContext, readArguments, runCommand, UsageError, withDatabase } from '#server/command.ts';
import { importTable } from './import.service.ts';
import type { DuplicatePolicy } from './import-duplicates.service.ts';
import { paddedFrame } from './import-frame.model.ts';
import { mappingOf, requireFile } from './import-reading.service.ts';
import { renderReport } from './import-report.model.ts';
import { cellOf, writeMapping } from './mapping.model.ts';
import { startProgress } from './progress.service.ts';
import { openTable } from './table.service.ts';
import { TableError } from './table-error.model.ts';

const usage =
  'npm run import -- FILE [--dry-run] [--publish] [--skip-invalid] [--source NAME] [--mapping FILE] [--duplicates create|link] [--write-mapping FILE]';

interface ImportCall {
  file: string;
  mapping: string | null;
  source: string | null;
  isDryRun: boolean;
  publish: boolean;
  skipInvalid: boolean;
  duplicates: DuplicatePolicy;
}

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, {
    usage,
    options: {
      mapping: { type: 'string' },
      'write-mapping': { type: 'string' },
      source: { type: 'string' },
      duplicates: { type: 'string', default: 'hold' },
      'dry-run': { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      'skip-invalid': { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`Name one file. Usage: ${usage}`);
  const { mapping = null, source = null } = values;
  if (source !== null && source.trim() === '') throw new UsageError(`--source is empty. Usage: ${usage}`);
  const call: ImportCall = {
    file,
    mapping,
    source: source?.trim() ?? null,
    isDryRun: values['dry-run'],
    publish: values.publish,
    skipInvalid: values['skip-invalid'],
    duplicates: policyOf(values.duplicates),
  };
  await requireFile(file);
  const target = values['write-mapping'];
  if (target !== undefined) return writeMappingOf(call, target);
  // a database that real entries go into first gets no invented ones
  return withDatabase({ seed: 'none' }, (context) => importFile(call, context));
});

function policyOf(word: string): DuplicatePolicy {
  if (word === 'hold' || word === 'create' || word === 'link') return word;
  throw new UsageError(`--duplicates is "${word}", but should be create, link or hold. Usage: ${usage}`);
}

async function importFile(call: ImportCall, { orm, site, now }: CommandContext): Promise<number> {
  const total = await requireFile(call.file);
  let reading: ReturnType<typeof startProgress> | null = null;
  const table = await openTable(call.file, (bytes) => reading?.update(bytes));
  const mapping = await mappingOf(table, call.mapping);
  reading = startProgress({ label: 'Reading', total, output: process.stderr });
  const report = await orm.em
    .fork()
    .transactional(async (em) => {
      return importTable(
        em,
        { table, path: call.file },
        {
          ...call,
          mapping,
          frame: paddedFrame(site.frame, site.import.marginMetres),
          phoneRegion: { areaCode: site.import.areaCode },
          today: dayOf(now),
          now,
        },
      );
    })
    .finally(() => reading?.stop());
  process.stdout.write(renderReport(report));
  return report.isRolledBack && !report.isDryRun ? 1 : 0;
}

/** Of the process's time zone, which is that of the house. */
function dayOf(moment: Date): string {
  const [day, month, year] = [moment.getDate(), moment.getMonth() + 1, moment.getFullYear()];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

async function writeMappingOf({ file, mapping: given }: ImportCall, target: string): Promise<number> {
  if (existsSync(target)) throw new TableError(`${target} is there already: name a new file for the mapping.`);
  const table = await openTable(file);
  const mapping = await mappingOf(table, given);
  const categories = new Set<string>();
  for await (const { cells } of table.rows()) categories.add(cellOf(cells, 'category', mapping).text.trim());
  categories.delete('');
  try {
    writeFileSync(target, writeMapping(mapping, categories));
  } catch {
    throw new TableError(`${target} cannot be written: name a folder that is there and that this user may write to.`);
  }
  console.log(`Wrote ${target}. Edit it, then: npm run import -- ${file} --mapping ${target} --dry-run`);
  return 0;
}
