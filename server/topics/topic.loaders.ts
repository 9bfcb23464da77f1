import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import {
  findTargetGroupsByActor,
  findTopicsByActor,
  findTopicsByCooperation,
  listTargetGroups,
  listTopics,
} from './topic.queries.ts';
import type { TargetGroup, Topic } from './topic.type.ts';

export interface TopicLoaders {
  topic: DataLoader<number, Topic | null>;
  topicBySlug: DataLoader<string, Topic | null>;
  topicsOfActor: DataLoader<string, Topic[]>;
  topicsOfCooperation: DataLoader<string, Topic[]>;
  targetGroupBySlug: DataLoader<string, TargetGroup | null>;
  targetGroupsOfActor: DataLoader<string, TargetGroup[]>;
}

/** The vocabulary is small: a batch by id or slug reads all of it. */
export function topicLoaders(db: Kysely<unknown>, locale: string): TopicLoaders {
  return {
    topic: new DataLoader(async (ids) => keyedBy(ids, await listTopics(db, locale), (topic) => topic.id)),
    topicBySlug: new DataLoader(async (slugs) => keyedBy(slugs, await listTopics(db, locale), (topic) => topic.slug)),
    topicsOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findTopicsByActor(db, ids, locale), (row) => row.actorId),
    ),
    topicsOfCooperation: new DataLoader(async (ids) =>
      groupedBy(ids, await findTopicsByCooperation(db, ids, locale), (row) => row.cooperationId),
    ),
    targetGroupBySlug: new DataLoader(async (slugs) =>
      keyedBy(slugs, await listTargetGroups(db, locale), (group) => group.slug),
    ),
    targetGroupsOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findTargetGroupsByActor(db, ids, locale), (row) => row.actorId),
    ),
  };
}
