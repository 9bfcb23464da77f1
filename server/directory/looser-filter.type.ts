import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** The fields of a filter by their names in the API. */
export const filterFieldNames = {
  search: 'SEARCH',
  kinds: 'KINDS',
  operatorTypes: 'OPERATOR_TYPES',
  districts: 'DISTRICTS',
  topics: 'TOPICS',
  targetGroups: 'TARGET_GROUPS',
  languages: 'LANGUAGES',
  wheelchair: 'WHEELCHAIR',
  openNow: 'OPEN_NOW',
  openAt: 'OPEN_AT',
  near: 'NEAR',
  within: 'WITHIN',
  withoutPlace: 'WITHOUT_PLACE',
  openToCooperation: 'OPEN_TO_COOPERATION',
} as const;
export type FilterFieldName = keyof typeof filterFieldNames;

export const ActorFilterField = {
  SEARCH: 'SEARCH',
  KINDS: 'KINDS',
  OPERATOR_TYPES: 'OPERATOR_TYPES',
  DISTRICTS: 'DISTRICTS',
  TOPICS: 'TOPICS',
  TARGET_GROUPS: 'TARGET_GROUPS',
  LANGUAGES: 'LANGUAGES',
  WHEELCHAIR: 'WHEELCHAIR',
  OPEN_NOW: 'OPEN_NOW',
  OPEN_AT: 'OPEN_AT',
  NEAR: 'NEAR',
  WITHIN: 'WITHIN',
  WITHOUT_PLACE: 'WITHOUT_PLACE',
  OPEN_TO_COOPERATION: 'OPEN_TO_COOPERATION',
} as const;
export type ActorFilterField = keyof typeof ActorFilterField;
registerEnumType(ActorFilterField, {
  name: 'ActorFilterField',
  description: 'A field of ActorFilter.',
  valuesConfig: Object.fromEntries(
    Object.entries(filterFieldNames).map(([field, name]) => [name, { description: `The field \`${field}\`.` }]),
  ),
});

@ObjectType({ simpleResolvers: true, description: 'What leaving out one condition would give.' })
export class LooserFilter {
  @Field(() => ActorFilterField, { description: 'The field to leave out.' })
  without: ActorFilterField;

  @Field(() => Int, { description: 'Actors found then.' })
  total: number;
}
