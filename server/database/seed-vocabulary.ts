import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { productRoot } from '#server/config.ts';
import { District } from '#server/districts/district.entity.ts';
import { parseDistrictFile } from '#server/districts/district-file.model.ts';
import { type LocalizedText, TargetGroup, Topic } from '#server/topics/topic.entity.ts';

interface VocabularyEntry {
  slug: string;
  name: LocalizedText;
  description: LocalizedText;
  synonyms: Record<string, string[]>;
}

interface TopicEntry extends VocabularyEntry {
  parent: string | null;
  icon: string;
}

const seeds = path.join(productRoot, 'server/database/seeds');

/**
 * Gives an empty database the topics, target groups and districts to start with. What is there already is the
 * coordinator's and stays as it is.
 */
export async function seedVocabulary(em: EntityManager): Promise<void> {
  if ((await em.count(Topic)) === 0) await seedTopics(em);
  if ((await em.count(TargetGroup)) === 0) await seedTargetGroups(em);
  if ((await em.count(District)) === 0) await seedDistricts(em);
  await em.flush();
}

async function seedTopics(em: EntityManager): Promise<void> {
  const topics = new Map<string, Topic>();
  for (const [position, entry] of (await readSeed<TopicEntry[]>('topics.json')).entries()) {
    const { slug, icon, name: names, description: descriptions, synonyms } = entry;
    const parent = entry.parent === null ? null : topics.get(entry.parent);
    const topic = em.create(Topic, { slug, icon, names, descriptions, synonyms, position, parent });
    topics.set(slug, topic);
  }
}

async function seedTargetGroups(em: EntityManager): Promise<void> {
  for (const [position, entry] of (await readSeed<VocabularyEntry[]>('target-groups.json')).entries()) {
    const { slug, name: names, description: descriptions, synonyms } = entry;
    em.create(TargetGroup, { slug, names, descriptions, synonyms, position });
  }
}

async function seedDistricts(em: EntityManager): Promise<void> {
  const text = await readFile(path.join(seeds, 'districts.geojson'), 'utf8');
  const described: { features: { properties: { id: string; slug: string; otherNames: string[] } }[] } =
    JSON.parse(text);
  for (const [position, { id, name, outline }] of parseDistrictFile(text).entries()) {
    const properties = described.features.find((feature) => feature.properties.id === id)?.properties;
    const { slug = id, otherNames = [] } = properties ?? {};
    em.create(District, { id, slug, name, otherNames, outline, position });
  }
}

/** A JSON file that ships with the product. */
export async function readSeed<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(path.join(seeds, file), 'utf8'));
}
