import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { isUnavailable } from './error-format.ts';
import type { RevisionListener } from './revision-listener.ts';

/** An answer that everybody gets alike. */
export interface PublicAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** the directory revision that was read in the same snapshot as the body; null: not to be kept */
  revision: string | null;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** An answer in memory: its bytes are compressed once, when somebody first wants them so. */
export interface KeptAnswer extends PublicAnswer {
  etag: string;
  madeAt: number;
  encoded: Map<Encoding, Promise<Buffer>>;
}

/** How an answer comes about that is not kept. */
export interface Making {
  /** throws when whoever asks may not have anything made now */
  pay: () => Promise<void>;
  make: () => Promise<PublicAnswer>;
}

/** What the cache must know of the world: which revision is current, or was when the database went away. */
export type Revisions = Pick<RevisionListener, 'current' | 'whileAway' | 'tried'>;

/** How often requests were answered: from memory, anew, by the making of another request, or from memory for want of a database. */
export interface CacheCounts {
  hits: number;
  misses: number;
  coalesced: number;
  stale: number;
  entries: number;
  bytes: number;
}

/** No entry is shown for longer: "open now" changes without a write. */
const longestLife = 60_000;
/** Unless the database is away: then an hour that may have passed is better than no page. */
const longestStale = 600_000;
const mostBytes = 64 * 1024 * 1024;
const worthCompressing = 1000;

const compress = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
  identity: async (body: Buffer) => body,
};

/**
 * Keeps finished public answers by request and revision. While the revision is unknown, everything is made anew, unless the
 * database is away: then what was true last is shown and says so (RFC 9111, section 4.2.4; RFC 9211). Requests for the same
 * thing at the same time share one making. Who starts one pays for it first.
 */
export function createPublicCache(revisions: Revisions) {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostBytes,
    // room for the compressed twins
    sizeCalculation: ({ body }, key) => 2 * body.length + key.length + 500,
  });
  const making = new Map<string, Promise<KeptAnswer>>();
  const counted = { hits: 0, misses: 0, coalesced: 0, stale: 0 };

  async function answer(key: string, wanted: Making): Promise<KeptAnswer> {
    const revision = revisions.current();
    const known = kept.get(key);
    if (known !== undefined && revision !== null && known.revision === revision && isYounger(known, longestLife)) {
      counted.hits += 1;
      return known;
    }
    const old = revision === null ? lastGood(known) : null;
    if (old !== null) return old;
    try {
      const made = await share(key, revision, wanted);
      return (made.status === 503 ? await lastGoodSoon(known) : null) ?? made;
    } catch (error) {
      const spare = isUnavailable(error) ? await lastGoodSoon(known) : null;
      if (spare !== null) return spare;
      throw error;
    }
  }

  async function share(key: string, revision: string | null, { pay, make }: Making): Promise<KeptAnswer> {
    const flight = `${revision} ${key}`;
    const underway = () => (revision === null ? undefined : making.get(flight));
    const shared = underway();
    if (shared !== undefined) return coalesced(shared);
    await pay();
    const begun = underway();
    if (begun !== undefined) return coalesced(begun);
    counted.misses += 1;
    const made = make().then(finish);
    making.set(flight, made);
    try {
      const finished = await made;
      if (finished.revision !== null && revision !== null) kept.set(key, finished);
      return finished;
    } finally {
      making.delete(flight);
    }
  }

  function coalesced(shared: Promise<KeptAnswer>): Promise<KeptAnswer> {
    counted.coalesced += 1;
    return shared;
  }

  /** What is still true because nothing can have been written since; null when that is not certain. */
  function lastGood(known: KeptAnswer | undefined): KeptAnswer | null {
    if (known === undefined || known.revision !== (revisions.current() ?? revisions.whileAway())) return null;
    if (!isYounger(known, longestStale)) return null;
    counted.stale += 1;
    return markedStale(known);
  }

  async function lastGoodSoon(known: KeptAnswer | undefined): Promise<KeptAnswer | null> {
    if (known === undefined) return null;
    await revisions.tried();
    return lastGood(known);
  }

  answer.counts = (): CacheCounts => ({ ...counted, entries: kept.size, bytes: kept.calculatedSize });
  return answer;
}

export type PublicCache = ReturnType<typeof createPublicCache>;

/** The bytes of an answer in an encoding; short ones are not worth one. */
export function encodedBody(answer: KeptAnswer, wanted: Encoding): { encoding: Encoding; body: Promise<Buffer> } {
  const encoding = answer.body.length < worthCompressing ? 'identity' : wanted;
  const body = answer.encoded.get(encoding) ?? compress[encoding](answer.body);
  answer.encoded.set(encoding, body);
  return { encoding, body };
}

function finish(answer: PublicAnswer): KeptAnswer {
  const etag = createHash('sha256').update(answer.body).digest('base64url').slice(0, 22);
  return { ...answer, etag, madeAt: Date.now(), encoded: new Map() };
}

function isYounger({ madeAt }: KeptAnswer, milliseconds: number): boolean {
  return Date.now() - madeAt < milliseconds;
}

function markedStale(known: KeptAnswer): KeptAnswer {
  const age = Math.floor((Date.now() - known.madeAt) / 1000);
  const status = `kieznetz; hit; ttl=${Math.floor(longestLife / 1000) - age}; detail="the database is away"`;
  return { ...known, headers: { ...known.headers, Age: String(age), 'Cache-Status': status } };
}
