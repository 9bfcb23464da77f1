import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { ActorKind, OperatorType } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { type FacetValue, facetCounts } from './facet.model.ts';
import { countFacets, type FacetLabel, listFacetLabels } from './facet.queries.ts';
import { Facets } from './facet.type.ts';
import { ActorFilter } from './filter.input.ts';
import type { FacetField } from './filter.queries.ts';
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
    const rows = await countFacets(db, await loadDirectoryFilter(context, filter));
    const labels = await listFacetLabels(db, locale);
    const counts = (field: FacetField, known: FacetValue[]) =>
      facetCounts(field, known, { rows, selected: filter?.[field] ?? [] });
    const labelled = (field: FacetLabel['field']) =>
      counts(
        field,
        labels.filter((label) => label.field === field).map(({ value, label }) => ({ value, label: label ?? value })),
      );
    const languages = labels
      .filter(({ field }) => field === 'languages')
      .map(({ value }) => ({ value, label: languageLabel(value, locale) }));
    return {
      total: rows.find(({ field }) => field === 'total')?.count ?? 0,
      kinds: counts(
        'kinds',
        Object.values(ActorKind).map((value) => ({ value, label: kindLabel(value, locale) })),
      ),
      operatorTypes: counts(
        'operatorTypes',
        Object.values(OperatorType).map((value) => ({ value, label: operatorTypeLabel(value, locale) })),
      ),
      districts: labelled('districts'),
      topics: labelled('topics'),
      targetGroups: labelled('targetGroups'),
      languages: counts(
        'languages',
        languages.sort((one, other) => one.label.localeCompare(other.label, locale)),
      ),
    };
  }
}
