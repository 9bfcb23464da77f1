import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const largest = 100;

/** How many nodes one page may hold; a scalar, so that a variable is checked like a literal. */
export const PageSize = new GraphQLScalarType<number, number>({
  name: 'PageSize',
  description: 'A whole number from 1 to 100.',
  serialize: (value) => parsePageSize(value),
  parseValue: (value) => parsePageSize(value),
  parseLiteral: (node) => parsePageSize(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function parsePageSize(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largest) return value;
  throw new GraphQLError(
    `A page holds 1 to ${largest} entries: ask for a whole number in between, and for more with \`after\`.`,
    {
      extensions: { code: 'BAD_USER_INPUT' },
    },
  );
}
