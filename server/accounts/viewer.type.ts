import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

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

/** Who a request comes from, as its session says. */
export interface SignedIn {
  sessionId: string;
  accountId: string;
  name: string | null;
  email: string;
  roles: Role[];
  /** actors whose entries it keeps */
  actorIds: string[];
  /** of these, where it also says who else keeps them */
  ownedActorIds: string[];
  /** of these, where its changes are public at once */
  trustedActorIds: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A browser in which the viewer is signed in.' })
export class ViewerSession {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'Browser and system in words; empty when unknown.' })
  device: string;

  @Field(() => GraphQLDateTime, { description: 'When it was last used, to the hour.' })
  lastSeenAt: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current: boolean;
}

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

  sessionId: string;
}
