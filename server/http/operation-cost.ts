import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

/** What an answer may cost at most: an object costs one, a plain value of it a tenth. */
export const highestCost = 20_000;
/** Fields that an operation may ask of the directory at once. */
export const mostQuestions = 30;
/** Cost that counts as one question more when an address's questions are counted. */
const costOfAQuestion = 1000;
const costOfAValue = 0.1;
/** How many nodes a list without `first` is taken to have. */
const usualListLength = 5;
/** Lists that hold more, or fewer: what the resolvers themselves allow, or a neighbourhood has. */
const listLengths: Record<string, number> = {
  'MapView.features': 500,
  'Query.actorsBySlug': 100,
  'Query.suggest': 8,
  'Query.loosen': 14,
  'Network.nodes': 1000,
  'Network.edges': 3000,
  'Query.topics': 30,
  'Query.districts': 30,
  'Query.targetGroups': 15,
  'Facets.topics': 30,
  'Facets.districts': 30,
  'Facets.targetGroups': 15,
  'Facets.languages': 30,
  'Directory.stations': 10,
  'Place.week': 7,
  'Place.access': 6,
  'OpeningDay.intervals': 2,
  'HoursPreview.days': 14,
  'HoursPreviewDay.intervals': 2,
  'HoursPreviewDay.uncertainIntervals': 2,
  '__Schema.types': 70,
  '__Type.fields': 6,
  '__Type.inputFields': 1,
  '__Type.enumValues': 1,
  '__Type.possibleTypes': 1,
  '__Type.interfaces': 1,
  '__Field.args': 1,
};
/** Values that take more than to be read: formatted, sanitised, or long. */
const madeValues: Record<string, number> = {
  'Actor.description': 50,
  'Place.openingHoursText': 1,
  'District.outline': 5,
};

/** Objects that take long to be made, whatever is asked of them: hours of a thousand signs are read for a quarter of a second. */
const madeObjects: Record<string, number> = {
  'Query.hoursPreview': 6000,
  'Query.entryPreview': 6000,
};

export interface PricedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | undefined;
}

/** What answering an operation may cost, its variables counted in; throws a `GraphQLError` when they do not fit. */
export function operationCost({ schema, document, operationName, variables }: PricedOperation): number {
  const cost = getComplexity({
    schema,
    query: document,
    operationName: operationName ?? undefined,
    variables,
    estimators: [estimate],
  });
  return Math.ceil(cost);
}

/**
 * What an operation counts for in the rate limit: one for each field it asks the directory, so that a hundred aliases count
 * like a hundred requests, and one for every thousand of its cost.
 */
export function operationPoints(operation: PricedOperation, cost: number): number {
  return countQuestions(operation) + Math.floor(cost / costOfAQuestion);
}

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const place = `${type.name}.${field.name}`;
  if (isLeafType(getNamedType(field.type))) return madeValues[place] ?? costOfAValue;
  // null is as good as absent to the resolvers, which then take the default
  const first: unknown = args['first'] ?? field.args.find(({ name }) => name === 'first')?.defaultValue;
  if (typeof first === 'number') return first * (childComplexity + 1);
  const outer = isNonNullType(field.type) ? field.type.ofType : field.type;
  // the nodes of a page are counted by its `first` already
  if (!isListType(outer) || /Connection$/.test(type.name)) return childComplexity + (madeObjects[place] ?? 1);
  return (listLengths[place] ?? usualListLength) * (childComplexity + 1);
};

/** How many fields an operation asks of the directory itself, under whatever names; fragments followed. */
export function countQuestions({ document, operationName }: PricedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const count = (set: SelectionSetNode): number => {
    let fields = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) fields += count(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        fields += fragment === undefined ? 0 : count(fragment.selectionSet);
      }
    }
    return fields;
  };
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName == null || definition.name?.value === operationName),
  );
  return operation?.kind === Kind.OPERATION_DEFINITION ? count(operation.selectionSet) : 1;
}
