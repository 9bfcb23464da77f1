import type { ActorCardFragment } from '#web/gql/graphql.ts';
import type { Messages } from '#web/i18n/de.ts';
import { formatMonth, formatOpening, formatTime } from '#web/i18n/format.ts';
import type { Locale } from '#web/paths.ts';
import { formatPhone } from '#web/ui/phone.ts';

type Now = { messages: Messages; locale: Locale; renderedAt: Date };

type Opening = Pick<NonNullable<ActorCardFragment['mainPlace']>, 'openNow' | 'openUntil' | 'opensAt'>;

/** Whether it is open, in a few words; null where nobody knows. */
export function describeOpening(place: Opening | null, { messages, locale, renderedAt }: Now): string | null {
  if (!place || place.openNow === null) return null;
  if (place.openNow)
    return place.openUntil ? messages.openUntil(formatTime(locale, place.openUntil)) : messages.openNow;
  return place.opensAt ? messages.opensAt(formatOpening(locale, place.opensAt, renderedAt)) : messages.closedNow;
}

/** Who confirmed the entry and when, or that it is long ago, in a few words. */
export function describeConfirmation(
  {
    confirmedAt,
    confirmedVia,
    isUnconfirmed,
  }: Pick<ActorCardFragment, 'confirmedAt' | 'confirmedVia' | 'isUnconfirmed'>,
  { messages, locale }: Pick<Now, 'messages' | 'locale'>,
): string {
  if (!confirmedAt) return messages.neverConfirmed;
  if (isUnconfirmed) return messages.unconfirmedSince(formatMonth(locale, confirmedAt));
  return messages.confirmedBy[confirmedVia ?? 'IMPORT'](formatMonth(locale, confirmedAt));
}

type Whereabouts = Pick<ActorCardFragment, 'district' | 'activeIn'> & { mainPlace: { street: string | null } | null };

/** District, street and distance, as far as they are public. */
export function describeWhere(actor: Whereabouts, messages: Messages, distance: string | null): string {
  const districts = actor.district ? [actor.district.name] : actor.activeIn.map(({ name }) => name);
  const parts = [...districts, actor.mainPlace?.street, distance].filter((part) => typeof part === 'string');
  if (!actor.mainPlace) parts.push(messages.noFixedPlace);
  return parts.join(' · ');
}

/** Phone, mail and website in one line, for paper. */
export function describeContact({
  phone,
  email,
  website,
}: Pick<ActorCardFragment, 'phone' | 'email' | 'website'>): string {
  const shortWebsite = website?.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return [phone && formatPhone(phone), email, shortWebsite].filter(Boolean).join(' · ');
}
