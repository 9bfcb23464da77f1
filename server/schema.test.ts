import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { productRoot } from './config.ts';
import { createSchema, emitSchema } from './schema.ts';

const contract = path.join(productRoot, '../shared/design/contract.graphql');
const schema = await createSchema();

test('schema.graphql is what the resolvers say; npm run schema writes it', () => {
  expect(readFileSync(path.join(productRoot, 'schema.graphql'), 'utf8')).toBe(emitSchema(schema));
});

test.skipIf(!existsSync(contract))('nothing of the agreed contract is missing or different', () => {
  expect(findBreakingChanges(buildSchema(readFileSync(contract, 'utf8')), schema)).toEqual([]);
});

test('every type, field, argument, enum value and input field says what it is', () => {
  expect(partsOf(schema).filter(({ description }) => !description?.trim())).toEqual([]);
  expect(partsOf(schema).length).toBeGreaterThan(200);
});

function partsOf(described: GraphQLSchema): { name: string; description: string | null | undefined }[] {
  const ownTypes = Object.values(described.getTypeMap()).filter((type) => !isIntrospectionType(type));
  return ownTypes.flatMap((type) => {
    const part = { name: type.name, description: type.description };
    if (isEnumType(type)) return [part, ...type.getValues().map((value) => under(type.name, value))];
    if (isInputObjectType(type))
      return [part, ...Object.values(type.getFields()).map((field) => under(type.name, field))];
    if (!isObjectType(type) && !isInterfaceType(type)) return [part];
    const fields = Object.values(type.getFields());
    const named = fields.flatMap((field) => [
      under(type.name, field),
      ...field.args.map((argument) => under(`${type.name}.${field.name}`, argument)),
    ]);
    return [part, ...named];
  });
}

function under(owner: string, { name, description }: { name: string; description?: string | null }) {
  return { name: `${owner}.${name}`, description };
}
