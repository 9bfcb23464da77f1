import { Migration } from '@mikro-orm/migrations';

/** Two entries become one: the history of both is kept, and why they look alike is said in the reader's language. */
export class Merging0018 extends Migration {
  override up(): void {
    this.addSql(history);
    this.addSql(openDuplicates);
    for (const table of ['duplicate_candidate', 'import_held_row']) this.addSql(reasons(table));
  }
}

const history = `
  alter table revision drop constraint revision_via_check;
  alter table revision add constraint revision_via_check check (via in ('EDIT', 'IMPORT', 'COMMAND', 'MERGE'));
  -- of which entry, now merged into the actor's, this is the history: its versions are numbered apart; null: its own
  alter table revision add column merged_id uuid;
  alter table revision drop constraint revision_actor_id_version_key;
  alter table revision add unique nulls not distinct (actor_id, merged_id, version);
`;

/** What is archived is no double of anything. */
const openDuplicates = `
  create view open_duplicate as
    select d.actor_id, d.other_id, d.score, d.reasons, d.found_at from duplicate_candidate d
      join actor a on a.id = d.actor_id and a.state <> 'ARCHIVED'
      join actor b on b.id = d.other_id and b.state <> 'ARCHIVED'
    where d.state = 'OPEN';
`;

/** Codes in place of English sentences. */
const reasons = (table: string): string => `
  update ${table} t set reasons = array(
    select case r.reason
      when 'same name' then 'SAME_NAME'
      when 'same street and number' then 'SAME_ADDRESS'
      when 'same mail address' then 'SAME_EMAIL'
      when 'same phone' then 'SAME_PHONE'
      when 'same web page' then 'SAME_WEBSITE'
      else regexp_replace(regexp_replace(r.reason, '^similar name \\(([0-9]+) %\\)$', 'SIMILAR_NAME \\1'), '^([0-9]+) m apart$', 'APART \\1')
    end
    from unnest(t.reasons) with ordinality r (reason, position) order by r.position)
  where t.reasons <> '{}';
`;
