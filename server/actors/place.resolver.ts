import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { District } from '#server/districts/district.type.ts';
import { describeOpeningHours } from './opening-hours-text.model.ts';
import { describeWeek } from './opening-hours-week.model.ts';
import { OpeningDay, type OpeningTimes, Place } from './place.type.ts';

@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver(() => District, { nullable: true, description: 'Computed from its point; null outside all of them.' })
  district(@Root() place: Place, @Ctx() { loaders }: Context): Promise<District | null> | null {
    return place.districtId === null ? null : loaders.district.load(place.districtId);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'null: unknown.' })
  async openNow(@Root() place: Place, @Ctx() context: Context): Promise<boolean | null> {
    return isOpen(await timesOf(place, context), context.now);
  }

  @FieldResolver(() => [String], { description: 'The opening hours in words, a line each; empty when unknown.' })
  openingHoursText(@Root() place: Place, @Ctx() { locale }: Context): string[] {
    return place.openingHours === null ? [] : describeOpeningHours(place.openingHours, locale === 'de' ? 'de' : 'en');
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When it closes next, where it is open.' })
  async openUntil(@Root() place: Place, @Ctx() context: Context): Promise<Date | null> {
    return (await timesOf(place, context))?.openUntil ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it opens next, within eight weeks, where it is closed.',
  })
  async opensAt(@Root() place: Place, @Ctx() context: Context): Promise<Date | null> {
    const times = await timesOf(place, context);
    return isOpen(times, context.now) ? null : (times?.nextOpening ?? null);
  }

  @FieldResolver(() => [OpeningDay], {
    nullable: true,
    description: 'The next seven days, today first; null: unknown.',
  })
  async week(@Root() place: Place, @Ctx() context: Context): Promise<OpeningDay[] | null> {
    const times = await timesOf(place, context);
    return times === null ? null : describeWeek(times.intervals, context.now);
  }
}

async function timesOf({ openingHours }: Place, { loaders }: Context): Promise<OpeningTimes | null> {
  return openingHours === null ? null : loaders.openingTimes.load(openingHours);
}

function isOpen(times: OpeningTimes | null, now: Date): boolean | null {
  return times?.intervals.some(({ opens, closes }) => opens <= now && now < closes) ?? null;
}
