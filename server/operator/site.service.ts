import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { pageMarkdownToHtml } from '#server/actors/description.model.ts';
import { type Config, productRoot } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import type { OperatorText, OperatorTextName, Station } from './directory.type.ts';
import type { Site } from './site.type.ts';

const localized = z.record(z.string(), z.string());
const degrees = (limit: number) => z.number().min(-limit).max(limit);

const operatorFile = z.object({
  name: z.string().min(1),
  siteName: z.string().min(1),
  area: localized,
  role: localized,
  funder: localized.nullable().default(null),
  contactName: z.string().nullable().default(null),
  portrait: z.string().nullable().default(null),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{5,14}$/, 'a number such as +493012345678')
    .nullable()
    .default(null),
  email: z.email(),
  hours: localized.nullable().default(null),
  address: z.object({ street: z.string(), postalCode: z.string(), city: z.string() }).nullable().default(null),
  frame: z.object({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) }),
  centre: z.object({ latitude: degrees(90), longitude: degrees(180) }),
  zoom: z.number().int().min(1).max(19),
  /** whom the outlines of the districts are from */
  outlineCredit: z.string(),
  import: z
    .object({
      areaCode: z
        .string()
        .regex(/^0\d{1,5}$/, 'an area code such as 030')
        .or(z.literal(''))
        .default(''),
      marginMetres: z.number().min(0).max(1_000_000).default(1000),
    })
    .default({ areaCode: '', marginMetres: 1000 }),
  locales: z.array(z.enum(['de', 'en'])).min(1),
});

const stationFile = z.object({
  credit: z.string().nullable().default(null),
  features: z.array(
    z.object({
      properties: z.object({ name: z.string(), lines: z.string() }),
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
    }),
  ),
});

/** Reads the operator's folder (`operator.json`, four texts in each language) and what ships beside it. */
export async function loadSite(
  config: Pick<Config, 'operatorDirectory' | 'tiles' | 'overlay' | 'smtpUrl' | 'confirmEveryMonths'>,
): Promise<Site> {
  const folder = config.operatorDirectory;
  const operator = parsed(
    operatorFile,
    await readJson(path.join(folder, 'operator.json')),
    path.join(folder, 'operator.json'),
  );
  const texts = await Promise.all(
    operator.locales.map(async (locale) => [locale, await readTexts(folder, locale)] as const),
  );
  return {
    ...operator,
    texts: Object.fromEntries(texts),
    ...(await readStations(folder)),
    tiles: config.tiles && { attribution: config.tiles.attribution },
    overlay: config.overlay !== null,
    signInByMail: config.smtpUrl !== null,
    confirmEveryMonths: config.confirmEveryMonths,
  };
}

async function readTexts(folder: string, locale: string): Promise<Record<OperatorTextName, OperatorText>> {
  const read = async (name: OperatorTextName) => {
    const file = path.join(folder, `${name.toLowerCase()}.${locale}.md`);
    const markdown = await readFile(file, 'utf8').catch(() => {
      throw new StartError(`The text ${file} is missing: write it, its title as the first line behind "# ".`);
    });
    const [, title = '', body = ''] = /^# {1,9}(\S.*)\n([\s\S]*)$/.exec(markdown) ?? [];
    if (title === '')
      throw new StartError(`The text ${file} has no title: begin it with a line such as "# Impressum".`);
    return { title, html: pageMarkdownToHtml(body) };
  };
  return {
    IMPRINT: await read('IMPRINT'),
    PRIVACY: await read('PRIVACY'),
    ACCESSIBILITY: await read('ACCESSIBILITY'),
    LISTING: await read('LISTING'),
  };
}

/** The operator's own stations, else those that ship. */
async function readStations(folder: string): Promise<{ stations: Station[]; stationCredit: string | null }> {
  const own = path.join(folder, 'stations.geojson');
  const shipped = path.join(productRoot, 'server/database/seeds/stations.geojson');
  const file = await readFile(own, 'utf8').then(
    () => own,
    () => shipped,
  );
  const { features, credit } = parsed(stationFile, await readJson(file), file);
  const stations = features.map(({ properties, geometry }) => ({
    ...properties,
    longitude: geometry.coordinates[0],
    latitude: geometry.coordinates[1],
  }));
  return { stations, stationCredit: credit };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(`The file ${file} is missing: set OPERATOR_DIR to a folder that has it.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError(`The file ${file} is not valid JSON: mend it, then start again.`);
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new StartError(`In ${file}, ${issue?.path.join('.') || 'the content'} is wrong: ${issue?.message}.`);
}
