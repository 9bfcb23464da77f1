import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ActorFilter, Viewport } from './filter.input.ts';
import type { SearchPlan } from './search.model.ts';

/** The fields that a facet counts without, each a condition of its own. */
export const facetFields = ['kinds', 'operatorTypes', 'districts', 'topics', 'targetGroups', 'languages'] as const;
export type FacetField = (typeof facetFields)[number];

export type Condition = RawBuilder<boolean>;
export type Database = Kysely<unknown>;

/** A filter with its words expanded: what all reads of the directory take. */
export interface DirectoryFilter {
  filter: ActorFilter;
  /** null: no search; a plan with a word that occurs nowhere matches nothing */
  search: SearchPlan | null;
  now: Date;
}

/** All conditions on a row `i` of `directory_index`, which is one place of an actor, or an actor without one. */
export function filterCondition(directoryFilter: DirectoryFilter, without: FacetField | null = null): Condition {
  const { filter } = directoryFilter;
  const facets = facetFields.filter((field) => field !== without).map((field) => facetCondition(field, filter));
  return all([...facets, ...otherConditions(directoryFilter)]);
}

/** The conditions that hold for every facet alike. */
export function baseCondition(directoryFilter: DirectoryFilter): Condition {
  return all(otherConditions(directoryFilter));
}

/** The condition of one facet's own field; always true when it is not set. */
export function facetCondition(field: FacetField, filter: ActorFilter): Condition {
  const values: readonly string[] = filter[field] ?? [];
  if (values.length === 0) return sql<boolean>`true`;
  switch (field) {
    case 'kinds':
      return sql<boolean>`i.kind = any (${values}::text[])`;
    case 'operatorTypes':
      return sql<boolean>`coalesce(i.operator_type = any (${values}::text[]), false)`;
    case 'districts':
      return sql<boolean>`(i.districts || i.active_in) && ${values}::text[]`;
    case 'topics':
      return sql<boolean>`i.topics && array(select id from topic where slug = any (${values}::text[]))`;
    case 'targetGroups':
      return sql<boolean>`i.target_groups && array(select id from target_group where slug = any (${values}::text[]))`;
    case 'languages':
      return sql<boolean>`i.languages && ${values}::text[]`;
  }
}

/** Whether a row lies in a viewport; one that crosses the date line goes round. */
export function insideViewport(viewport: Viewport): Condition {
  const { west, south, east, north } = viewport;
  const longitude =
    west <= east
      ? sql<boolean>`i.longitude between ${west} and ${east}`
      : sql<boolean>`(i.longitude >= ${west} or i.longitude <= ${east})`;
  return sql<boolean>`(i.latitude between ${south} and ${north} and ${longitude})`;
}

function otherConditions({ filter, search, now }: DirectoryFilter): Condition[] {
  const conditions: Condition[] = [];
  if (search !== null) {
    conditions.push(
      sql<boolean>`i.actor_id in (select actor_id from actor_search where document @@ ${search.query}::tsquery)`,
    );
  }
  if (filter.wheelchair) conditions.push(sql<boolean>`i.wheelchair`);
  const includeUnknown = filter.includeUnknownHours ?? true;
  if (filter.openNow) conditions.push(openAt(now, includeUnknown));
  if (filter.openAt) conditions.push(openAt(filter.openAt, includeUnknown));
  if (filter.near) {
    const { latitude, longitude, metres } = filter.near;
    conditions.push(sql<boolean>`i.position <@ circle(local_metres(${longitude}, ${latitude}), ${metres})`);
  }
  if (filter.within) conditions.push(insideViewport(filter.within));
  if (filter.withoutPlace != null) {
    const located = sql`exists (select 1 from directory_index l where l.actor_id = i.actor_id and l.position is not null)`;
    conditions.push(filter.withoutPlace ? sql<boolean>`not ${located}` : sql<boolean>`${located}`);
  }
  if (filter.openToCooperation != null)
    conditions.push(sql<boolean>`i.open_to_cooperation = ${filter.openToCooperation}`);
  return conditions;
}

/** Unknown hours are those not given, those that cannot be evaluated, and those by appointment alone; who has no place has none. */
function openAt(moment: Date, includeUnknown: boolean): Condition {
  const open = sql`exists (select 1 from opening_schedule s where s.expression = i.opening_hours and s.open_times @> ${moment}::timestamptz)`;
  if (!includeUnknown) return sql<boolean>`${open}`;
  return sql<boolean>`(i.place_id is not null and (${open} or not exists (
    select 1 from opening_schedule s where s.expression = i.opening_hours and s.open_times is not null
      and not (s.by_appointment and isempty(s.open_times)))))`;
}

function all(conditions: Condition[]): Condition {
  if (conditions.length === 0) return sql<boolean>`true`;
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
