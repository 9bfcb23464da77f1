import { Arg, Ctx, FieldResolver, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { hasExampleData } from './directory.queries.ts';
import { Directory, OperatorText, OperatorTextName } from './directory.type.ts';
import type { Localized, Site } from './site.type.ts';

/** The zoom levels that web map tiles of this kind have. */
const tileZooms = { minZoom: 10, maxZoom: 18 };

@Resolver(() => Directory)
export class DirectoryResolver {
  @Query(() => Directory, { description: 'Who runs this directory, and what its map shows.' })
  directory(@Ctx() { site, locale }: Context): Directory {
    const { siteName, frame, centre, zoom, overlay, stations, outlineCredit, stationCredit, locales, signInByMail } =
      site;
    return {
      siteName,
      frame,
      centre,
      zoom,
      overlay,
      stations,
      outlineCredit,
      stationCredit,
      locales,
      signInByMail,
      area: inLocale(site.area, locale, site),
      tiles: site.tiles && { path: '/map/tiles/{z}/{x}/{y}', ...site.tiles, ...tileZooms },
      operator: {
        name: site.name,
        role: inLocale(site.role, locale, site),
        funder: site.funder && inLocale(site.funder, locale, site),
        contactName: site.contactName,
        portrait: site.portrait,
        phone: site.phone,
        email: site.email,
        hours: site.hours && inLocale(site.hours, locale, site),
        street: site.address?.street ?? null,
        postalCode: site.address?.postalCode ?? null,
        city: site.address?.city ?? null,
      },
    };
  }

  @FieldResolver(() => Boolean, { description: 'true while invented examples are in it.' })
  exampleData(@Ctx() { db }: Context): Promise<boolean> {
    return hasExampleData(db);
  }

  @FieldResolver(() => Int, { description: 'Published actors.' })
  async actorCount(@Ctx() { catalogue }: Context): Promise<number> {
    return (await catalogue()).order.length;
  }

  @Query(() => OperatorText, { description: 'A text of the operator.' })
  operatorText(
    @Arg('name', () => OperatorTextName, { description: 'Which one.' }) name: OperatorTextName,
    @Ctx() { site, locale }: Context,
  ): OperatorText {
    const texts = site.texts[locale] ?? Object.values(site.texts)[0];
    return texts?.[name] ?? { title: '', html: '' };
  }
}

function inLocale(texts: Localized, locale: string, { locales: [usual = 'de'] }: Site): string {
  return texts[locale] ?? texts[usual] ?? Object.values(texts)[0] ?? '';
}
