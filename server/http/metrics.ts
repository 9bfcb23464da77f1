import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Orm } from '#server/database/orm.ts';
import type { PublicCache, Revisions } from './public-cache.ts';

export interface Metrics {
  /** notes an answered request; some microseconds */
  observe(request: FastifyRequest, reply: FastifyReply): void;
  /** what Prometheus reads */
  text(): Promise<{ type: string; body: string }>;
}

/** What the routes are called in the metrics; a built file has a route of its own, and addresses never are labels. */
const kinds: Record<string, string> = {
  '/*': 'page',
  '/graphql': 'graphql',
  '/map/tiles/:z/:x/:y': 'tile',
  '/map/overlay.geojson': 'overlay',
  '/akteure/:slug/qr.svg': 'qr',
  '/sitemap.xml': 'sitemap',
  '/robots.txt': 'sitemap',
  '/livez': 'health',
  '/readyz': 'health',
  '/metrics': 'health',
};
const methods = ['GET', 'HEAD', 'POST'];
/** Seconds; from memory to where requests are given up. */
const buckets = [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** The figures of one process, in a registry of its own. Names and units as Prometheus recommends. */
export function createMetrics(parts: { orm: Orm; cache: PublicCache; revisions: Revisions }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'kieznetz_request_duration_seconds',
    help: 'Answered requests, by kind of address, method and class of status.',
    labelNames: ['kind', 'method', 'status'],
    buckets,
    registers: [registry],
  });
  const notModified = new Counter({
    name: 'kieznetz_not_modified_total',
    help: 'Answers 304, by kind of address.',
    labelNames: ['kind'],
    registers: [registry],
  });
  measureCache(registry, parts.cache);
  const measurePool = createPoolGauge(registry, parts.orm);
  measureRevision(registry, parts);
  return {
    observe({ method, routeOptions: { url } }, { statusCode, elapsedTime }) {
      const kind = url === undefined ? 'none' : (kinds[url] ?? 'file');
      const labels = {
        kind,
        method: methods.includes(method) ? method : 'other',
        status: `${Math.floor(statusCode / 100)}xx`,
      };
      durations.observe(labels, elapsedTime / 1000);
      if (statusCode === 304) notModified.inc({ kind });
    },
    async text() {
      // before the question for the revision, which would be seen waiting for a connection itself
      await measurePool();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

function measureCache(registry: Registry, cache: PublicCache): void {
  new Counter({
    name: 'kieznetz_cache_answers_total',
    help: 'Public answers: hit (from memory), miss (made anew), coalesced (made for another), stale (the database was away).',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      const { hits, misses, coalesced, stale } = cache.counts();
      this.reset();
      for (const [result, count] of Object.entries({ hit: hits, miss: misses, coalesced, stale })) {
        this.inc({ result }, count);
      }
    },
  });
  gauge(registry, 'kieznetz_cache_entries', 'Public answers in memory.', () => cache.counts().entries);
  gauge(registry, 'kieznetz_cache_bytes', 'Room taken in the cache, of 128 MiB.', () => cache.counts().bytes);
}

function createPoolGauge(registry: Registry, orm: Orm): () => Promise<void> {
  const connections = new Gauge({
    name: 'kieznetz_database_connections',
    help: 'Connections of requests to the database (open, idle), and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
  });
  return async () => {
    const { totalCount, idleCount, waitingCount } = await orm.em.getConnection().getNativeClient();
    connections.set({ state: 'open' }, totalCount);
    connections.set({ state: 'idle' }, idleCount);
    connections.set({ state: 'waiting' }, waitingCount);
  };
}

/** How far this process is behind the database: what is kept in memory is as old as that. */
function measureRevision(registry: Registry, { orm, revisions }: { orm: Orm; revisions: Revisions }): void {
  let agreedAt = Date.now();
  const known = () => Number(revisions.current() ?? Number.NaN);
  const lag = new Gauge({
    name: 'kieznetz_revision_lag_seconds',
    help: 'Since when the database has had a newer revision than this process knows, as seen at this address; 0: it has not.',
    registers: [registry],
  });
  gauge(registry, 'kieznetz_revision', 'Directory revision this process knows; NaN while it is cut off.', known);
  gauge(
    registry,
    'kieznetz_database_revision',
    'Directory revision of the database; NaN while it is away.',
    async () => {
      const current = await readRevision(orm);
      if (current === known()) agreedAt = Date.now();
      lag.set(current === known() ? 0 : (Date.now() - agreedAt) / 1000);
      return current;
    },
  );
}

async function readRevision(orm: Orm): Promise<number> {
  try {
    const db = orm.em.fork().getKysely<unknown>();
    const { rows } = await sql<{ revision: string }>`select revision::text from directory_revision`.execute(db);
    return Number(rows[0]?.revision);
  } catch {
    return Number.NaN;
  }
}

function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
