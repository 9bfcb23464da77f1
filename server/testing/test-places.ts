import { entries } from './test-editing.ts';
import { type HistoryHouse, openHistoryHouse } from './test-history.ts';

const fields =
  'id street postalCode city latitude longitude publicAs personal consented openingHours access { feature value note asOf }';

export interface OwnPlace {
  id: string;
  street: string | null;
  latitude: number | null;
  publicAs: string;
  personal: boolean;
  consented: boolean;
  access: { feature: string; value: string }[];
}

export interface SeenPlace {
  street: string | null;
  latitude: number | null;
  district: { id: string } | null;
  access: object[];
}

export interface PlacesHouse extends HistoryHouse {
  /** the places of an entry as its member sees them */
  own(slug?: string): Promise<OwnPlace[]>;
  /** as a visitor sees them */
  seen(slug?: string): Promise<SeenPlace[]>;
  /** an edit of the present version */
  editNow(input: Record<string, unknown>, slug?: string): ReturnType<HistoryHouse['edit']>;
  /** paths and codes of what is wrong with it */
  faults(input: Record<string, unknown>, slug?: string): Promise<string[]>;
}

/** In the middle of a district, so that a coarser point is in it as well. */
export const tierpark = { latitude: 52.4985, longitude: 13.5105 };
export const onThe = { street: 'Am Tierpark 9', postalCode: '10315', city: 'Berlin' };

/** The house of histories, asked about places. */
export async function openPlacesHouse(): Promise<PlacesHouse> {
  const house = await openHistoryHouse();
  const editNow: PlacesHouse['editNow'] = async (input, slug = entries.own) => {
    const { id, version } = await house.mine(slug);
    return house.edit({ id, version, ...input });
  };
  return {
    ...house,
    editNow,
    async own(slug = entries.own) {
      const { data } = await house.ask<{ editableActor: { places: OwnPlace[] } }>(
        `{ editableActor(slug: "${slug}") { places { ${fields} } } }`,
      );
      return data.editableActor.places;
    },
    async seen(slug = entries.own) {
      const { data } = await house.ask<{ actor: { places: SeenPlace[] } }>(
        `{ actor(slug: "${slug}") { places { street latitude district { id } publicAs access { feature value note asOf } } } }`,
        {},
        '',
      );
      return data.actor.places;
    },
    async faults(input, slug) {
      const { data } = await editNow(input, slug);
      return data.editActor.problems.map(({ path, code }) => `${path.join('.')} ${code}`).toSorted();
    },
  };
}
