import { type Actor, type ActorPlace, formatAddress } from './actor-facts.ts';

/** The entry for search engines (schema.org); nothing finer than the page itself shows. */
export function actorJsonLd(actor: Actor, url: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': typeOf(actor),
    '@id': url,
    url,
    name: actor.name,
    description: actor.summary,
    ...(actor.alternateNames.length > 0 && { alternateName: actor.alternateNames }),
    ...(actor.email && { email: actor.email }),
    ...(actor.phone && { telephone: actor.phone }),
    ...(actor.website && { sameAs: [actor.website, ...actor.links.map((link) => link.url)] }),
    ...(actor.languages.length > 0 && { knowsLanguage: actor.languages }),
    ...(actor.activeIn.length > 0 && { areaServed: actor.activeIn.map(({ name }) => name) }),
    ...(actor.places.length > 0 && { location: actor.places.map(placeJsonLd) }),
  };
}

function typeOf({ kind, operatorType }: Actor): string {
  if (operatorType === 'PUBLIC') return 'GovernmentOrganization';
  return kind === 'ASSOCIATION' ? 'NGO' : 'Organization';
}

function placeJsonLd(place: ActorPlace): object {
  const hours = (place.week ?? []).flatMap(openingDays);
  const exact = place.publicAs === 'EXACT' && typeof place.latitude === 'number';
  return {
    '@type': 'Place',
    ...(formatAddress(place) && {
      address: {
        '@type': 'PostalAddress',
        ...(place.street && { streetAddress: place.street }),
        ...(place.postalCode && { postalCode: place.postalCode }),
        ...(place.city && { addressLocality: place.city }),
      },
    }),
    ...(exact && { geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude } }),
    ...(hours.length > 0 && { openingHoursSpecification: hours }),
  };
}

/** Dated, as the API gives them: a weekly rule would be wrong in a week with a holiday. */
function openingDays({ date, intervals }: NonNullable<ActorPlace['week']>[number]): object[] {
  return intervals.map(({ opens, closes }) => ({
    '@type': 'OpeningHoursSpecification',
    opens: clock(opens),
    closes: clock(closes),
    validFrom: date,
    validThrough: date,
  }));
}

const clock = (instant: string): string =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
