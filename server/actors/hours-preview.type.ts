import { Field, ObjectType } from 'type-graphql';
import { CalendarDate } from './calendar-date.type.ts';
import { OpeningInterval } from './place.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A day as opening hours that are being written make it.' })
export class HoursPreviewDay {
  @Field(() => CalendarDate, { description: 'The day, in the time zone of the house.' })
  date: string;

  @Field(() => [String], { description: 'Public and school holidays that it lies in, by name.' })
  holidays: string[];

  @Field(() => [OpeningInterval], { description: 'Spans that begin on this day and are surely open, in order.' })
  intervals: OpeningInterval[];

  @Field(() => [OpeningInterval], {
    description: 'Spans that begin on this day and are perhaps open, such as by appointment, in order.',
  })
  uncertainIntervals: OpeningInterval[];
}

@ObjectType({ simpleResolvers: true, description: 'What opening hours mean while somebody writes them.' })
export class HoursPreview {
  @Field(() => String, { nullable: true, description: 'As they would be saved; null: they cannot be read.' })
  expression: string | null;

  @Field(() => String, { nullable: true, description: 'Why they cannot be saved, in a sentence; null: they can.' })
  problem: string | null;

  @Field(() => [String], { description: 'As residents read them, a line each.' })
  lines: string[];

  @Field(() => [HoursPreviewDay], { nullable: true, description: 'The next 14 days, today first; null: unknown.' })
  days: HoursPreviewDay[] | null;
}
