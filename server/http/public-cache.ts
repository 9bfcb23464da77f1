import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

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
  encoded: Map<Encoding, Promise<Buffer>>;
}

/** How an answer comes about that is not kept. */
export interface Making {
  /** throws when whoever asks may not have anything made now */
  pay: () => Promise<void>;
  make: () => Promise<PublicAnswer>;
}

/** What the cache must know of the world: the revision that is current, or null while nobody tells us. */
export type CurrentRevision = () => string | null;

/** No entry lives longer: "open now" changes without a write. */
const longestLife = 60_000;
const mostBytes = 128 * 1024 * 1024;
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
 * Keeps finished public answers by request and revision. While the revision is unknown, everything is made anew. Requests
 * for the same thing at the same time share one making. Who starts one pays for it first.
 */
export function createPublicCache(currentRevision: CurrentRevision) {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostBytes,
    ttl: longestLife,
    // room for the compressed twins
    sizeCalculation: ({ body }, key) => 2 * body.length + key.length + 500,
  });
  const making = new Map<string, Promise<KeptAnswer>>();

  return async function answer(key: string, { pay, make }: Making): Promise<KeptAnswer> {
    const revision = currentRevision();
    const known = kept.get(key);
    if (known !== undefined && revision !== null && known.revision === revision) return known;
    const flight = `${revision} ${key}`;
    const underway = () => (revision === null ? undefined : making.get(flight));
    const shared = underway();
    if (shared !== undefined) return shared;
    await pay();
    const begun = underway();
    if (begun !== undefined) return begun;
    const made = make().then(finish);
    making.set(flight, made);
    try {
      const finished = await made;
      if (finished.revision !== null && revision !== null) kept.set(key, finished);
      return finished;
    } finally {
      making.delete(flight);
    }
  };
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
  return { ...answer, etag, encoded: new Map() };
}
