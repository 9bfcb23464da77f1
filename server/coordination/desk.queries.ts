import { type Kysely, sql } from 'kysely';
import { DeskYear, SearchMiss } from './desk.type.ts';
import { belongs, entriesWithLacks } from './worklist.queries.ts';

type WaitingList =
  | 'REVIEW'
  | 'REPORTS'
  | 'CLAIMS'
  | 'PROPOSALS'
  | 'REMINDERS'
  | 'DUPLICATES'
  | 'UNCONFIRMED'
  | 'INCOMPLETE'
  | 'PARKED_MAIL';

/** How many wait in each list, and since when the oldest does. */
export interface Waiting {
  name: WaitingList;
  count: number;
  since: string | null;
}

export async function countWaiting(db: Kysely<unknown>, now: Date): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with entry as materialized (select a.*, l.lacks from ${entriesWithLacks})
    select 'REMINDERS' as name, count(*)::integer as count, min(due_on)::timestamptz::text as since
      from actor_note where kind = 'REMINDER' and done_at is null
        and due_on <= (${now}::timestamptz at time zone 'Europe/Berlin')::date
    union all select 'REVIEW', count(*)::integer, min(since)::text from (
        select created_at as since from proposed_revision where state = 'WAITING'
        union all select changed_at from revision where to_look_at) review
    union all select 'REPORTS', count(*)::integer, min(created_at)::text from report where state = 'OPEN'
    union all select 'CLAIMS', count(*)::integer, min(created_at)::text from claim where state = 'WAITING'
    union all select 'PROPOSALS', count(*)::integer, min(confirmed_at)::text from proposal where state = 'IN_REVIEW'
    union all select 'PARKED_MAIL', count(*)::integer, min(created_at)::text from mail where state = 'PARKED'
    union all select 'DUPLICATES', count(*)::integer, min(found_at)::text from open_duplicate
    union all select 'UNCONFIRMED', count(*)::integer, min(a.confirmed_at)::text from entry a where ${belongs.UNCONFIRMED(now)}
    union all select 'INCOMPLETE', count(*)::integer, null from entry l where ${belongs.INCOMPLETE(now)}
  `.execute(db);
  return rows;
}

/** What residents looked for and did not find in the last three months, the most frequent first. */
export async function listSearchMisses(db: Kysely<unknown>, now: Date, limit: number): Promise<SearchMiss[]> {
  const { rows } = await sql<SearchMiss>`
    select word, days, last_day::text as "lastDay" from recurring_search_miss
    where last_day > (${now}::timestamptz - interval '3 months')::date order by days desc, word limit ${limit}
  `.execute(db);
  return rows.map((row) => Object.assign(new SearchMiss(), row));
}

export async function readYear(db: Kysely<unknown>, now: Date): Promise<DeskYear> {
  const { rows } = await sql<DeskYear>`
    select count(*)::integer as entries,
      count(*) filter (where not ${belongs.UNCONFIRMED(now)})::integer as confirmed,
      count(*) filter (where exists (select from membership m where m.actor_id = a.id))::integer as "keptByMembers",
      count(*) filter (where not exists (select from directory_participation p where p.actor_id = a.id))::integer
        as "withoutPartner"
    from published_actor a
  `.execute(db);
  return Object.assign(new DeskYear(), rows[0]);
}
