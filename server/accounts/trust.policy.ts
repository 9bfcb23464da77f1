import type { MembershipRole } from './colleague.type.ts';

interface Newcomer {
  /** null: it went to the address that is public at the entry */
  role: MembershipRole | null;
  invitedByCoordinator: boolean;
  invitedByTrustedOwner: boolean;
}

/**
 * Whether somebody who accepts an invitation changes at once what residents read. Trust is of a membership, never of an account:
 *
 * - whoever the coordinator gives an entry to is trusted, be it by invitation or by accepting a claim; so is who reads the mailbox
 *   that is public at the entry: that is the proof of being them.
 * - an owner who is trusted vouches for the colleagues it invites, and can take them out; one coordinator cannot read every text of
 *   several hundred. One who is not trusted vouches for nobody.
 * - nobody becomes trusted by itself: after some accepted changes it is offered to the coordinator, who gives trust and takes it at
 *   the file of the actor. Whoever lost it gets it back by nothing else, also not by leaving and coming again. What it says of somebody holds also when a later invitation changes the role.
 */
export function trustsNewcomer({ role, invitedByCoordinator, invitedByTrustedOwner }: Newcomer): boolean {
  return role === null || invitedByCoordinator || invitedByTrustedOwner;
}
