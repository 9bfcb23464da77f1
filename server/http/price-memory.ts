import { BREAK, type DocumentNode, Kind, visit } from 'graphql';
import { countQuestions, operationCost, operationPoints, type PricedOperation } from './operation-cost.ts';

export interface Price {
  cost: number;
  questions: number;
  points: number;
}

/**
 * What operations cost, worked out once for each operation of a document that is kept, as walking a large one takes longer than
 * checking the rest of its request. Only where no variable tells the price.
 */
export function createPriceMemory(): (operation: PricedOperation) => Price {
  const known = new WeakMap<DocumentNode, Map<string, Price>>();
  return (operation) => {
    const { document, operationName } = operation;
    const prices = known.get(document) ?? new Map<string, Price>();
    const name = operationName ?? '';
    const price = prices.get(name) ?? priceOf(operation);
    if (!prices.has(name) && isPriceFixed(document)) known.set(document, prices.set(name, price));
    return price;
  };
}

function priceOf(operation: PricedOperation): Price {
  const cost = operationCost(operation);
  return { cost, questions: countQuestions(operation), points: operationPoints(operation, cost) };
}

/** Page sizes and directives change a price; a default can be overruled by null, which may not fit its place. */
function isPriceFixed(document: DocumentNode): boolean {
  let isFixed = true;
  visit(document, {
    enter(node) {
      const varies =
        node.kind === Kind.DIRECTIVE ||
        (node.kind === Kind.VARIABLE_DEFINITION && node.defaultValue !== undefined) ||
        (node.kind === Kind.ARGUMENT && node.name.value === 'first' && node.value.kind === Kind.VARIABLE);
      isFixed &&= !varies;
      return isFixed ? undefined : BREAK;
    },
  });
  return isFixed;
}
