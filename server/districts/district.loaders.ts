import DataLoader from 'dataloader';
import { type ActorLoaders, linkedTerms } from '#server/actors/actor.loaders.ts';
import type { Vocabulary } from '#server/topics/vocabulary.type.ts';
import type { District } from './district.type.ts';

export interface DistrictLoaders {
  district: DataLoader<string, District | null>;
  districtsOfActor: DataLoader<string, District[]>;
}

export function districtLoaders(
  vocabulary: () => Promise<Vocabulary>,
  links: ActorLoaders['linksOfActor'],
): DistrictLoaders {
  return {
    district: new DataLoader(async (ids) => {
      const { districts } = await vocabulary();
      return ids.map((id) => districts.get(id) ?? null);
    }),
    districtsOfActor: new DataLoader(async (actorIds) => {
      const [{ districts }, found] = await Promise.all([vocabulary(), links.loadMany(actorIds)]);
      return linkedTerms(found, ({ districtIds }) => districtIds, districts);
    }),
  };
}
