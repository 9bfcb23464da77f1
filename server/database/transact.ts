import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Orm } from './orm.ts';

/**
 * Runs a change in one transaction. Where somebody else took meanwhile what only one can have (an address), it is run once more,
 * on what stands there now.
 */
export async function transact<Result>(orm: Orm, change: (em: EntityManager) => Promise<Result>): Promise<Result> {
  try {
    return await orm.em.fork().transactional(change);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  }
  return orm.em.fork().transactional(change);
}
