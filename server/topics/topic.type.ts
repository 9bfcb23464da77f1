import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What something is about.' })
export class Topic {
  @Field(() => String, { description: 'What filters take.' })
  slug: string;

  @Field(() => String, { description: 'Name in the language of the request.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What one finds there, in a sentence.' })
  description: string | null;

  @Field(() => String, { description: 'Name of its pictogram in the Lucide set.' })
  icon: string;

  id: number;
  parentId: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whom something is for.' })
export class TargetGroup {
  @Field(() => String, { description: 'What filters take.' })
  slug: string;

  @Field(() => String, { description: 'Name in the language of the request.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Who is meant, in a sentence.' })
  description: string | null;

  id: number;
}
