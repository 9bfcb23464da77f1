import DataLoader from 'dataloader';
import { keyedBy } from '#server/database/batch.ts';
import type { TargetGroup, Topic } from './topic.type.ts';
import type { Vocabulary } from './vocabulary.type.ts';

export interface TopicLoaders {
  topic: DataLoader<number, Topic | null>;
  topicBySlug: DataLoader<string, Topic | null>;
  targetGroupBySlug: DataLoader<string, TargetGroup | null>;
}

export function topicLoaders(vocabulary: () => Promise<Vocabulary>): TopicLoaders {
  return {
    topic: new DataLoader(async (ids) => {
      const { topics } = await vocabulary();
      return ids.map((id) => topics.get(id) ?? null);
    }),
    topicBySlug: new DataLoader(async (slugs) => {
      const { topics } = await vocabulary();
      return keyedBy(slugs, [...topics.values()], ({ slug }) => slug);
    }),
    targetGroupBySlug: new DataLoader(async (slugs) => {
      const { targetGroups } = await vocabulary();
      return keyedBy(slugs, [...targetGroups.values()], ({ slug }) => slug);
    }),
  };
}
