import type { ActorPageQuery } from '#web/gql/graphql.ts';
import type { Messages } from '#web/i18n/de.ts';
import { formatYear } from '#web/i18n/format.ts';
import type { Locale } from '#web/paths.ts';

export type Actor = NonNullable<ActorPageQuery['actor']>;
export type ActorPlace = Actor['places'][number];
export type ActorCooperation = Actor['cooperations'][number];

/** `seit 2023`, `2021 bis 2024`, `bis 2024`; null where no date is known. */
export function describePeriod(
  { since, until }: Pick<ActorCooperation, 'since' | 'until'>,
  { messages, locale }: { messages: Messages; locale: Locale },
): string | null {
  if (since && until) return messages.fromUntil(formatYear(locale, since), formatYear(locale, until));
  if (since) return messages.since(formatYear(locale, since));
  return until ? messages.untilYear(formatYear(locale, until)) : null;
}

/** Street and town, as far as they are public; null where nothing of them is. */
export function formatAddress({
  street,
  postalCode,
  city,
}: Pick<ActorPlace, 'street' | 'postalCode' | 'city'>): string | null {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, town].filter(Boolean).join(', ') || null;
}

/** The way on foot from wherever the reader is, on openstreetmap.org; null without an exact point. */
export function routeHref({ latitude, longitude, publicAs }: ActorPlace): string | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || publicAs !== 'EXACT') return null;
  return `https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&to=${latitude}%2C${longitude}`;
}

/** Opens the map app of a phone, which knows buses and trains (RFC 5870); null without an exact point. */
export function geoHref(place: ActorPlace): string | null {
  if (!routeHref(place)) return null;
  const address = formatAddress(place);
  return `geo:${place.latitude},${place.longitude}${address ? `?q=${encodeURIComponent(address)}` : ''}`;
}
