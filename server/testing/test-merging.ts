import { sql } from 'kysely';
import { pointIn, writeActors } from './test-actors.ts';
import { signInCoordinator } from './test-coordinator.ts';
import { type EditingHouse, openEditingHouse } from './test-editing.ts';

interface MergePayload {
  actor: { id: string; version: number; slug: string; name: string; places: { id: string; street: string }[] } | null;
}

export interface MergingHouse extends EditingHouse {
  /** the session of a coordinator */
  coordinator: string;
  merge(
    input: Record<string, unknown>,
    by?: string,
  ): Promise<{ data: { mergeActors: MergePayload }; errors?: { extensions: { code: string } }[] }>;
  versionOf(id: string): Promise<number>;
  asRead(id: string): Promise<{ id: string; version: number }>;
  placesOf(id: string): Promise<string[]>;
  /** Two entries of one group: the second with another name, a phone of its own and a place elsewhere; and a neighbour. */
  twoEntries(): Promise<{ name: string; slug: string; keep: string; merged: string; third: string }>;
}

const mutation = `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
  actor { id version slug name places { id street } } problems { code } } }`;

/** The house of editing, with a coordinator who is signed in. */
export async function openMergingHouse(): Promise<MergingHouse> {
  const house = await openEditingHouse();
  const coordinator = await signInCoordinator(house);
  const versionOf: MergingHouse['versionOf'] = async (id) =>
    (await house.query(sql<{ version: number }>`select version from actor where id = ${id}::uuid`))[0]?.version ?? 0;
  let pairs = 0;
  return {
    ...house,
    coordinator,
    versionOf,
    merge: (input, by = coordinator) => house.ask(mutation, { input }, by),
    asRead: async (id) => ({ id, version: await versionOf(id) }),
    async placesOf(id) {
      const places = await house.query(
        sql<{ id: string }>`select id from place where actor_id = ${id}::uuid order by position`,
      );
      return places.map((place) => place.id);
    },
    async twoEntries() {
      pairs += 1;
      return writeTwo(house, pairs);
    },
  };
}

async function writeTwo({ site }: EditingHouse, pairs: number) {
  const name = `Werkraum ${pairs}`;
  const [keep = '', merged = '', third = ''] = await writeActors(site.database.orm, [
    {
      name,
      summary: 'Wir reparieren.',
      topics: ['culture'],
      languages: ['de'],
      places: [{ street: 'Kaskelstraße 1', postalCode: '10317', ...pointIn['114009'] }],
      contacts: [{ channel: 'EMAIL', value: `a${pairs}@example.org` }],
    },
    {
      name: `${name} e. V.`,
      summary: 'Wir reparieren Fahrräder.',
      topics: ['sport', 'culture'],
      targetGroups: ['children'],
      languages: ['tr', 'de'],
      activeIn: ['114011'],
      places: [
        { street: 'Kaskelstr. 1', postalCode: '10317', ...pointIn['114009'] },
        { street: 'Sewanstraße 20', postalCode: '10319', ...pointIn['114011'] },
      ],
      contacts: [
        { channel: 'EMAIL', value: `a${pairs}@example.org`, personal: true, consentGivenAt: new Date('2026-01-01') },
        { channel: 'PHONE', value: '+493012345678' },
      ],
    },
    { name: `Nachbarin ${pairs}` },
  ]);
  return { name, slug: `werkraum-${pairs}`, keep, merged, third };
}
