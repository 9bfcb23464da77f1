import type { District } from '#server/districts/district.type.ts';
import type { TargetGroup, Topic } from './topic.type.ts';

/** All topics, target groups and districts of one moment by their ids, each in the coordinator's order, in one language. */
export interface Vocabulary {
  topics: ReadonlyMap<number, Topic>;
  targetGroups: ReadonlyMap<number, TargetGroup>;
  districts: ReadonlyMap<string, District>;
}
