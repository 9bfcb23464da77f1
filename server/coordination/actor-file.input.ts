import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CalendarDate } from '#server/actors/calendar-date.type.ts';
import { ActorNoteKind } from './actor-file.type.ts';

/** Whatever is longer was not typed by a person; what a person typed too long is told beside its field. */
const mostSigns = 50_000;

@InputType({ description: 'Something to be written down about an actor.' })
export class AddActorNoteInput {
  @Field(() => ID, { description: 'The actor’s id.' })
  @IsUUID()
  actorId: string;

  @Field(() => ActorNoteKind, { description: 'What it is.' })
  kind: ActorNoteKind;

  @Field(() => String, { description: 'The text.' })
  @MaxLength(mostSigns)
  text: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day of a reminder.' })
  dueOn?: string | null;
}

@InputType({ description: 'A note or a person in the file of an actor, as it was read.' })
export class FileEntryInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version: number;
}

@InputType({ description: 'A person known to the coordinator alone; all of it as it is to be.' })
export class SaveInternalContactInput {
  @Field(() => ID, { description: 'The actor’s id.' })
  @IsUUID()
  actorId: string;

  @Field(() => FileEntryInput, { nullable: true, description: 'Which one is changed; left out: a new one.' })
  present?: FileEntryInput | null;

  @Field(() => String, { description: 'Name.' })
  @MaxLength(mostSigns)
  name: string;

  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  @MaxLength(mostSigns)
  task?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number as people write it.' })
  @MaxLength(mostSigns)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Mail address.' })
  @MaxLength(mostSigns)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known.' })
  @MaxLength(mostSigns)
  remark?: string | null;
}
