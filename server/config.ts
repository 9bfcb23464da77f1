import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { StartError } from './errors.ts';

/** The folder of the product, wherever its code was built to. */
export const productRoot = findProductRoot(path.dirname(fileURLToPath(import.meta.url)));

export interface Config {
  port: number;
  host: string;
  /** null: the embedded PostgreSQL */
  databaseUrl: string | null;
  dataDirectory: string;
  seed: 'example' | 'none';
  /** where visitors reach the site, without a slash at the end; null: as the request says */
  publicUrl: string | null;
  operatorDirectory: string;
  tiles: { template: string; attribution: string; cacheBytes: number } | null;
  /** file of the operator's own map drawing */
  overlay: string | null;
  graphiql: boolean;
  trustProxy: boolean;
  /** points a minute that one address may ask anew; null: nobody is counted */
  rateLimit: number | null;
  /** whoever carries it may read the metrics; null: nobody */
  metricsToken: string | null;
  /** null: no mail is sent */
  smtpUrl: string | null;
  /** whom mails are from; null: the operator */
  mailFrom: string | null;
  /** after how many months an entry is asked about again; null: never */
  confirmEveryMonths: number | null;
  /** for how many months the log of mails is kept */
  mailLogMonths: number;
  logLevel: string;
  production: boolean;
}

const basemap =
  'https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_farbe/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png';

const folder = z.string().transform((value) => path.resolve(productRoot, value));
const flag = oneOf('on', 'off').transform((value) => value === 'on');

const variables = z.object({
  PORT: wholeNumber({ from: 0, to: 65_535, like: 'a port number such as 4000' }).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address such as postgresql://user:password@host:5432/kieznetz')
    .optional(),
  DATA_DIR: folder.default(path.join(productRoot, 'data')),
  SEED: oneOf('example', 'none').default('example'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'the address of the site without a path, such as https://kieznetz.example.org')
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  OPERATOR_DIR: folder.default(path.join(productRoot, 'server/database/seeds/operator')),
  MAP_TILES: z
    .string()
    .refine(
      (value) =>
        value === 'off' || (/^https?:\/\//.test(value) && ['{z}', '{x}', '{y}'].every((key) => value.includes(key))),
      'off, or an http address that contains {z}, {x} and {y}',
    )
    .default(basemap),
  MAP_TILES_ATTRIBUTION: z.string().default('© basemap.de / BKG'),
  MAP_TILES_CACHE_MB: wholeNumber({ from: 1, to: 100_000, like: 'a number of megabytes' }).default(500),
  MAP_OVERLAY: folder.optional(),
  GRAPHIQL: flag.default(false),
  TRUST_PROXY: flag.default(false),
  RATE_LIMIT: z
    .union(
      [z.literal('off').transform(() => null), wholeNumber({ from: 10, to: 1_000_000, like: 'points a minute' })],
      {
        error: 'off, or points a minute (10 to 1000000)',
      },
    )
    .default(3000),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'at least 16 letters, digits or signs without spaces, such as openssl rand -hex 24 prints',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      (value) => /^smtps?:$/.test(URL.parse(value)?.protocol ?? ''),
      'an address such as smtps://user:password@mail.example.org',
    )
    .optional(),
  MAIL_FROM: z.email('a mail address such as kieznetz@example.org').optional(),
  CONFIRM_EVERY_MONTHS: z
    .union([z.literal('off').transform(() => null), wholeNumber({ from: 1, to: 120, like: 'months' })], {
      error: 'off, or a number of months (1 to 120)',
    })
    .default(12),
  MAIL_LOG_MONTHS: wholeNumber({ from: 1, to: 120, like: 'a number of months' }).default(12),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  NODE_ENV: z.string().optional(),
});

/** What docs/operating.md explains. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/** Their values are not repeated: they are a password, or hold one. */
const secret: readonly string[] = ['DATABASE_URL', 'METRICS_TOKEN', 'SMTP_URL'];

/**
 * The typed configuration of an environment; empty variables count as absent.
 * Throws a `StartError` with one sentence that names the variable, what it holds and what it should be.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    const found = secret.includes(name) ? 'is of a wrong form' : `is "${given[name]}"`;
    throw new StartError(
      `The variable ${name} ${found}, but should be ${issue?.message}: correct it, or leave it out.`,
    );
  }
  const value = parsed.data;
  if (value.MAP_OVERLAY !== undefined && !existsSync(value.MAP_OVERLAY)) {
    throw new StartError(`The variable MAP_OVERLAY names ${value.MAP_OVERLAY}, but there is no such file.`);
  }
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL ?? null,
    dataDirectory: value.DATA_DIR,
    seed: value.SEED,
    publicUrl: value.PUBLIC_URL ?? null,
    operatorDirectory: value.OPERATOR_DIR,
    tiles:
      value.MAP_TILES === 'off'
        ? null
        : {
            template: value.MAP_TILES,
            attribution: value.MAP_TILES_ATTRIBUTION,
            cacheBytes: value.MAP_TILES_CACHE_MB * 1024 * 1024,
          },
    overlay: value.MAP_OVERLAY ?? null,
    graphiql: value.GRAPHIQL,
    trustProxy: value.TRUST_PROXY,
    rateLimit: value.RATE_LIMIT,
    metricsToken: value.METRICS_TOKEN ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    confirmEveryMonths: value.CONFIRM_EVERY_MONTHS,
    mailLogMonths: value.MAIL_LOG_MONTHS,
    logLevel: value.LOG_LEVEL,
    production: value.NODE_ENV !== 'development',
  };
}

function wholeNumber({ from, to, like }: { from: number; to: number; like: string }) {
  return z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to,
      `${like} (${from} to ${to})`,
    )
    .transform(Number);
}

function oneOf<const Names extends readonly [string, ...string[]]>(...names: Names) {
  return z.enum(names, `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`);
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
}

function findProductRoot(folderName: string): string {
  const manifest = path.join(folderName, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'kieznetz') return folderName;
  const parent = path.dirname(folderName);
  if (parent === folderName) throw new StartError('The file package.json of Kieznetz was not found above its code.');
  return findProductRoot(parent);
}
