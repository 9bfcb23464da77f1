import { type Kysely, type RawBuilder, sql } from 'kysely';
import { privateContact } from '#server/actors/contact.model.ts';
import {
  actorColumns,
  insertAccess,
  insertContacts,
  insertOrigins,
  insertPlaces,
  insertTerms,
  nextId,
  termLinks,
  text,
} from './import-insert.queries.ts';
import type { Batch } from './staged-row.type.ts';

/** The staged rows of a batch, as `r`. */
const stagedAs = ({ outcome, from, to }: Batch) =>
  sql`(select * from import_row where outcome = ${outcome} and number between ${from} and ${to})`;

/** Writes what changed of known actors: only the fields that `fields` still has. */
export async function updateActors(db: Kysely<unknown>, batch: Batch): Promise<void> {
  const assignments = actorColumns.map(
    ([column, field, value]) =>
      sql`${sql.ref(column)} = case when r.fields ? ${sql.lit(field)} then ${value} else a.${sql.ref(column)} end`,
  );
  await sql`
    update actor a set ${sql.join(assignments)}, slug = coalesce(r.slug, a.slug),
      state = case when r.publishes then 'PUBLISHED' else a.state end, version = a.version + 1, updated_at = now()
    from ${stagedAs(batch)} r where a.id = r.actor_id and r.changes is not null
  `.execute(db);
  await sql`
    delete from contact c using ${stagedAs(batch)} r
    where c.actor_id = r.actor_id and (
      (r.fields ? 'email' and c.channel = 'EMAIL' and c.value = r.base ->> 'email')
      or (r.fields ? 'phone' and c.channel = 'PHONE' and c.value = r.base ->> 'phone'))
  `.execute(db);
  await sql`delete from actor_topic l using ${stagedAs(batch)} r where l.actor_id = r.actor_id and r.fields ? 'topics'`.execute(
    db,
  );
  await sql`
    delete from actor_target_group l using ${stagedAs(batch)} r where l.actor_id = r.actor_id and r.fields ? 'targetGroups'
  `.execute(db);
  await updatePlaces(db, batch);
  // what became an initiative has no office any more: its contacts may be somebody's own
  await sql`
    update contact c set personal = true
    from ${stagedAs(batch)} r join actor a on a.id = r.actor_id
    where c.actor_id = a.id and r.fields ? 'kind' and a.kind = 'INITIATIVE' and not c.personal
      and c.value ~* ${privateContact}
  `.execute(db);
  await writeBelongings(db, batch);
  await sql`
    insert into revision (id, actor_id, version, changed_by, via, changes)
    select ${nextId}, a.id, a.version, r.source, 'IMPORT', r.changes
    from ${stagedAs(batch)} r join actor a on a.id = r.actor_id where r.changes is not null order by r.number
  `.execute(db);
}

/** The place with the lowest position is the main one: an import knows no other. Found by index for each row of the batch. */
const mainPlace = sql`lateral (select q.id from place q where q.actor_id = r.actor_id order by q.position limit 1) main`;

async function updatePlaces(db: Kysely<unknown>, batch: Batch): Promise<void> {
  const part = (field: string, key: string) => sql`r.fields -> ${sql.lit(field)} ->> ${sql.lit(key)}`;
  const kept = (field: string, column: string, value: RawBuilder<unknown>) =>
    sql`${sql.ref(column)} = case when r.fields ? ${sql.lit(field)} then ${value} else p.${sql.ref(column)} end`;
  await sql`
    delete from place p using ${stagedAs(batch)} r, ${mainPlace}
    where p.id = main.id and r.fields -> 'address' = 'null'
  `.execute(db);
  await sql`
    update place p set
      ${kept('address', 'street', part('address', 'street'))},
      ${kept('address', 'postal_code', part('address', 'postalCode'))},
      ${kept('address', 'city', part('address', 'city'))},
      ${kept('point', 'latitude', sql`(${part('point', 'latitude')})::double precision`)},
      ${kept('point', 'longitude', sql`(${part('point', 'longitude')})::double precision`)},
      ${kept('point', 'district_id', sql`r.district_id`)},
      ${kept('point', 'quarter_id', sql`r.quarter_id`)},
      ${kept('point', 'public_district_id', sql`r.public_district_id`)},
      ${kept('point', 'public_quarter_id', sql`r.public_quarter_id`)},
      ${kept('openingHours', 'opening_hours', text('openingHours'))}
    from ${stagedAs(batch)} r, ${mainPlace}
    where p.id = main.id and r.fields ?| array['address', 'point', 'openingHours']
  `.execute(db);
  await sql`
    delete from place_access x using ${stagedAs(batch)} r, ${mainPlace}
    where x.place_id = main.id and x.feature = 'ENTRANCE' and r.fields ? 'access'
  `.execute(db);
}

/** Contacts, topics, target groups, place and access of the rows, as far as `fields` has them. */
async function writeBelongings(db: Kysely<unknown>, batch: Batch): Promise<void> {
  const rows = stagedAs(batch);
  // by its key for each row: a join would read all actors for every batch
  await insertContacts(
    sql`${rows} r cross join lateral (select kind from actor where id = r.actor_id offset 0) a`,
    sql`a.kind`,
  ).execute(db);
  for (const link of termLinks) await insertTerms(sql`${rows} r`, link).execute(db);
  await insertPlaces(sql`${rows} r`, {
    id: nextId,
    where: sql`not exists (select 1 from place p where p.actor_id = r.actor_id)`,
  }).execute(db);
  await insertAccess(sql`${rows} r, ${mainPlace}`, sql`main.id`).execute(db);
}

/** Writes down where the actors of the rows come from, and what this import says of them. */
export async function rememberOrigins(db: Kysely<unknown>, batch: Batch): Promise<void> {
  await insertOrigins(sql`${stagedAs(batch)} r`).execute(db);
}

/** The names of the rows of a batch, in the order of the file. */
export async function stagedNames(db: Kysely<unknown>, batch: Batch): Promise<{ number: number; name: string }[]> {
  const { rows } = await sql<{ number: number; name: string }>`
    select r.number, ${text('name')} as name from ${stagedAs(batch)} r order by r.number
  `.execute(db);
  return rows;
}
