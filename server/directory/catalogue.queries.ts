import { type Kysely, sql } from 'kysely';
import { type ActorEntry, actorsOfChunk, type PlaceEntry } from './catalogue-chunk.model.ts';

type Database = Kysely<unknown>;

/** Stands between values that are sent as one text: no id, slug or tag holds it. */
const separator = '\u001f';

/** What a catalogue knows beside its actors. */
export interface Vocabulary {
  topicNumbers: Map<string, string>;
  targetGroupNumbers: Map<string, string>;
  metresPerDegree: { latitude: number; longitude: number };
}

export async function loadVocabulary(db: Database): Promise<Vocabulary> {
  const { rows } = await sql<{
    topics: Record<string, string> | null;
    groups: Record<string, string> | null;
    latitude: number | null;
    longitude: number | null;
  }>`
    select (select json_object_agg(slug, id::text) from topic) as topics,
      (select json_object_agg(slug, id::text) from target_group) as groups,
      (select metres_per_latitude from directory_frame) as latitude,
      (select metres_per_longitude from directory_frame) as longitude
  `.execute(db);
  const [found] = rows;
  return {
    topicNumbers: new Map(Object.entries(found?.topics ?? {})),
    targetGroupNumbers: new Map(Object.entries(found?.groups ?? {})),
    metresPerDegree: { latitude: found?.latitude ?? 0, longitude: found?.longitude ?? 0 },
  };
}

/** The numbers of the actors that changed after a revision; null when that is not known any more, or when all did. */
export async function loadChangedNumbers(db: Database, since: string): Promise<number[] | null> {
  const { rows } = await sql<{ numbers: number[] | null; all: boolean }>`
    select array(select distinct n from directory_log l, unnest(l.actor_numbers) n where l.revision > ${since}::bigint) as numbers,
      exists (select 1 from directory_log where revision > ${since}::bigint and actor_numbers is null)
        or (select revision from directory_revision) - ${since}::bigint not between 0 and 1000 as all
  `.execute(db);
  const [found] = rows;
  return found === undefined || found.all ? null : found.numbers;
}

/** All actor numbers in the order of their names, German letters beside their plain ones. */
export async function loadOrder(db: Database): Promise<Uint32Array> {
  const { rows } = await sql<{ order: Buffer | null }>`
    select string_agg(int4send(no), '') as order
    from (select no from directory_actor order by name collate "de-x-icu", actor_id) o
  `.execute(db);
  const packed = Buffer.from(rows[0]?.order ?? []);
  return new Uint32Array(packed.swap32().buffer, packed.byteOffset, packed.length / 4).slice();
}

/** Of some actors those that are published, in the order of their names, each with the one right before it. */
export async function loadFollowers(
  db: Database,
  numbers: readonly number[],
): Promise<{ no: number; behind: number | null }[]> {
  const { rows } = await sql<{ no: number; behind: number | null }>`
    select d.no, b.no as behind from directory_actor d left join lateral (
      select no from directory_actor b
      where (b.name collate "de-x-icu", b.actor_id) < (d.name collate "de-x-icu", d.actor_id)
      order by b.name collate "de-x-icu" desc, b.actor_id desc limit 1
    ) b on true
    where d.no = any (${numbers}::integer[]) order by d.name collate "de-x-icu", d.actor_id
  `.execute(db);
  return rows;
}

/** The first actor behind a name and an id, in the order of names; null when none is. */
export async function findNumberBehind(db: Database, name: string, id: string): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    select no from directory_actor
    where (name collate "de-x-icu", actor_id) > (${name}::text collate "de-x-icu", ${id}::uuid)
    order by name collate "de-x-icu", actor_id limit 1
  `.execute(db);
  return rows[0]?.no ?? null;
}

/** The highest actor number. */
export async function loadHighestNumber(db: Database): Promise<number> {
  const { rows } = await sql<{ highest: number | null }>`select max(no) as highest from directory_actor`.execute(db);
  return rows[0]?.highest ?? 0;
}

/** The actors of a chunk, ascending by number. */
export async function loadChunkActors(db: Database, first: number): Promise<ActorEntry[]> {
  const { rows } = await sql<ActorEntry>`
    select no, (extract(epoch from confirmed_at) * 1000)::double precision as "confirmedAt", lexemes
    from directory_actor where no >= ${first} and no < ${first + actorsOfChunk} order by no
  `.execute(db);
  return rows;
}

/** The places of a chunk's actors, and those without one, ascending by number of the actor. */
export async function loadChunkPlaces(db: Database, first: number): Promise<PlaceEntry[]> {
  const { rows } = await sql<PlaceRow>`
    select no, actor_no as "actorNo", longitude, latitude, cell::double precision as cell, hours_no as "hoursNo",
      place_id is not null as "hasPlace", wheelchair, open_to_cooperation as "openToCooperation", kind,
      operator_type as "operatorType", array_to_string(districts || active_in, ${separator}) as districts,
      array_to_string(topics, ${separator}) as topics, array_to_string(target_groups, ${separator}) as "targetGroups",
      array_to_string(languages, ${separator}) as languages
    from directory_index where actor_no >= ${first} and actor_no < ${first + actorsOfChunk} order by actor_no, place_id
  `.execute(db);
  return rows.map(toPlaceEntry);
}

type PlaceRow = Omit<PlaceEntry, 'values'> & {
  kind: string;
  operatorType: string | null;
  districts: string;
  topics: string;
  targetGroups: string;
  languages: string;
};

function toPlaceEntry({
  kind,
  operatorType,
  districts,
  topics,
  targetGroups,
  languages,
  ...place
}: PlaceRow): PlaceEntry {
  return {
    ...place,
    values: {
      kinds: [kind],
      operatorTypes: operatorType === null ? [] : [operatorType],
      districts: split(districts),
      topics: split(topics),
      targetGroups: split(targetGroups),
      languages: split(languages),
    },
  };
}

function split(values: string): string[] {
  return values === '' ? [] : values.split(separator);
}
