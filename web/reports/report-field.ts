import type { ReportField } from '#web/gql/graphql.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';

/** The part of the entry that an address names by `feld`; null: the whole entry. */
export function readReportField(word: string | null, messages: Messages): ReportField | null {
  const titles = partTitles(messages);
  return fields(titles).find((field) => field.toLowerCase() === word) ?? null;
}

/** What the part is called on the page of the entry. */
export function reportFieldTitle(field: ReportField | null, messages: Messages): string {
  return field === null ? messages.reportWhole : partTitles(messages)[field];
}

const fields = (titles: Record<ReportField, string>) => Object.keys(titles) as ReportField[];

const partTitles = (messages: Messages): Record<ReportField, string> => ({
  REACH: messages.actorContact,
  WHERE: messages.actorWhere,
  WHEN: messages.actorWhen,
  ACCESS: messages.actorAccess,
  ABOUT: messages.actorAbout,
  PLAIN_LANGUAGE: messages.actorPlain,
  EASY_LANGUAGE: messages.actorEasy,
  TOPICS: messages.actorTopics,
  COOPERATIONS: messages.actorPartners,
});
