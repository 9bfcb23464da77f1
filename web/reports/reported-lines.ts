import { formatAddress } from '#web/actor/actor-facts.ts';
import type { ReportField, ReportPageQuery } from '#web/gql/graphql.ts';
import { formatLanguage } from '#web/i18n/format.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import type { Locale } from '#web/paths.ts';
import { formatPhone } from '#web/ui/phone.ts';

export type ReportedActor = NonNullable<ReportPageQuery['actor']>;

type Words = { messages: Messages; locale: Locale };

/** What a part of an entry says, in lines, each once: two places may say the same. The longer text is no lines, but HTML. */
export function reportedLines(actor: ReportedActor, field: ReportField | null, words: Words): string[] {
  const { messages, locale } = words;
  const { places } = actor;
  const parts: Record<ReportField | 'WHOLE', (string | null | undefined)[]> = {
    WHOLE: [[messages.kind[actor.kind], actor.district?.name].filter(Boolean).join(' · '), actor.summary],
    ABOUT: [],
    REACH: [
      actor.phone && formatPhone(actor.phone),
      actor.email,
      actor.website,
      ...actor.links.map(({ label, url }) => `${label}: ${url}`),
    ],
    WHERE:
      places.length === 0
        ? [messages.actorNoPlace]
        : places.flatMap((place) => [
            [formatAddress(place) ?? messages.actorPlaceUnknown, place.district?.name].filter(Boolean).join(' · '),
            place.notice,
          ]),
    WHEN: places.flatMap((place) => named(actor, place, [place.openingHoursText.join('; ')])),
    ACCESS: places.flatMap((place) =>
      named(
        actor,
        place,
        place.access.map(({ feature, value, note }) =>
          [`${messages.accessFeature[feature]}: ${messages.accessValue[value]}`, note].filter(Boolean).join('. '),
        ),
      ),
    ),
    PLAIN_LANGUAGE: paragraphsOf(actor.plainLanguage),
    EASY_LANGUAGE: paragraphsOf(actor.easyLanguage),
    TOPICS: [
      actor.topics.map(({ name }) => name).join(', '),
      labelled(
        messages.actorFor,
        actor.targetGroups.map(({ name }) => name),
      ),
      labelled(
        messages.actorLanguages,
        actor.languages.map((tag) => formatLanguage(locale, tag)),
      ),
      labelled(messages.actorRunBy, [actor.runBy?.name ?? actor.runByName ?? '']),
    ],
    COOPERATIONS: [actor.partners.map(({ name }) => name).join(', '), ...actor.cooperations.map(({ title }) => title)],
  };
  return [...new Set(parts[field ?? 'WHOLE'].flatMap((line) => line || []))];
}

/** With the street before it where there are several places. */
function named(
  { places }: ReportedActor,
  { street, district }: ReportedActor['places'][number],
  lines: readonly string[],
): string[] {
  const name = places.length > 1 ? (street ?? district?.name) : null;
  return lines.flatMap((line) => (line === '' ? [] : [name ? `${name}: ${line}` : line]));
}

const labelled = (label: string, words: readonly string[]): string => {
  const joined = words.filter(Boolean).join(', ');
  return joined && `${label}: ${joined}`;
};

const paragraphsOf = (text: string | null): string[] => text?.split('\n') ?? [];
