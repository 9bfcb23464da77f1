import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Orm } from '#server/database/orm.ts';
import { clientNetwork } from '#server/http/client-network.ts';
import type { FormGuard } from '#server/http/form-guard.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';

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
  const storeClient = await orm.em.getConnection().getNativeClient();
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      ...{ storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false },
      ...{ keyPrefix, points, duration },
    });
  const inAnHour = limiter('report-hour', most.fromAddressInAnHour, hour);
  const inADay = limiter('report-day', most.fromAddressInADay, day);
  const receipts = limiter('report-receipt', most.receiptsInADay, day);
  const consume = async (counter: RateLimiterPostgres, key: string) => {
    try {
      await counter.consume(guard.pseudonym(key));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new RateLimitError(refusal.msBeforeNext);
      throw refusal;
    }
  };
  return {
    async count(address, receiptTo) {
      if (receiptTo !== null) await consume(receipts, receiptTo);
      await consume(inAnHour, clientNetwork(address));
      await consume(inADay, clientNetwork(address));
    },
  };
}
