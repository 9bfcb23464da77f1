import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateDirectory } from './generated-directory.ts';
import { drawGrowth } from './growth-chart.ts';
import { benchFolder, productRoot } from './product.ts';
import { measureDirectory } from './scale.ts';
import type { Line } from './scale-lines.ts';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000,100000,1000000').split(',').map(Number);
const picture = 'docs/pictures/growth.svg';

/** How each line of `scale` grows with the number of places, one client; printed, and drawn into `docs/`. */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  const measured = new Map<number, Line[]>();
  for (const size of sizes) {
    const place = path.join(folder, String(size));
    mkdirSync(place, { mode: 0o755 });
    const lines = await measureDirectory(await generateDirectory(place, size), [1]);
    measured.set(size, lines.get(1) ?? []);
  }
  const names = [...new Set([...measured.values()].flat().map(({ name }) => name))];
  console.log(`| p95 in ms | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`);
  console.log(`| --- |${' --: |'.repeat(sizes.length)}`);
  for (const name of names) {
    const values = sizes.map(
      (size) =>
        measured
          .get(size)
          ?.find((line) => line.name === name)
          ?.p95.toFixed(1) ?? '',
    );
    console.log(`| ${name} | ${values.join(' | ')} |`);
  }
  writeFileSync(path.join(productRoot, picture), drawGrowth(measured));
  console.log(`\nDrawn in ${picture}.`);
  return true;
}
