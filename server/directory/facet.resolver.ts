import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { ActorKind, OperatorType } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { countFacet, type FacetValue, facetCounts, listFacetValues } from './facet.model.ts';
import { type FacetLabel, listFacetLabels } from './facet.queries.ts';
import { type FacetCount, Facets } from './facet.type.ts';
import type { FacetField } from './facet-field.model.ts';
import { ActorFilter } from './filter.input.ts';
import { countActors, selectRows } from './filter.model.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { kindLabel, languageLabel, operatorTypeLabel } from './label.model.ts';

@Resolver(() => Facets)
export class FacetResolver {
  @Query(() => Facets, { description: 'How many actors each value of each facet would leave.' })
  async facets(
    @Arg('filter', () => ActorFilter, { nullable: true, description: 'Which actors.' }) filter: ActorFilter | null,
    @Ctx() context: Context,
  ): Promise<Facets> {
    const { db, locale } = context;
    const directoryFilter = await loadDirectoryFilter(context, filter);
    const labels = await listFacetLabels(db, locale);
    const catalogue = await context.catalogue();
    const selected = selectRows(catalogue, directoryFilter);

    function counts(field: FacetField, known: FacetValue[], numbers?: ReadonlyMap<string, string>): FacetCount[] {
      const counted = countFacet(selected, field);
      const countOf = (value: string) => counted.get(numbers === undefined ? value : (numbers.get(value) ?? ''));
      return facetCounts(known, { countOf, selected: filter?.[field] ?? [] });
    }
    const labelled = (field: FacetLabel['field']) => labels.filter((label) => label.field === field);
    const languages = listFacetValues(catalogue, 'languages')
      .map((value) => ({ value, label: languageLabel(value, locale) }))
      .sort((one, other) => one.label.localeCompare(other.label, locale));
    return {
      total: countActors(selected),
      kinds: counts(
        'kinds',
        Object.values(ActorKind).map((value) => ({ value, label: kindLabel(value, locale) })),
      ),
      operatorTypes: counts(
        'operatorTypes',
        Object.values(OperatorType).map((value) => ({ value, label: operatorTypeLabel(value, locale) })),
      ),
      districts: counts('districts', labelled('districts')),
      topics: counts('topics', labelled('topics'), catalogue.topicNumbers),
      targetGroups: counts('targetGroups', labelled('targetGroups'), catalogue.targetGroupNumbers),
      languages: counts('languages', languages),
    };
  }
}
