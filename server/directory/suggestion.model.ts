import type { Catalogue } from './catalogue.model.ts';
import type { SelectedChunk } from './filter.model.ts';
import { pickPage } from './list.model.ts';
import { namingWeights, scoreActors } from './relevance.model.ts';
import type { NumberedPlan } from './search.model.ts';

/**
 * The numbers of actors whose name or other name holds every typed word, the most relevant first. `named` is the plan
 * without the marks of topics, which stand beside other names but name nobody.
 */
export function suggestNumbers(
  catalogue: Catalogue,
  { plan, named, limit }: { plan: NumberedPlan; named: NumberedPlan; limit: number },
): number[] {
  const selected: SelectedChunk[] = [];
  for (const chunk of catalogue.chunks.values()) {
    const isNamed = scoreActors(chunk, named, namingWeights);
    const scores = isNamed && scoreActors(chunk, plan);
    if (scores === null) continue;
    selected.push({
      chunk,
      scores,
      failures: Uint8Array.from(chunk.actorOf, (actor) => Number(isNamed?.[actor] === 0)),
    });
  }
  return pickPage(selected, { catalogue, sort: 'RELEVANCE', near: null, limit, from: null }).map(({ no }) => no);
}
