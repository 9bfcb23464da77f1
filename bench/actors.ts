import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { enrichActors } from './enrich.ts';
import { productRoot, runProductCommand, startProduct } from './product.ts';

/** The generator of actors with real addresses lies beside the repository; without it, invented streets do. */
const generators = [
  path.join(productRoot, '../shared/data/load/synth-actors.mjs'),
  path.join(import.meta.dirname, 'invented-actors.ts'),
];

export interface Wanted {
  /** how many actors */
  n: number;
  area: 'mitte' | 'lichtenberg' | 'berlin';
  /** of the product, for instance the operator's folder of a larger area */
  environment?: Record<string, string>;
}

/** Writes a table of generated actors into a folder; its path. */
export async function writeActors(folder: string, { n, area }: Pick<Wanted, 'n' | 'area'>): Promise<string> {
  const file = path.join(folder, 'actors.csv');
  const generator = generators.find(existsSync) ?? '';
  const given = ['--n', String(n), '--area', area];
  await promisify(execFile)('sh', ['-c', '"$0" "$@" > "$FILE"', process.execPath, generator, ...given], {
    env: { ...process.env, FILE: file },
  });
  return file;
}

/**
 * Fills the database of `folder`: generated actors, brought in by our own import with `--publish`, then enriched. The product
 * is stopped again, so that its next start reads the opening hours.
 */
export async function loadActors(folder: string, { n, area, environment = {} }: Wanted): Promise<void> {
  const file = await writeActors(folder, { n, area });
  const product = await startProduct(folder, { LOG_LEVEL: 'warn', ...environment });
  try {
    // generated names resemble each other; here each is an actor of its own
    const given = [file, '--publish', '--skip-invalid', '--duplicates', 'create', '--source', 'bench'];
    await runProductCommand('exchange/import.command', given, { folder, environment });
    await enrichActors(product.databaseUrl);
  } finally {
    await product.stop();
  }
}
