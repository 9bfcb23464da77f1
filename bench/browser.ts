import lighthouse, { type Flags } from 'lighthouse';
import { launchChromium, unpackChromium } from '../e2e/chromium.ts';
import { loadActors } from './actors.ts';
import { benchFolder, type Running, startProduct } from './product.ts';
import { printTable } from './table.ts';

const runs = 5;
const debuggingPort = 9333;
const limits = { performance: 0.95, accessibility: 1, 'best-practices': 1, seo: 1 } as const;
type Category = keyof typeof limits;
const categories: Category[] = ['performance', 'accessibility', 'best-practices', 'seo'];

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

interface PageScores {
  page: string;
  scores: Record<Category, number>;
  /** what costs points in the median run, worst first */
  faults: string[];
  figures: string;
}

/** Lighthouse as it comes: a phone of the middle class, network and processor simulated, no flags that flatter. */
const flags: Flags = { port: debuggingPort, output: 'json', logLevel: 'error', onlyCategories: categories };

/**
 * What a visitor with a phone gets of the production build with 10,000 actors: the median of five for the home page, the
 * directory and an actor's page.
 */
export async function run(): Promise<boolean> {
  const folder = benchFolder();
  await loadActors(folder, { n: 10_000, area: 'mitte' });
  const product = await startProduct(folder, { RATE_LIMIT: 'off' });
  const chromium = await unpackChromium();
  const browser = await launchChromium(chromium.executablePath, [`--remote-debugging-port=${debuggingPort}`]);
  try {
    const pages: PageScores[] = [];
    for (const page of ['/', '/akteure', await actorPage(product)])
      pages.push(await scoresOf(product.origin + page, page));
    printTable(
      ['page', ...categories, 'first paint, largest, blocked, shift'],
      pages.map(({ page, scores, figures }) => [page, ...categories.map((name) => points(scores[name])), figures]),
    );
    for (const { page, faults } of pages) if (faults.length > 0) console.log(`\n${page}: ${faults.join(' · ')}`);
    return pages.every(({ scores }) => categories.every((name) => scores[name] >= limits[name]));
  } finally {
    await browser.close();
    chromium.remove();
    await product.stop();
  }
}

async function scoresOf(address: string, page: string): Promise<PageScores> {
  const results: Report[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(address, flags);
    if (result === undefined) throw new Error(`Lighthouse gave nothing for ${address}.`);
    results.push(result.lhr);
  }
  const median = results.toSorted(
    (one, other) => (one.categories['performance']?.score ?? 0) - (other.categories['performance']?.score ?? 0),
  )[Math.floor(runs / 2)];
  if (median === undefined) throw new Error('There was no run.');
  const scored = (name: Category) =>
    results.map(({ categories: found }) => found[name]?.score ?? 0).sort((one, other) => one - other)[
      Math.floor(runs / 2)
    ] ?? 0;
  const figure = (audit: string) => median.audits[audit]?.displayValue ?? '–';
  return {
    page,
    scores: {
      performance: scored('performance'),
      accessibility: scored('accessibility'),
      'best-practices': scored('best-practices'),
      seo: scored('seo'),
    },
    faults: Object.values(median.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
      .toSorted((one, other) => (one.score ?? 0) - (other.score ?? 0))
      .map(({ id, displayValue }) => (displayValue === undefined ? id : `${id} (${displayValue})`)),
    figures: ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
      .map(figure)
      .join(', '),
  };
}

async function actorPage({ origin }: Running): Promise<string> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ cooperations(first: 1) { nodes { participants { actor { slug } } } } }' }),
  });
  const { data } = JSON.parse(await response.text());
  return `/akteure/${data.cooperations.nodes[0].participants[0].actor.slug}`;
}

function points(score: number): string {
  return String(Math.round(score * 100));
}
