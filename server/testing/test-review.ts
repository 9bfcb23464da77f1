import { sql } from 'kysely';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { signInAs, signInCoordinator } from './test-coordinator.ts';
import { type Editable, type EditingHouse, entries, openEditingHouse } from './test-editing.ts';

/** Keeps the member's entry as well, and is not trusted. */
export const newcomerEmail = 'neu@example.org';

interface ProposedRevision {
  id: string;
  version: number;
  state: string;
  reason: string | null;
  fields: string[];
}

export interface Reviewed extends Editable {
  description: string | null;
  website: string | null;
  email: { value: string; personal: boolean; consented: boolean } | null;
  proposal: ProposedRevision | null;
}

export interface SeenProposedRevision {
  id: string;
  version: number;
  entryVersion: number;
  proposer: string;
  changes: {
    field: string;
    seen: string | null;
    from: string | null;
    to: string | null;
    isConflict: boolean;
    text: string | null;
  }[];
}

interface Answer<Payload> {
  payload: Payload | null;
  code: string | undefined;
  current: Reviewed | undefined;
}

interface Decided {
  decided: boolean;
  problems: { path: string[]; code: string }[];
}

const entry = `{ id version slug name summary description website topics email { value personal consented }
  phone { value personal consented } places { id openingHours notice }
  proposal { id version state reason fields } }`;

export interface ReviewHouse extends EditingHouse {
  /** the session of somebody who keeps the member's entry and is not trusted */
  newcomer: string;
  coordinator: string;
  /** the entry as somebody edits it; none named: the newcomer */
  seen(by?: string): Promise<Reviewed>;
  /** an edit of the newcomer that is taken; the entry as the newcomer sees it then */
  propose(input: Record<string, unknown>, by?: string): Promise<Reviewed>;
  /** what waits, as the coordinator sees it, the oldest first */
  waiting(): Promise<{ id: string; proposer: string; fields: string[] }[]>;
  proposal(id: string, by?: string): Promise<SeenProposedRevision | null>;
  /** the only one that waits */
  onlyProposedRevision(): Promise<SeenProposedRevision>;
  toLookAt(): Promise<{ id: string; changedBy: string; changes: { field: string; to: string | null }[] }[]>;
  change<Payload = Decided>(
    mutation: string,
    input: Record<string, unknown>,
    by?: string,
    fields?: string,
  ): Promise<Answer<Payload>>;
  /** what the public reads of the entry */
  shown(): Promise<{ name: string; summary: string; phone: string | null; email: string | null }>;
  /** forgets all that waits or is to be looked at */
  clear(): Promise<void>;
}

/** The house of editing, with somebody who keeps the member's entry and is not trusted, and a coordinator. */
export async function openReviewHouse(): Promise<ReviewHouse> {
  const house = await openEditingHouse();
  const { orm } = house.site.database;
  await orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: newcomerEmail, name: 'Neu Beispiel' });
    await addMembership(em, account, { slug: entries.own, role: 'EDITOR', trusted: false });
  });
  const [newcomer, coordinator] = [await signInAs(house, newcomerEmail), await signInCoordinator(house)];

  const seen: ReviewHouse['seen'] = async (by = newcomer) => {
    const query = `{ editableActor(slug: "${entries.own}") ${entry} }`;
    const { data } = await house.ask<{ editableActor: Reviewed | null }>(query, {}, by);
    if (data.editableActor === null) throw new Error('The entry is not theirs.');
    return data.editableActor;
  };
  const change: ReviewHouse['change'] = async (
    mutation,
    input,
    by = coordinator,
    fields = 'decided problems { path code }',
  ) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await house.ask<Record<string, never>>(
      `mutation ($input: ${inputTypes[mutation] ?? type}!) { ${mutation}(input: $input) { ${fields} } }`,
      { input },
      by,
    );
    const [error] = errors ?? [];
    const current = error?.extensions.current as Reviewed | undefined;
    return { payload: data?.[mutation] ?? null, code: error?.extensions.code, current };
  };
  const waiting: ReviewHouse['waiting'] = async () => {
    const query = '{ proposedRevisions(first: 50) { nodes { id proposer fields } } }';
    const { data } = await house.ask<{ proposedRevisions: { nodes: Awaited<ReturnType<ReviewHouse['waiting']>> } }>(
      query,
      {},
      coordinator,
    );
    return data.proposedRevisions.nodes;
  };
  const proposal: ReviewHouse['proposal'] = async (id, by = coordinator) => {
    const query = `query ($id: ID!) { proposedRevision(id: $id) { id version entryVersion proposer
      changes { field seen from to isConflict text } } }`;
    return (await house.ask<{ proposedRevision: SeenProposedRevision | null }>(query, { id }, by)).data
      .proposedRevision;
  };

  return {
    ...house,
    newcomer,
    coordinator,
    seen,
    change,
    waiting,
    proposal,
    async propose(input, by = newcomer) {
      const { id, version } = await seen(by);
      const { payload, code } = await change<{ actor: Reviewed | null; problems: unknown[] }>(
        'editActor',
        { id, version, ...input },
        by,
        `actor ${entry} problems { path code }`,
      );
      if (!payload?.actor) throw new Error(`The entry was not changed: ${JSON.stringify([payload, code])}`);
      return payload.actor;
    },
    async onlyProposedRevision() {
      const [only, ...more] = await waiting();
      const found = only && (await proposal(only.id));
      if (!found || more.length > 0) throw new Error(`There are ${more.length + (found ? 1 : 0)} proposals.`);
      return found;
    },
    async toLookAt() {
      const query = '{ changesToLookAt(first: 50) { nodes { id changedBy changes { field to } } } }';
      const { data } = await house.ask<{ changesToLookAt: { nodes: Awaited<ReturnType<ReviewHouse['toLookAt']>> } }>(
        query,
        {},
        coordinator,
      );
      return data.changesToLookAt.nodes;
    },
    async shown() {
      const query = `{ actor(slug: "${entries.own}") { name summary phone email } }`;
      return (await house.ask<{ actor: Awaited<ReturnType<ReviewHouse['shown']>> }>(query, {}, '')).data.actor;
    },
    async clear() {
      await house.query(sql`delete from proposed_revision`);
      await house.query(sql`update revision set to_look_at = false`);
    },
  };
}

/** Where an input is not called like its mutation. */
const inputTypes: Record<string, string> = {
  withdrawProposedRevision: 'OwnProposedRevisionInput',
  giveTrust: 'KeeperInput',
  takeTrust: 'KeeperInput',
};
