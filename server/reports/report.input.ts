import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReportState } from './report.type.ts';

/** Whatever is longer was not typed by a person; what a person typed too long is told beside its field. */
const mostSigns = 50_000;

@InputType({ description: 'A report as it was read.' })
export class ReadReportInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;
}

@InputType({ description: 'What is answered to a report.' })
export class AnswerReportInput extends ReadReportInput {
  @Field(() => ReportState, { description: 'What comes of it; it cannot be opened again.' })
  state: ReportState;

  @Field(() => String, { nullable: true, description: 'What is answered, in plain text; left out: nothing.' })
  @MaxLength(mostSigns)
  answer?: string | null;
}
