import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import type { FormGuard } from '#server/http/form-guard.ts';
import { countOne, openLimits } from '#server/http/lasting-limit.ts';

/** Throws a `RateLimitError` when it is too much; holds whatever `RATE_LIMIT` says, and over a restart. */
export interface ReportLimit {
  /** a report comes from an address of the network; null: nobody gets a receipt by mail */
  count(address: string, receiptTo: string | null): Promise<void>;
}

const [hour, day] = [3600, 86_400];
/** A house of many behind one address reports less; and nobody's mailbox is filled with receipts that it never asked for. */
const most = { fromAddressInAnHour: 10, fromAddressInADay: 30, receiptsInADay: 3 };

/** Counts in the table of the rate limit; the network and the mail address only under names that tell nothing. */
export async function createReportLimit(orm: Orm, guard: FormGuard): Promise<ReportLimit> {
  const limit = await openLimits(orm);
  const inAnHour = limit('report-hour', most.fromAddressInAnHour, hour);
  const inADay = limit('report-day', most.fromAddressInADay, day);
  const receipts = limit('report-receipt', most.receiptsInADay, day);
  return {
    async count(address, receiptTo) {
      if (receiptTo !== null) await countOne(receipts, guard.pseudonym(receiptTo));
      await countOne(inAnHour, guard.pseudonym(clientNetwork(address)));
      await countOne(inADay, guard.pseudonym(clientNetwork(address)));
    },
  };
}
