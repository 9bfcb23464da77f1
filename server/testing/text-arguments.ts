import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A place where the API takes a text, with a document that puts a text there. */
export interface TextArgument {
  /** field, argument and path, such as `actors.filter.search` */
  place: string;
  query: string;
  variables(text: string): Record<string, unknown>;
}

/** Scalars that are written as texts. */
const texts = ['String', 'ID', 'DateTime', 'Date', 'GeoJSON'];

/**
 * Every argument and input field of a query, however deep, that takes a text or a list of them.
 *
 * @param definition a schema in its own language, as `schema.graphql`
 */
export function textArguments(definition: string): TextArgument[] {
  const fields = Object.values(buildSchema(definition).getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) =>
    field.args.flatMap((argument) =>
      textPaths(argument.type).map(({ path, fill }) => ({
        place: [field.name, argument.name, ...path].join('.'),
        query: documentOf(field, argument),
        variables: (text: string) => ({ given: fill(text) }),
      })),
    ),
  );
}

interface TextPath {
  path: string[];
  fill(text: string): unknown;
}

function textPaths(type: GraphQLInputType): TextPath[] {
  const plain = getNullableType(type);
  if (isListType(plain))
    return textPaths(plain.ofType).map(({ path, fill }) => ({ path, fill: (text: string) => [fill(text)] }));
  if (texts.includes(getNamedType(plain).name)) return [{ path: [], fill: (text) => text }];
  if (!isInputObjectType(plain)) return [];
  const fields = Object.values(plain.getFields());
  const usual = usualFields(fields);
  return fields.flatMap((field) =>
    textPaths(field.type).map(({ path, fill }) => ({
      path: [field.name, ...path],
      fill: (text: string) => ({ ...usual, [field.name]: fill(text) }),
    })),
  );
}

function documentOf(
  field: { name: string; args: readonly GraphQLArgument[]; type: GraphQLOutputType },
  argument: GraphQLArgument,
): string {
  const others = field.args.filter((other) => other !== argument && isNonNullType(other.type));
  const given = [
    `${argument.name}: $given`,
    ...others.map(({ name, type }) => `${name}: ${literal(usualValue(type))}`),
  ];
  const type = getNamedType(field.type);
  return `query ($given: ${argument.type}) { ${field.name}(${given.join(', ')}) { __typename ${isObjectType(type) ? plainFields(type) : ''} } }`;
}

function plainFields(type: GraphQLObjectType): string {
  const plain = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  return plain.map(({ name }) => name).join(' ');
}

function usualFields(fields: readonly { name: string; type: GraphQLInputType }[]): Record<string, unknown> {
  const needed = fields.filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(needed.map(({ name, type }) => [name, usualValue(type)]));
}

/** A value that the type takes. */
function usualValue(type: GraphQLInputType): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [];
  if (isInputObjectType(plain)) return usualFields(Object.values(plain.getFields()));
  return isEnumType(plain) ? plain.getValues()[0]?.value : 1;
}

function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${literal(inner)}`);
  return `{ ${fields.join(', ')} }`;
}
