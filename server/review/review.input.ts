import { ArrayMaxSize, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Whatever is longer was not typed by a person; what a person typed too long is told beside its field. */
const mostSigns = 50_000;
const mostLooks = 200;

@InputType({ description: 'A proposal of the viewer, as it was read.' })
export class OwnProposedRevisionInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was read; where it is no longer the present one: CONFLICT.' })
  version: number;
}

@InputType({ description: 'Why something that was proposed stays as it was.' })
export class RefuseProposedRevisionInput extends OwnProposedRevisionInput {
  @Field(() => String, { description: 'The reason, which the proposer reads.' })
  @MaxLength(mostSigns)
  reason: string;
}

@InputType({ description: 'A field of a proposal that is accepted.' })
export class AcceptedFieldInput {
  @Field(() => String, { description: 'Which one.' })
  @MaxLength(100)
  name: string;

  @Field(() => String, { nullable: true, description: 'The text as the coordinator changed it; null: as proposed.' })
  @MaxLength(mostSigns)
  text?: string | null;
}

@InputType({ description: 'What of a proposal is public from now on.' })
export class AcceptProposedRevisionInput extends OwnProposedRevisionInput {
  @Field(() => Int, {
    description: 'The version of the entry that was read beside it; where it is no longer the present one: CONFLICT.',
  })
  entryVersion: number;

  @Field(() => [AcceptedFieldInput], { description: 'Fields that are accepted; all others stay as they are now.' })
  @ArrayMaxSize(100)
  fields: AcceptedFieldInput[];

  @Field(() => String, { nullable: true, description: 'A word to the proposer; needed where a field is left out.' })
  @MaxLength(mostSigns)
  reason?: string | null;
}

@InputType({ description: 'Changes that are public and that the viewer has looked at.' })
export class FinishLooksInput {
  @Field(() => [ID], { description: 'Ids of their revisions.' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(mostLooks)
  ids: string[];
}

@InputType({ description: 'Somebody who keeps an entry.' })
export class KeeperInput {
  @Field(() => ID, { description: 'Id of the actor.' })
  @IsUUID()
  actorId: string;

  @Field(() => ID, { description: 'Id of who keeps it.' })
  @IsUUID()
  keeperId: string;
}
