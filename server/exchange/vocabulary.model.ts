import { foldText } from '#server/actors/text.model.ts';

/** Words under which topics or target groups are known (slugs, names, synonyms), folded -> slug. */
export type Vocabulary = ReadonlyMap<string, string>;

/** Builds a vocabulary from terms, as the coordinator keeps them in the database. */
export function vocabularyOf(terms: Iterable<{ slug: string; words: readonly string[] }>): Vocabulary {
  const vocabulary = new Map<string, string>();
  for (const { slug, words } of terms) {
    for (const word of [slug, ...words]) if (!vocabulary.has(foldText(word))) vocabulary.set(foldText(word), slug);
  }
  return vocabulary;
}

/** Sorts words into slugs that are known and words that are not. */
export function lookUp(words: readonly string[], vocabulary: Vocabulary): { slugs: string[]; unknown: string[] } {
  const found = words.map((word) => ({ word, slug: vocabulary.get(foldText(word)) }));
  const slugs = found.flatMap(({ slug }) => (slug === undefined ? [] : [slug]));
  return {
    slugs: [...new Set(slugs)],
    unknown: found.filter(({ slug }) => slug === undefined).map(({ word }) => word),
  };
}
