import { type RawBuilder, sql } from 'kysely';
import { privateContact } from '#server/actors/contact.model.ts';

/*
 * How the fields of a row are written, wherever the row comes from: each takes a `from` clause in which `r` is a row with
 * `actor_id` and `fields`.
 */

const words = (field: string) => sql`array(select jsonb_array_elements_text(r.fields -> ${sql.lit(field)}))`;

export const text = (field: string) => sql`r.fields ->> ${sql.lit(field)}`;

const confirmation = {
  at: sql`(r.fields ->> 'confirmedAt')::date`,
  by: sql`case when r.fields ->> 'confirmedAt' is not null then r.source end`,
  via: sql`case when r.fields ->> 'confirmedAt' is not null then 'IMPORT' end`,
};

/** Columns of `actor` and the field each is written from. */
export const actorColumns: [column: string, field: string, value: RawBuilder<unknown>][] = [
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

/** A time-ordered id, made by the database (`createStage`). */
export const nextId = sql`pg_temp.next_id()`;

/** @param kind of the actor: of an initiative, what looks like somebody's own is taken for it */
export function insertContacts(from: RawBuilder<unknown>, kind: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into contact (id, actor_id, channel, value, personal)
    select ${nextId}, r.actor_id, c.channel, c.value, ${kind} = 'INITIATIVE' and c.value ~* ${privateContact}
    from ${from} cross join lateral (values ('EMAIL', ${text('email')}), ('PHONE', ${text('phone')})) c (channel, value)
    where c.value is not null order by r.number
    on conflict (actor_id, channel, value) do nothing
  `;
}

export const termLinks = [
  { table: 'actor_topic', term: 'topic', field: 'topics' },
  { table: 'actor_target_group', term: 'target_group', field: 'targetGroups' },
] as const;

export function insertTerms(
  from: RawBuilder<unknown>,
  { table, term, field }: (typeof termLinks)[number],
): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(table)} (actor_id, ${sql.ref(`${term}_id`)}, position)
    select r.actor_id, t.id, s.place - 1
    from ${from}
      cross join lateral jsonb_array_elements_text(r.fields -> ${sql.lit(field)}) with ordinality s (slug, place)
      join ${sql.table(term)} t on t.slug = s.slug
    on conflict do nothing
  `;
}

/** Places of rows that have an address, as far as `where` says. */
export function insertPlaces(
  from: RawBuilder<unknown>,
  { id, where }: { id: RawBuilder<unknown>; where: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`
    insert into place (id, actor_id, street, postal_code, city, latitude, longitude, district_id, quarter_id,
      public_district_id, public_quarter_id, opening_hours)
    select ${id}, r.actor_id, r.fields #>> '{address,street}', r.fields #>> '{address,postalCode}',
      r.fields #>> '{address,city}', (r.fields #>> '{point,latitude}')::double precision,
      (r.fields #>> '{point,longitude}')::double precision, r.district_id, r.quarter_id, r.public_district_id,
      r.public_quarter_id, ${text('openingHours')}
    from ${from} where ${hasAddress} and ${where} order by r.number
  `;
}

export const hasAddress = sql`jsonb_typeof(r.fields -> 'address') = 'object'`;

/** @param place the id of the place that is meant */
export function insertAccess(from: RawBuilder<unknown>, place: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into place_access (place_id, feature, value, as_of)
    select ${place}, 'ENTRANCE', ${text('access')}, (r.fields ->> 'confirmedAt')::date
    from ${from} where ${text('access')} is not null
    on conflict do nothing
  `;
}

export function insertOrigins(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into import_origin (source, external_id, actor_id, content_hash, imported)
    select r.source, r.external_id, r.actor_id, r.content_hash, r.fields from ${from} order by r.source, r.external_id
    on conflict (source, external_id) do update
      set content_hash = excluded.content_hash, imported = excluded.imported, imported_at = excluded.imported_at
  `;
}
