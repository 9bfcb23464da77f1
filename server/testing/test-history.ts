import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { type Editable, type EditingHouse, entries, openEditingHouse } from './test-editing.ts';
import { cookieOf } from './test-sign-in.ts';

export interface Change {
  field: string;
  subject: string | null;
  from: string | null;
  to: string | null;
}

export interface Revision {
  id: string;
  version: number;
  changedBy: string | null;
  via: string;
  changes: Change[];
}

export interface History {
  nodes: Revision[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  hasBeginning: boolean;
}

interface Fault {
  path: string[];
  code: string;
}

export interface HistoryHouse extends EditingHouse {
  /** sessions of whoever keeps another entry, and of a coordinator */
  stranger: string;
  coordinator: string;
  historyOf(slug?: string, by?: string, page?: Record<string, unknown>): Promise<History | null>;
  compare(
    versions: { one: string | null; other: string; slug?: string },
    by?: string,
  ): Promise<{ older: unknown; newer: unknown; changes: Change[] } | null>;
  recall(
    slug: string,
    revisionId: string | null,
    by?: string,
  ): Promise<{ entry: Editable; left: string[]; problems: Fault[] } | null>;
  restore(
    input: Record<string, unknown>,
    by?: string,
  ): Promise<{
    data: { restoreRevision: { actor: Editable | null; left: string[]; problems: Fault[] } };
    errors?: { extensions: { code: string } }[];
  }>;
  /** changes an entry; the revision that this made */
  change(input: Record<string, unknown>, slug?: string): Promise<Revision>;
}

const node = 'id version changedBy via changes { field subject from to }';

/** The house of editing, with what reads the history of its entries. */
export async function openHistoryHouse(): Promise<HistoryHouse> {
  const house = await openEditingHouse();
  const { orm } = house.site.database;
  await orm.em.fork().transactional(async (em) => {
    const stranger = await ensureAccount(em, { email: 'andere@example.org', name: 'Anders' });
    await addMembership(em, stranger, { slug: entries.others, role: 'OWNER' });
    await ensureAccount(em, { email: 'koordination@example.org', name: 'Mara', roles: ['COORDINATOR'] });
  });
  const sessionOf = async (email: string) => {
    const token = await createSignInLink(orm, { email, now: house.time.now });
    return cookieOf(await house.post('/anmelden/link', { token: token ?? '' }));
  };

  const historyOf: HistoryHouse['historyOf'] = async (slug = entries.own, by, page = {}) => {
    const query = `query ($slug: String!, $first: PageSize, $after: String) { revisions(slug: $slug, first: $first, after: $after) {
      nodes { ${node} } pageInfo { hasNextPage endCursor } hasBeginning } }`;
    return (await house.ask<{ revisions: History | null }>(query, { slug, ...page }, by)).data.revisions;
  };

  return {
    ...house,
    stranger: await sessionOf('andere@example.org'),
    coordinator: await sessionOf('koordination@example.org'),
    historyOf,
    async compare({ one, other, slug = entries.own }, by) {
      const query = `query ($slug: String!, $one: ID, $other: ID!) { revisionDifference(slug: $slug, one: $one, other: $other) {
        older { version } newer { version } changes { field subject from to } } }`;
      type Answer = { revisionDifference: Awaited<ReturnType<HistoryHouse['compare']>> };
      return (await house.ask<Answer>(query, { slug, one, other }, by)).data.revisionDifference;
    },
    async recall(slug, revisionId, by) {
      const query = `query ($slug: String!, $revisionId: ID) { recalledEntry(slug: $slug, revisionId: $revisionId) {
        entry { version summary topics phone { value consented } places { openingHours } } left problems { path code } } }`;
      type Answer = { recalledEntry: Awaited<ReturnType<HistoryHouse['recall']>> };
      return (await house.ask<Answer>(query, { slug, revisionId }, by)).data.recalledEntry;
    },
    restore: (input, by) =>
      house.ask(
        `mutation ($input: RestoreRevisionInput!) { restoreRevision(input: $input) {
          actor { id version summary phone { value consented } } left problems { path code } } }`,
        { input },
        by,
      ),
    async change(input, slug = entries.own) {
      const { id, version } = await house.mine(slug);
      const { errors, data } = await house.edit({ id, version, ...input });
      const made = (await historyOf(slug))?.nodes[0];
      if (errors !== undefined || data.editActor.problems.length > 0 || made === undefined)
        throw new Error(`The entry was not changed: ${JSON.stringify([errors, data])}`);
      return made;
    },
  };
}
