import { type Kysely, sql } from 'kysely';
import type { PlaceVisibility } from '#server/actors/place.type.ts';
import type { ImportFields } from './import-fields.type.ts';
import type { Origin } from './import-stage.queries.ts';
import type { Batch } from './staged-row.type.ts';

/** A staged row beside the actor it belongs to. */
export interface PresentRow {
  number: number;
  actorId: string;
  next: ImportFields;
  present: ImportFields;
  /** null: this row was not imported before, it is linked to the actor now */
  imported: Partial<ImportFields> | null;
  state: Origin['state'];
  publicAs: PlaceVisibility;
  slug: string;
  /** all that the actor ever had */
  slugs: string[];
}

/**
 * Takes the actors of a batch for this transaction. A statement of its own: one that waits for somebody's edit would see of
 * everything but the actor itself what stood there before.
 */
export async function lockActors(db: Kysely<unknown>, { outcome, from, to }: Batch): Promise<void> {
  await sql`
    select from actor where id in (
      select actor_id from import_row where outcome = ${outcome} and number between ${from} and ${to}
    ) order by id for update
  `.execute(db);
}

/** What stands in the directory for the rows of a batch, in the shape of what the file says. */
export async function findPresent(db: Kysely<unknown>, { outcome, from, to }: Batch): Promise<PresentRow[]> {
  const { rows } = await sql<PresentRow>`
    select r.number, a.id as "actorId", r.fields as next, o.imported, a.state, a.slug,
      coalesce(p.public_as, 'EXACT') as "publicAs",
      array(select s.slug from actor_slug s where s.actor_id = a.id) as slugs,
      jsonb_build_object(
        'kind', a.kind, 'name', a.name, 'alternateNames', a.alternate_names, 'legalForm', a.legal_form,
        'operatorType', a.operator_type, 'category', a.category, 'summary', a.summary, 'description', a.description,
        'languages', a.languages, 'website', a.website, 'runByName', a.run_by_name,
        'email', ${firstContact('EMAIL')}, 'phone', ${firstContact('PHONE')},
        'topics', array(select t.slug from actor_topic l join topic t on t.id = l.topic_id
          where l.actor_id = a.id order by l.position, t.id),
        'targetGroups', array(select t.slug from actor_target_group l join target_group t on t.id = l.target_group_id
          where l.actor_id = a.id order by l.position, t.id),
        'address', case when p.id is not null
          then jsonb_build_object('street', p.street, 'postalCode', p.postal_code, 'city', p.city) end,
        'point', case when p.latitude is not null
          then jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude) end,
        'openingHours', p.opening_hours,
        'access', (select nullif(x.value, 'UNKNOWN') from place_access x where x.place_id = p.id and x.feature = 'ENTRANCE'),
        'confirmedAt', case when a.confirmed_via = 'IMPORT' then a.confirmed_at::date::text else a.confirmed_at::text end
      ) as present
    from import_row r join actor a on a.id = r.actor_id
      left join import_origin o on o.source = r.source and o.external_id = r.external_id
      left join lateral (select * from place p where p.actor_id = a.id order by p.position limit 1) p on true
    where r.outcome = ${outcome} and r.number between ${from} and ${to}
    order by r.number
  `.execute(db);
  return rows;
}

function firstContact(channel: 'EMAIL' | 'PHONE') {
  return sql`(select c.value from contact c where c.actor_id = a.id and c.channel = ${sql.lit(channel)}
    order by c.position, c.id limit 1)`;
}

export interface MergedRow {
  number: number;
  fields: Partial<ImportFields>;
  base: Pick<ImportFields, 'email' | 'phone'>;
  /** the history entry; null: nothing of the actor changes */
  changes: Record<string, { from: unknown; to: unknown }> | null;
  slug: string | null;
  publishes: boolean;
  districtId: string | null;
  quarterId: string | null;
  publicDistrictId: string | null;
  publicQuarterId: string | null;
}

/** Replaces what the file says by what is to be written. */
export async function stageMerges(db: Kysely<unknown>, merges: readonly MergedRow[]): Promise<void> {
  await sql`
    update import_row r set fields = m.fields, base = m.base, changes = nullif(m.changes, 'null'), slug = m.slug,
      publishes = m.publishes, district_id = m."districtId", quarter_id = m."quarterId",
      public_district_id = m."publicDistrictId", public_quarter_id = m."publicQuarterId"
    from jsonb_to_recordset(${JSON.stringify(merges)}::jsonb) as m (number integer, fields jsonb, base jsonb, changes jsonb,
      slug text, publishes boolean, "districtId" text, "quarterId" text, "publicDistrictId" text, "publicQuarterId" text)
    where r.number = m.number
  `.execute(db);
}
