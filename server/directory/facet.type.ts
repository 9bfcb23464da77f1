import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'How many actors one value of a facet would leave.' })
export class FacetCount {
  @Field(() => String, { description: 'What the filter takes.' })
  value: string;

  @Field(() => String, { description: 'What people read, in the language of the request.' })
  label: string;

  @Field(() => Int, { description: 'Actors.' })
  count: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Each facet is counted without its own field; an actor counts once per value; zeros included, selected first.',
})
export class Facets {
  @Field(() => Int, { description: 'Actors that match the whole filter.' })
  total: number;

  @Field(() => [FacetCount], { description: 'By kind.' })
  kinds: FacetCount[];

  @Field(() => [FacetCount], { description: 'By who stands behind them.' })
  operatorTypes: FacetCount[];

  @Field(() => [FacetCount], { description: 'By district and quarter.' })
  districts: FacetCount[];

  @Field(() => [FacetCount], { description: 'By topic; a parent counts its children in.' })
  topics: FacetCount[];

  @Field(() => [FacetCount], { description: 'By target group.' })
  targetGroups: FacetCount[];

  @Field(() => [FacetCount], { description: 'By language spoken there.' })
  languages: FacetCount[];
}
