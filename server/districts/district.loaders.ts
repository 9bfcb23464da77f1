import DataLoader from 'dataloader';
import type { Vocabulary } from '#server/topics/vocabulary.type.ts';
import type { District } from './district.type.ts';

export interface DistrictLoaders {
  district: DataLoader<string, District | null>;
}

export function districtLoaders(vocabulary: () => Promise<Vocabulary>): DistrictLoaders {
  return {
    district: new DataLoader(async (ids) => {
      const { districts } = await vocabulary();
      return ids.map((id) => districts.get(id) ?? null);
    }),
  };
}
