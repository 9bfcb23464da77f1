import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '#server/accounts/account.entity.ts';
import { takeTeam } from '#server/accounts/colleague.service.ts';
import { AppError } from '#server/errors.ts';
import type { KeeperInput } from './review.input.ts';

/**
 * Says whether the changes of somebody who keeps an entry are public at once from now on. What waits already goes on waiting.
 *
 * @throws AppError NOT_FOUND
 */
export async function setTrust(
  em: EntityManager,
  { actorId, keeperId }: KeeperInput,
  { trusted }: { trusted: boolean },
): Promise<void> {
  await takeTeam(em, actorId);
  const membership = await em.findOne(Membership, { actor: actorId, account: keeperId });
  if (membership === null) throw new AppError('NOT_FOUND', 'Nobody of that id keeps this entry.');
  membership.trusted = trusted;
  await em.flush();
}
