import type { ApolloServerPlugin } from '@apollo/server';
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  getVariableValues,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { AppError } from '#server/errors.ts';
import { countQuestions, highestCost, mostQuestions } from './operation-cost.ts';
import { createPriceMemory } from './price-memory.ts';

/** Fields below fields; the usual introspection query needs thirteen. */
export const mostDepth = 15;
/** Words and signs of a document; parsing stops there. */
export const mostTokens = 1000;
/** Selections after spreading fragments. */
export const mostSelections = 2000;
/** Who asks pays for an operation before it runs, unless it was paid for otherwise. */
export interface Payer {
  /** throws a `RateLimitError` when too much was asked already */
  pay?(points: number): Promise<void>;
}

/** Refuses an operation by what it would cost, its variables counted in, before any of it runs; else it is paid for. */
export function costPlugin<Context extends Payer>(): ApolloServerPlugin<Context> {
  const priceOf = createPriceMemory();
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, operationName, request, contextValue }) {
        const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
        if (!operation)
          throw new GraphQLError('Say by `operationName` which operation of the document you ask.', { extensions });
        if (operation.operation === 'subscription')
          throw new GraphQLError('This API answers queries and mutations.', { extensions });
        if (operation.operation === 'mutation' && countQuestions({ schema, document, operationName }) !== 1)
          throw new GraphQLError('Change one thing at a time.', { extensions });
        const variables = request.variables ?? {};
        // variables that do not fit are refused by the execution, before anything runs
        if (getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors) return;
        const { cost, questions, points } = priceOf({ schema, document, operationName, variables });
        if (questions > mostQuestions)
          throw new AppError('TOO_EXPENSIVE', `Ask at most ${mostQuestions} things at once.`);
        if (cost > highestCost) {
          throw new AppError(
            'TOO_EXPENSIVE',
            `This may cost ${cost}, but at most ${highestCost} is allowed: ask for smaller pages or fewer lists within lists.`,
          );
        }
        await contextValue.pay?.(points);
      },
    }),
  };
}

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
