import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { Actor } from '#server/actors/actor.entity.ts';
import { editableOf } from '#server/actors/editable-actor.service.ts';
import { actorIdsOf } from '#server/actors/slug.service.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { AppError } from '#server/errors.ts';
import { dismissPairOf } from '#server/exchange/duplicate-search.service.ts';
import { Duplicates, MergeableEntry, MergeablePair } from './duplicate.type.ts';
import {
  countBelongings,
  countPairs,
  findPair,
  keyKinds,
  listCooperationsOfTwo,
  listPairs,
} from './duplicate-pair.queries.ts';

const scope = { query: 'duplicates', sort: 'SCORE', filter: null };

/** A page of the pairs that nobody decided on. */
export async function readDuplicates(db: Kysely<unknown>, size: number, after: string | null): Promise<Duplicates> {
  const keys = after === null ? null : decodeCursor(scope, after, keyKinds);
  const [found, totalCount] = await Promise.all([listPairs(db, { limit: size + 1, after: keys }), countPairs(db)]);
  const page = found.slice(0, size);
  const last = page.at(-1);
  return Object.assign(new Duplicates(), {
    nodes: page.map(({ pair }) => pair),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(scope, last.keys) : null },
    totalCount,
  });
}

export const countDuplicates = countPairs;

/** Two entries side by side; null: one of them is not there, or they are one. */
export async function findMergeable(
  em: EntityManager,
  slugs: readonly [string, string],
): Promise<MergeablePair | null> {
  const ids = await actorIdsOf(em, slugs);
  const [one, other] = [ids.get(slugs[0]), ids.get(slugs[1])];
  if (one === undefined || other === undefined || one === other) return null;
  const db = em.getKysely<unknown>();
  const seen = await findPair(db, one, other);
  return Object.assign(new MergeablePair(), {
    score: seen?.score ?? null,
    reasons: seen?.reasons ?? [],
    dismissed: seen?.dismissed ?? false,
    entries: await mergeablesOf(em, [one, other]),
    endingCooperations: await listCooperationsOfTwo(db, one, other),
  });
}

/**
 * Remembers that two entries are not the same.
 *
 * @throws AppError NOT_FOUND, or BAD_USER_INPUT where they are one
 */
export async function dismissDuplicate(em: EntityManager, one: string, other: string): Promise<void> {
  if (one === other) throw new AppError('BAD_USER_INPUT', 'These are not two entries.');
  if (!(await dismissPairOf(em.getKysely(), one, other))) throw new AppError('NOT_FOUND', 'There is no such entry.');
}

async function mergeablesOf(em: EntityManager, ids: string[]): Promise<MergeableEntry[]> {
  const belongings = await countBelongings(em.getKysely<unknown>(), ids);
  const actors = await em.find(
    Actor,
    { id: { $in: ids } },
    { populate: ['places.access', 'contacts', 'topics', 'targetGroups'] },
  );
  return Promise.all(
    ids.map(async (id) => {
      const actor = actors.find((found) => found.id === id);
      if (actor === undefined) throw new Error(`The actor ${id} has a slug and is not there.`);
      const { legalForm, operatorType, runByName, easyLanguage, confirmedAt, confirmedVia } = actor;
      return Object.assign(new MergeableEntry(), {
        actor: await editableOf(em, actor),
        ...{ legalForm, operatorType, runByName, easyLanguage, confirmedAt, confirmedVia },
        ...belongings.get(id),
      });
    }),
  );
}
