import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { type ActorLoaders, linkedTerms } from '#server/actors/actor.loaders.ts';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { findTopicIdsByCooperation } from './topic.queries.ts';
import type { TargetGroup, Topic } from './topic.type.ts';
import type { Vocabulary } from './vocabulary.type.ts';

export interface TopicLoaders {
  topic: DataLoader<number, Topic | null>;
  topicBySlug: DataLoader<string, Topic | null>;
  topicsOfActor: DataLoader<string, Topic[]>;
  topicsOfCooperation: DataLoader<string, Topic[]>;
  targetGroupBySlug: DataLoader<string, TargetGroup | null>;
  targetGroupsOfActor: DataLoader<string, TargetGroup[]>;
}

export function topicLoaders(
  db: Kysely<unknown>,
  vocabulary: () => Promise<Vocabulary>,
  links: ActorLoaders['linksOfActor'],
): TopicLoaders {
  return {
    topic: new DataLoader(async (ids) => {
      const { topics } = await vocabulary();
      return ids.map((id) => topics.get(id) ?? null);
    }),
    topicBySlug: new DataLoader(async (slugs) => {
      const { topics } = await vocabulary();
      return keyedBy(slugs, [...topics.values()], ({ slug }) => slug);
    }),
    topicsOfActor: new DataLoader(async (actorIds) => {
      const [{ topics }, found] = await Promise.all([vocabulary(), links.loadMany(actorIds)]);
      return linkedTerms(found, ({ topicIds }) => topicIds, topics);
    }),
    topicsOfCooperation: new DataLoader(async (ids) => {
      const { topics } = await vocabulary();
      const found = groupedBy(ids, await findTopicIdsByCooperation(db, ids), ({ cooperationId }) => cooperationId);
      return found.map((rows) => rows.flatMap(({ topicId }) => topics.get(topicId) ?? []));
    }),
    targetGroupBySlug: new DataLoader(async (slugs) => {
      const { targetGroups } = await vocabulary();
      return keyedBy(slugs, [...targetGroups.values()], ({ slug }) => slug);
    }),
    targetGroupsOfActor: new DataLoader(async (actorIds) => {
      const [{ targetGroups }, found] = await Promise.all([vocabulary(), links.loadMany(actorIds)]);
      return linkedTerms(found, ({ targetGroupIds }) => targetGroupIds, targetGroups);
    }),
  };
}
