import type { EditFault } from './edit-problem.model.ts';
import { cleanLine } from './text.model.ts';

/** A line that somebody has to write, cleaned, or what is wrong with it. */
export function requiredLine(
  typed: string,
  { path, most }: { path: string; most: number },
): { value: string; faults: EditFault[] } {
  const value = cleanLine(typed);
  const { length } = value;
  if (length === 0) return { value, faults: [{ code: 'REQUIRED', path: [path] }] };
  if (length > most) return { value, faults: [{ code: 'TOO_LONG', path: [path], length, most }] };
  return { value, faults: [] };
}
