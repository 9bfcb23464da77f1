import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { AnswerReportInput, ReadReportInput } from './report.input.ts';
import { answerReport, forgetReporter } from './report.service.ts';
import { AnswerReportPayload, Report, ReportConnection, ReportState } from './report.type.ts';
import { reportsFor } from './report-worklist.service.ts';

const usualSize = 20;

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => ReportConnection, {
    description:
      'What residents said: of all entries for the coordinator, of its own for a member, none for a visitor. What is open comes the oldest first, else the newest.',
  })
  reports(
    @Arg('state', () => ReportState, { nullable: true, description: 'Only these; null: all.' })
    state: ReportState | null,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: usualSize, description: 'How many.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after: string | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<ReportConnection> {
    const wish = { state: state ?? null, first: first ?? usualSize, after: after ?? null };
    return reportsFor(db, viewer, wish);
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'The entry; null when it is not published any more.' })
  actor(@Root() { actorId }: Report, @Ctx() { loaders }: Context): Promise<Actor | null> {
    return loaders.actor.load(actorId);
  }

  @Mutation(() => AnswerReportPayload, {
    description: 'Answers a report, or puts it aside; who left an address reads the answer by mail.',
  })
  async answerReport(
    @Arg('input', () => AnswerReportInput, { description: 'What is answered.' }) input: AnswerReportInput,
    @Ctx() context: Context,
  ): Promise<AnswerReportPayload> {
    const answered = await context.write((em) => answerReport(em, input, context));
    return Object.assign(new AnswerReportPayload(), answered);
  }

  @Mutation(() => AnswerReportPayload, {
    description: 'Forgets whom a report is from; for the coordinator alone. An answer is then mailed to nobody.',
  })
  async forgetReporter(
    @Arg('input', () => ReadReportInput, { description: 'Of which report.' }) input: ReadReportInput,
    @Ctx() context: Context,
  ): Promise<AnswerReportPayload> {
    const report = await context.write((em) => forgetReporter(em, input, context.viewer));
    return Object.assign(new AnswerReportPayload(), { report, problems: [] });
  }
}
