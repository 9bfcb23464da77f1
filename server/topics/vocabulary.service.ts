import type { Snapshot } from '#server/database/snapshot.ts';
import { loadVocabulary } from './vocabulary.queries.ts';
import type { Vocabulary } from './vocabulary.type.ts';

export interface Vocabularies {
  /** The vocabulary of the very moment of a snapshot, in a language. */
  at(snapshot: Snapshot, locale: string): Promise<Vocabulary>;
}

/**
 * Keeps the vocabulary of the latest revision that was asked for: it is small, every answer needs it, and it cannot change
 * without a new revision.
 */
export function createVocabularies(): Vocabularies {
  const kept = new Map<string, { revision: string; vocabulary: Promise<Vocabulary> }>();
  return {
    at({ db, revision }, locale) {
      const known = kept.get(locale);
      if (known?.revision === revision) return known.vocabulary;
      const vocabulary = loadVocabulary(db, locale);
      kept.set(locale, { revision, vocabulary });
      // after a failure, the next one tries with a connection of its own
      vocabulary.catch(() => {
        if (kept.get(locale)?.vocabulary === vocabulary) kept.delete(locale);
      });
      return vocabulary;
    },
  };
}
