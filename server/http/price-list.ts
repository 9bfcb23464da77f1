import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { operationCost, operationPoints } from './operation-cost.ts';

export interface OwnOperation {
  hash: string;
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
}

/**
 * What the client's own documents count for in the rate limit. Their page sizes are written in them, so that the first
 * variables that fit tell it for all.
 */
export function createPriceList(schema: GraphQLSchema): (operation: OwnOperation) => number {
  const prices = new Map<string, number>();
  return ({ hash, query, operationName, variables }) => {
    const known = prices.get(hash);
    if (known !== undefined) return known;
    const priced = { schema, document: parse(query), operationName, variables };
    const points = pointsOf(priced);
    if (points !== null) prices.set(hash, points);
    return points ?? 1;
  };
}

/** null: its variables do not fit, which the execution will say. */
function pointsOf(operation: Parameters<typeof operationCost>[0]): number | null {
  try {
    return operationPoints(operation, operationCost(operation));
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
