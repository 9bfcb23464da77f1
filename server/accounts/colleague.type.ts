import 'reflect-metadata';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export const MembershipRole = { OWNER: 'OWNER', EDITOR: 'EDITOR' } as const;
export type MembershipRole = keyof typeof MembershipRole;
registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  description: 'What somebody may do with an entry that it keeps.',
  valuesConfig: {
    OWNER: { description: 'Changes the entry, and says who else keeps it.' },
    EDITOR: { description: 'Changes the entry.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Somebody who keeps an entry.' })
export class Colleague {
  @Field(() => ID, { description: 'UUID of the account.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name, when given.' })
  name: string | null;

  @Field(() => String, { description: 'Mail address.' })
  email: string;

  @Field(() => MembershipRole, { description: 'What it may do.' })
  role: MembershipRole;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isViewer: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Somebody who is invited to keep an entry, and has not answered yet.',
})
export class OpenInvitation {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'Mail address that it went to.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'Name that the inviter gave.' })
  name: string | null;

  @Field(() => MembershipRole, {
    nullable: true,
    description: 'What it is for; null: it went to the public address of the entry, because somebody claimed it.',
  })
  role: MembershipRole | null;

  @Field(() => GraphQLDateTime, { description: 'When it ends for good.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether that has passed.' })
  expired: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Who keeps an entry; for those alone who do, and for coordinators.' })
export class EntryTeam {
  @Field(() => ID, { description: 'UUID of the actor.' })
  id: string;

  @Field(() => String, { description: 'Present slug of the actor.' })
  slug: string;

  @Field(() => String, { description: 'Name of the actor.' })
  name: string;

  @Field(() => [Colleague], { description: 'Owners first, then by name.' })
  colleagues: Colleague[];

  @Field(() => [OpenInvitation], { description: 'Newest first; only for those who may invite.' })
  invitations: OpenInvitation[];

  @Field(() => Boolean, { description: 'Whether the viewer says who keeps the entry.' })
  viewerCanManage: boolean;
}

export const InvitationState = { OPEN: 'OPEN', ACCEPTED: 'ACCEPTED' } as const;
export type InvitationState = keyof typeof InvitationState;
registerEnumType(InvitationState, {
  name: 'InvitationState',
  description: 'Whether an invitation can be accepted.',
  valuesConfig: {
    OPEN: { description: 'It waits for its button.' },
    ACCEPTED: { description: 'Its button was pressed.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An invitation, as whoever has its link sees it.' })
export class Invitation {
  @Field(() => String, { description: 'Name of the actor whose entry it opens.' })
  actorName: string;

  @Field(() => String, { nullable: true, description: 'Name of who invites, when given.' })
  invitedBy: string | null;

  @Field(() => Boolean, { description: 'Whether it came because somebody claimed the entry.' })
  claimed: boolean;

  @Field(() => String, { nullable: true, description: 'Mail address that it went to; null once it was accepted.' })
  email: string | null;

  @Field(() => InvitationState, { description: 'Whether it can be accepted.' })
  state: InvitationState;
}
