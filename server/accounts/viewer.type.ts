import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';

export const Role = { MEMBER: 'MEMBER', COORDINATOR: 'COORDINATOR', ADMIN: 'ADMIN' } as const;
export type Role = keyof typeof Role;
registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody who signed in may do.',
  valuesConfig: {
    MEMBER: { description: 'Keeps the entries of its actors.' },
    COORDINATOR: { description: 'Keeps the directory.' },
    ADMIN: { description: 'Keeps the installation.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Who is signed in.' })
export class Viewer {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name, when given.' })
  name: string | null;

  @Field(() => String, { description: 'Mail address.' })
  email: string;

  @Field(() => [Role], { description: 'Roles.' })
  roles: Role[];

  @Field(() => [Actor], { description: 'Actors whose entries the viewer keeps.' })
  actors: Actor[];
}
