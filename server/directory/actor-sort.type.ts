import { registerEnumType } from 'type-graphql';

export const ActorSort = {
  RELEVANCE: 'RELEVANCE',
  NAME: 'NAME',
  DISTANCE: 'DISTANCE',
  RECENTLY_CONFIRMED: 'RECENTLY_CONFIRMED',
} as const;
export type ActorSort = keyof typeof ActorSort;
registerEnumType(ActorSort, {
  name: 'ActorSort',
  description: 'The order of a list of actors; ties by name in German order, then by id.',
  valuesConfig: {
    RELEVANCE: { description: 'Best match of the search first.' },
    NAME: { description: 'By name.' },
    DISTANCE: { description: 'Nearest first; needs `near`.' },
    RECENTLY_CONFIRMED: { description: 'Last confirmed first, never confirmed last.' },
  },
});
