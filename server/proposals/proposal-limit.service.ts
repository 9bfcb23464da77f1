import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import type { FormGuard } from '#server/http/form-guard.ts';
import { countOne, openLimits } from '#server/http/lasting-limit.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';

/** Holds whatever `RATE_LIMIT` says, for all processes, and over a restart. */
export interface ProposalLimit {
  /** @throws RateLimitError when too many proposals came from the network of an address */
  countProposal(address: string): Promise<void>;
  /** whether one more mail may go to somebody, who perhaps never asked for any */
  countMail(email: string): Promise<boolean>;
}

const [hour, day] = [3600, 86_400];
const most = { fromNetworkInAnHour: 5, fromNetworkInADay: 15, mailsInADay: 3 };

/** Counts in the table of the rate limit; network and mail address only under names that tell nothing. */
export async function createProposalLimit(orm: Orm, guard: FormGuard): Promise<ProposalLimit> {
  const limit = await openLimits(orm);
  const inAnHour = limit('proposal-hour', most.fromNetworkInAnHour, hour);
  const inADay = limit('proposal-day', most.fromNetworkInADay, day);
  const mails = limit('proposal-mail', most.mailsInADay, day);
  return {
    async countProposal(address) {
      const network = guard.pseudonym(clientNetwork(address));
      await countOne(inAnHour, network);
      await countOne(inADay, network);
    },
    async countMail(email) {
      try {
        await countOne(mails, guard.pseudonym(email));
        return true;
      } catch (refusal) {
        if (refusal instanceof RateLimitError) return false;
        throw refusal;
      }
    },
  };
}
