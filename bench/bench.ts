/*
 * `npm run bench [-- PART …]`: measures Kieznetz, all of it or the parts that are named. Node strips the types, so nothing here
 * needs a build; the product is measured as `npm start` runs it. The exit code is 1 when a line misses its limit.
 */

/** A part prints its table; true when every line meets its limit. */
export interface Part {
  run(): Promise<boolean>;
}

/** Each part is a file of its name here; only those that are asked for are loaded. */
const parts: Record<string, () => Promise<Part>> = {
  compare: () => import('./compare.ts'),
  hostile: () => import('./hostile.ts'),
  editing: () => import('./editing.ts'),
  cache: () => import('./cache.ts'),
  scale: () => import('./scale.ts'),
  browser: () => import('./browser.ts'),
  import: () => import('./import.ts'),
  mail: () => import('./mail.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: npm run bench [-- ${Object.keys(parts).join(' | ')}]`);
  process.exit(2);
}
let allMet = true;
for (const [name, load] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n## ${name}\n`);
  const part = await load();
  allMet = (await part.run()) && allMet;
}
process.exitCode = allMet ? 0 : 1;
