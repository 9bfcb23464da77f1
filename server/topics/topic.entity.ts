import { defineEntity, p } from '@mikro-orm/core';

/** Texts by BCP 47 language tag. */
export type LocalizedText = Record<string, string>;

const vocabulary = {
  id: p.integer().primary(),
  slug: p.text(),
  names: p.json<LocalizedText>(),
  descriptions: p.json<LocalizedText>(),
  synonyms: p.json<Record<string, string[]>>(),
  position: p.integer().default(0),
};

/** What something is about; two levels at most, kept by the coordinator. */
export const TopicSchema = defineEntity({
  name: 'Topic',
  tableName: 'topic',
  properties: { ...vocabulary, icon: p.text(), parent: () => p.manyToOne(TopicSchema).nullable() },
});

export class Topic extends TopicSchema.class {}
TopicSchema.setClass(Topic);

/** Whom something is for. */
export const TargetGroupSchema = defineEntity({
  name: 'TargetGroup',
  tableName: 'target_group',
  properties: vocabulary,
});

export class TargetGroup extends TargetGroupSchema.class {}
TargetGroupSchema.setClass(TargetGroup);
