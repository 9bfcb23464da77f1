import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { District } from '#server/districts/district.type.ts';
import { describeOpeningHours } from './opening-hours-text.model.ts';
import { describeWeek } from './opening-hours-week.model.ts';
import { OpeningDay, Place } from './place.type.ts';

@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver(() => District, { nullable: true, description: 'Computed from its point; null outside all of them.' })
  district(@Root() place: Place, @Ctx() { loaders }: Context): Promise<District | null> | null {
    return place.districtId === null ? null : loaders.district.load(place.districtId);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'null: unknown.' })
  openNow(@Root() place: Place, @Ctx() { now }: Context): boolean | null {
    return isOpen(place, now);
  }

  @FieldResolver(() => [String], { description: 'The opening hours in words, a line each; empty when unknown.' })
  openingHoursText(@Root() place: Place, @Ctx() { locale }: Context): string[] {
    return place.openingHours === null ? [] : describeOpeningHours(place.openingHours, locale === 'de' ? 'de' : 'en');
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When it closes next, where it is open.' })
  openUntil(@Root() place: Place): Date | null {
    return place.openUntil;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it opens next, within eight weeks, where it is closed.',
  })
  opensAt(@Root() place: Place, @Ctx() { now }: Context): Date | null {
    return isOpen(place, now) ? null : place.nextOpening;
  }

  @FieldResolver(() => [OpeningDay], {
    nullable: true,
    description: 'The next seven days, today first; null: unknown.',
  })
  week(@Root() place: Place, @Ctx() { now }: Context): OpeningDay[] | null {
    return place.intervals === null ? null : describeWeek(place.intervals, now);
  }
}

function isOpen(place: Place, now: Date): boolean | null {
  return place.intervals?.some(({ opens, closes }) => opens <= now && now < closes) ?? null;
}
