import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeActors } from './actors.ts';
import { importBerlin } from './berlin-districts.ts';
import { enrichActors } from './enrich.ts';
import { copyActors } from './plain-actors.ts';
import { productRoot, startProduct } from './product.ts';

/** A directory of generated actors: the product's data folder, the table it was made from, and how to start on it. */
export interface GeneratedDirectory {
  folder: string;
  file: string;
  environment: Record<string, string>;
}

/** Where the actors of all Berlin are; the operator of the example looks after three districts only. */
const berlin = {
  frame: { west: 13.08, south: 52.33, east: 13.77, north: 52.68 },
  centre: { longitude: 13.42, latitude: 52.51 },
  zoom: 11,
};

/** The directory that an earlier run left in a folder, else a new one. */
export async function keptDirectory(folder: string, n: number): Promise<GeneratedDirectory> {
  if (!existsSync(path.join(folder, 'generated.json'))) return generateDirectory(folder, n);
  const environment = { OPERATOR_DIR: path.join(folder, 'operator') };
  return { folder, file: path.join(folder, 'actors.csv'), environment };
}

/** Fills the database of a folder with so many actors all over Berlin, with everything that filters ask for. */
async function generateDirectory(folder: string, n: number): Promise<GeneratedDirectory> {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const environment = { OPERATOR_DIR: writeOperator(folder) };
  const file = await writeActors(folder, { n, area: 'berlin' });
  const product = await startProduct(folder, { LOG_LEVEL: 'warn', ...environment });
  try {
    await importBerlin(folder, environment);
    await copyActors(product.databaseUrl, file);
    await enrichActors(product.databaseUrl);
  } finally {
    await product.stop();
  }
  writeFileSync(path.join(folder, 'generated.json'), JSON.stringify({ n }));
  return { folder, file, environment };
}

/** A copy of the example operator who looks after the whole city. */
export function writeOperator(folder: string): string {
  const target = path.join(folder, 'operator');
  cpSync(path.join(productRoot, 'server/database/seeds/operator'), target, { recursive: true });
  const file = path.join(target, 'operator.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...berlin }));
  return target;
}
