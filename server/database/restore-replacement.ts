import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from '#server/errors.ts';
import { ownEntries } from './data-directory.ts';

/** What is left to do: first everything old goes `out`, then everything new comes `in`. Either can be done twice. */
const plan = z.object({ step: z.enum(['out', 'in']), from: z.string(), replaced: z.string() });
type Plan = z.infer<typeof plan>;

/**
 * Puts the entries of the folder `from` in the place of what a data folder holds, and returns where that was kept. Once
 * begun it is finished, if need be by the next start: a moment without a database would be taken for a first start.
 */
export function replaceData(dataDirectory: string, { from, now }: { from: string; now: Date }): string {
  const replaced = path.join(dataDirectory, `replaced-${now.toISOString().slice(0, 19).replaceAll(':', '')}`);
  note(dataDirectory, { step: 'out', from, replaced });
  finishReplacement(dataDirectory);
  return replaced;
}

/** Whether a restore was killed half way, so that the database may be in neither place. */
export function isReplacing(dataDirectory: string): boolean {
  return existsSync(planOf(dataDirectory));
}

/** Goes on where a restore was killed between taking the old data out and putting the new in; else does nothing. */
export function finishReplacement(dataDirectory: string): void {
  const file = planOf(dataDirectory);
  if (!existsSync(file)) return;
  const { step, from, replaced } = readPlan(file);
  if (step === 'out') {
    for (const name of ownEntries(dataDirectory)) move(name, dataDirectory, replaced);
    note(dataDirectory, { step: 'in', from, replaced });
  }
  if (existsSync(from)) for (const name of readdirSync(from)) move(name, from, dataDirectory);
  rmSync(path.dirname(from), { recursive: true, force: true });
  rmSync(file);
}

function move(name: string, from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o711 });
  renameSync(path.join(from, name), path.join(to, name));
}

function readPlan(file: string): Plan {
  try {
    return plan.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartError(`The file ${file}, which says how far a restore came, is damaged: put the backup back again.`);
  }
}

function note(dataDirectory: string, next: Plan): void {
  const file = planOf(dataDirectory);
  // never half written: the next start must know what to do
  writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function planOf(dataDirectory: string): string {
  return path.join(dataDirectory, 'restore.json');
}
