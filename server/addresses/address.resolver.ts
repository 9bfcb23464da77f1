import { Arg, Ctx, Float, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { districtOf } from '#server/districts/district.model.ts';
import { District } from '#server/districts/district.type.ts';
import { maySearchAddresses } from './address.policy.ts';
import { noSuggestions, quarterOf, suggestAddresses } from './address.service.ts';
import { AddressSuggestions } from './address.type.ts';

@Resolver()
export class AddressResolver {
  @Query(() => AddressSuggestions, {
    description: 'For whoever types an address of an entry: streets, then their houses; none for those not signed in.',
  })
  async addressSuggestions(
    @Arg('text', () => String, { description: 'What has been typed so far: a street, then a house number.' })
    text: string,
    @Ctx() { db, viewer }: Context,
  ): Promise<AddressSuggestions> {
    return maySearchAddresses(viewer) ? suggestAddresses(db, storableText(text)) : noSuggestions();
  }

  @Query(() => District, {
    nullable: true,
    description:
      'The district in which a place of an entry would lie: that of its point; without one, that which the register says of its address. null outside all of them, and for those not signed in.',
  })
  async placeDistrict(
    @Ctx() { db, viewer, vocabulary }: Context,
    @Arg('latitude', () => Float, { nullable: true, description: 'Degrees, WGS84.' }) latitude?: number | null,
    @Arg('longitude', () => Float, { nullable: true, description: 'Degrees, WGS84.' }) longitude?: number | null,
    @Arg('street', () => String, { nullable: true, description: 'Street with house number.' }) street?: string | null,
    @Arg('postalCode', () => String, { nullable: true, description: 'Five digits.' }) postalCode?: string | null,
  ): Promise<District | null> {
    if (!maySearchAddresses(viewer)) return null;
    const districts = [...(await vocabulary()).districts.values()].filter(({ parentId }) => parentId === null);
    if (latitude != null && longitude != null) return districtOf({ latitude, longitude }, districts);
    const quarter = await quarterOf(db, {
      street: street == null ? null : storableText(street),
      postalCode: postalCode == null ? null : storableText(postalCode),
    });
    return districts.find(({ id }) => quarter?.startsWith(id)) ?? null;
  }
}
