import type { ActorKind, OperatorType } from '#server/actors/actor.type.ts';

const kindLabels: Record<ActorKind, { de: string; en: string }> = {
  ASSOCIATION: { de: 'Verein', en: 'Association' },
  INITIATIVE: { de: 'Initiative', en: 'Initiative' },
  INSTITUTION: { de: 'Einrichtung', en: 'Institution' },
};

const operatorTypeLabels: Record<OperatorType, { de: string; en: string }> = {
  PUBLIC: { de: 'öffentlich', en: 'public' },
  NON_PROFIT: { de: 'gemeinnützig', en: 'non-profit' },
  PRIVATE: { de: 'privat', en: 'private' },
};

/** The language that has labels: German, or English for everybody else. */
function known(locale: string): 'de' | 'en' {
  return locale === 'de' ? 'de' : 'en';
}

export function kindLabel(kind: ActorKind, locale: string): string {
  return kindLabels[kind][known(locale)];
}

export function operatorTypeLabel(operatorType: OperatorType, locale: string): string {
  return operatorTypeLabels[operatorType][known(locale)];
}

/** Name of a language in the language of the request; for a tag that has none, the tag. */
export function languageLabel(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
