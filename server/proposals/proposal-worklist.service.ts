import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { type FindSimilar, findSimilarAmongAll } from '#server/exchange/similar-entries.service.ts';
import type { Proposal, ProposalTwin } from './proposal.type.ts';
import { knownPoint } from './proposal-place.service.ts';

type Row = Omit<Proposal, 'confirmedAt' | 'twins' | 'pointFrom' | 'topicNames'> & {
  confirmedAt: string;
  topics: string[];
};

/** Proposals that wait, the oldest first, each with what it is probably the same as; null for all but coordinators. */
export async function listProposals(
  db: Kysely<unknown>,
  { viewer, first, topicName }: { viewer: SignedIn | null; first: number; topicName: (slug: string) => string | null },
): Promise<Proposal[] | null> {
  if (!mayCoordinate(viewer)) return null;
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.name, p.summary, p.topics, p.street, p.postal_code as "postalCode", d.name as "districtName",
      p.phone, p.email, p.website, p.may_be_public as "mayBePublic", p.belongs, p.proposer_name as "proposerName",
      p.proposer_email as "proposerEmail", p.confirmed_at as "confirmedAt"
    from proposal p left join district d on d.id = p.district_id
    where p.state = 'IN_REVIEW' order by p.confirmed_at, p.id limit ${first}
  `.execute(db);
  if (rows.length === 0) return [];
  const twins = await twinsOf(db, rows, await findSimilarAmongAll(db));
  const points = await Promise.all(rows.map((row) => knownPoint(db, row)));
  return rows.map(({ topics, ...row }, index) => ({
    ...row,
    confirmedAt: new Date(row.confirmedAt),
    topicNames: topics.flatMap((slug) => topicName(slug) ?? []),
    pointFrom: points[index]?.name ?? null,
    twins: twins[index] ?? [],
  }));
}

async function twinsOf(db: Kysely<unknown>, rows: readonly Row[], findSimilar: FindSimilar): Promise<ProposalTwin[][]> {
  const found = rows.map((row) => findSimilar({ ...row, latitude: null, longitude: null }));
  const ids = [...new Set(found.flat().map(({ actorId }) => actorId))];
  const { rows: entries } = await sql<Omit<ProposalTwin, 'score' | 'reasons'>>`
    select a.id, a.slug, a.name, a.kind, a.state = 'PUBLISHED' as published, a.state = 'ARCHIVED' as archived,
      (select p.street from place p where p.actor_id = a.id order by p.position, p.id limit 1) as street
    from actor a where a.id = any (${ids}::uuid[])
  `.execute(db);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return found.map((similar) =>
    similar.flatMap(({ actorId, score, reasons }) => {
      const entry = byId.get(actorId);
      return entry === undefined ? [] : [{ ...entry, score, reasons }];
    }),
  );
}
