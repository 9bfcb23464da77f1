import type { ApolloServerPlugin } from '@apollo/server';
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  getNamedType,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { AppError } from '#server/errors.ts';

/** Objects that an answer may hold, at most: `first` and the length of lists multiplied, scalars free. */
export const mostObjects = 20_000;
/** Fields below fields; the usual introspection query needs thirteen. */
export const mostDepth = 15;
/** Words and signs of a document; parsing stops there. */
export const mostTokens = 1000;
/** Selections after spreading fragments. */
export const mostSelections = 2000;
/** How many nodes a list without `first` is taken to have. */
const usualListLength = 5;
/** Lists that hold more, or fewer: what the resolvers themselves allow. */
const listLengths: Record<string, number> = {
  'MapView.features': 500,
  'Query.actorsBySlug': 100,
  'Network.nodes': 500,
  'Network.edges': 1000,
  'Query.topics': 30,
  'Query.districts': 30,
  'Query.targetGroups': 15,
  'Directory.stations': 10,
};

/** Refuses an operation by what it would cost, its variables counted in, before any of it runs. */
export function costPlugin<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, operationName, request }) {
        if (operation?.operation !== 'query') {
          const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
          throw new GraphQLError('This API answers queries only.', { extensions });
        }
        const variables = request.variables ?? {};
        // variables that do not fit are refused by the execution, before anything runs
        if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors) return;
        const cost = getComplexity({
          schema,
          query: document,
          operationName: operationName ?? undefined,
          variables,
          estimators: [estimate],
        });
        if (cost <= mostObjects) return;
        throw new AppError(
          'TOO_EXPENSIVE',
          `This would load up to ${cost} objects, but at most ${mostObjects} are allowed: ask for smaller pages or fewer lists within lists.`,
        );
      },
    }),
  };
}

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (isLeafType(getNamedType(field.type))) return 0;
  const first: unknown = args['first'];
  if (typeof first === 'number') return first * (childComplexity + 1);
  const outer = isNonNullType(field.type) ? field.type.ofType : field.type;
  // the nodes of a page are counted by its `first` already
  if (!isListType(outer) || /Connection$/.test(type.name)) return childComplexity + 1;
  return (listLengths[`${type.name}.${field.name}`] ?? usualListLength) * (childComplexity + 1);
};

/** A validation rule: no document nests deeper, fragments followed. */
export function depthRule(context: ValidationContext): ASTVisitor {
  const depths = new Map<FragmentDefinitionNode, number>();
  const depthOf = (set: SelectionSetNode, path: readonly string[]): number => {
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet) deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, path));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, depthOf(selection.selectionSet, path));
      } else {
        deepest = Math.max(deepest, fragmentDepth(selection.name.value, path));
      }
    }
    return deepest;
  };
  const fragmentDepth = (name: string, path: readonly string[]): number => {
    const fragment = context.getFragment(name);
    // a circle is another rule's business
    if (!fragment || path.includes(name)) return 0;
    const known = depths.get(fragment);
    if (known !== undefined) return known;
    const depth = depthOf(fragment.selectionSet, [...path, name]);
    depths.set(fragment, depth);
    return depth;
  };
  return {
    OperationDefinition(operation) {
      if (depthOf(operation.selectionSet, []) <= mostDepth) return;
      context.reportError(
        new GraphQLError(`This nests deeper than ${mostDepth} fields: ask for less at once.`, {
          nodes: [operation],
          // Apollo gives every broken rule a code of its own
          extensions: { isTooExpensive: true },
        }),
      );
    },
  };
}
