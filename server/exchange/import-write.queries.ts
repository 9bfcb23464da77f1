import { type Kysely, type RawBuilder, sql } from 'kysely';
import { privateContact } from '#server/actors/contact.model.ts';
import type { RowOutcome } from './import-stage.queries.ts';

/** A span of staged rows with one outcome. */
export interface Batch {
  outcome: RowOutcome;
  from: number;
  to: number;
}

/** The staged rows of a batch, as `r`. */
const stagedAs = ({ outcome, from, to }: Batch) =>
  sql`(select * from import_row where outcome = ${outcome} and number between ${from} and ${to})`;

const words = (field: string) => sql`array(select jsonb_array_elements_text(r.fields -> ${sql.lit(field)}))`;

const text = (field: string) => sql`r.fields ->> ${sql.lit(field)}`;

const confirmation = {
  at: sql`(r.fields ->> 'confirmedAt')::date`,
  by: sql`case when r.fields ->> 'confirmedAt' is not null then r.source end`,
  via: sql`case when r.fields ->> 'confirmedAt' is not null then 'IMPORT' end`,
};

/** Columns of `actor` and the field each is written from. */
const columns: [column: string, field: string, value: RawBuilder<unknown>][] = [
  ['kind', 'kind', text('kind')],
  ['name', 'name', text('name')],
  ['alternate_names', 'alternateNames', words('alternateNames')],
  ['legal_form', 'legalForm', text('legalForm')],
  ['operator_type', 'operatorType', text('operatorType')],
  ['category', 'category', text('category')],
  ['summary', 'summary', text('summary')],
  ['description', 'description', text('description')],
  ['languages', 'languages', words('languages')],
  ['website', 'website', text('website')],
  ['run_by_name', 'runByName', text('runByName')],
  ['confirmed_at', 'confirmedAt', confirmation.at],
  ['confirmed_by', 'confirmedAt', confirmation.by],
  ['confirmed_via', 'confirmedAt', confirmation.via],
];

/** Makes the actors of new rows, under the slugs given to them, with all that belongs to them and their history. */
export async function createActors(
  db: Kysely<unknown>,
  batch: Batch,
  { slugs, state }: { slugs: readonly { number: number; slug: string }[]; state: 'DRAFT' | 'PUBLISHED' },
): Promise<void> {
  await sql`
    insert into actor (id, slug, state, links, ${sql.join(columns.map(([column]) => sql.ref(column)))})
    select r.actor_id, s.slug, ${state}, '[]', ${sql.join(columns.map(([, , value]) => value))}
    from ${stagedAs(batch)} r
      join jsonb_to_recordset(${JSON.stringify(slugs)}::jsonb) as s (number integer, slug text) on s.number = r.number
    order by r.number
  `.execute(db);
  await writeBelongings(db, batch);
  await sql`
    insert into revision (id, actor_id, version, changed_by, via, changes)
    select pg_temp.next_id(), r.actor_id, 1, r.source, 'IMPORT', r.changes from ${stagedAs(batch)} r order by r.number
  `.execute(db);
  await rememberOrigins(db, batch);
}

/** Writes what changed of known actors: only the fields that `fields` still has. */
export async function updateActors(db: Kysely<unknown>, batch: Batch): Promise<void> {
  const assignments = columns.map(
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
    select pg_temp.next_id(), a.id, a.version, r.source, 'IMPORT', r.changes
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
  await sql`
    insert into contact (id, actor_id, channel, value, personal)
    select pg_temp.next_id(), r.actor_id, c.channel, c.value, a.kind = 'INITIATIVE' and c.value ~* ${privateContact}
    from ${stagedAs(batch)} r
      -- by its key for each row: a join would read all actors for every batch
      cross join lateral (select kind from actor where id = r.actor_id offset 0) a
      cross join lateral (values ('EMAIL', ${text('email')}), ('PHONE', ${text('phone')})) c (channel, value)
    where c.value is not null order by r.number
    on conflict (actor_id, channel, value) do nothing
  `.execute(db);
  for (const { link, term, field } of [
    { link: 'actor_topic', term: 'topic', field: 'topics' },
    { link: 'actor_target_group', term: 'target_group', field: 'targetGroups' },
  ]) {
    await sql`
      insert into ${sql.table(link)} (actor_id, ${sql.ref(`${term}_id`)}, position)
      select r.actor_id, t.id, s.place - 1
      from ${stagedAs(batch)} r
        cross join lateral jsonb_array_elements_text(r.fields -> ${sql.lit(field)}) with ordinality s (slug, place)
        join ${sql.table(term)} t on t.slug = s.slug
      on conflict do nothing
    `.execute(db);
  }
  await sql`
    insert into place (id, actor_id, street, postal_code, city, latitude, longitude, district_id, quarter_id,
      public_district_id, public_quarter_id, opening_hours)
    select pg_temp.next_id(), r.actor_id, r.fields #>> '{address,street}', r.fields #>> '{address,postalCode}',
      r.fields #>> '{address,city}', (r.fields #>> '{point,latitude}')::double precision,
      (r.fields #>> '{point,longitude}')::double precision, r.district_id, r.quarter_id, r.public_district_id,
      r.public_quarter_id, ${text('openingHours')}
    from ${stagedAs(batch)} r
    where jsonb_typeof(r.fields -> 'address') = 'object' and not exists (select 1 from place p where p.actor_id = r.actor_id)
    order by r.number
  `.execute(db);
  await sql`
    insert into place_access (place_id, feature, value, as_of)
    select main.id, 'ENTRANCE', ${text('access')}, (r.fields ->> 'confirmedAt')::date
    from ${stagedAs(batch)} r, ${mainPlace}
    where ${text('access')} is not null
    on conflict do nothing
  `.execute(db);
}

/** Writes down where the actors of the rows come from, and what this import says of them. */
export async function rememberOrigins(db: Kysely<unknown>, batch: Batch): Promise<void> {
  await sql`
    insert into import_origin (source, external_id, actor_id, content_hash, imported)
    select r.source, r.external_id, r.actor_id, r.content_hash, r.fields from ${stagedAs(batch)} r
    order by r.source, r.external_id
    on conflict (source, external_id) do update
      set content_hash = excluded.content_hash, imported = excluded.imported, imported_at = excluded.imported_at
  `.execute(db);
}

/** The names of the rows of a batch, in the order of the file. */
export async function stagedNames(db: Kysely<unknown>, batch: Batch): Promise<{ number: number; name: string }[]> {
  const { rows } = await sql<{ number: number; name: string }>`
    select r.number, ${text('name')} as name from ${stagedAs(batch)} r order by r.number
  `.execute(db);
  return rows;
}
