/** Cooperations of two or more. */
export const cooperations = `
  create table cooperation (
    id uuid primary key,
    title text not null check (btrim(title) <> '' and length(title) <= 200),
    kind text not null check (kind in ('PROJECT', 'ALLIANCE', 'ROOMS', 'REFERRAL', 'FUNDING', 'EXCHANGE')),
    description text,
    since date,
    until date,
    proposed_by_id uuid references actor (id) on delete set null,
    is_example boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (since is null or until is null or since <= until)
  );
  create index on cooperation (proposed_by_id) where proposed_by_id is not null;
  create table cooperation_topic (
    cooperation_id uuid not null references cooperation (id) on delete cascade,
    topic_id integer not null references topic (id),
    position integer not null default 0,
    primary key (cooperation_id, topic_id)
  );
  create index on cooperation_topic (topic_id);
  create table cooperation_participant (
    cooperation_id uuid not null references cooperation (id) on delete cascade,
    actor_id uuid not null references actor (id) on delete cascade,
    role text,
    position integer not null default 0,
    confirmed_at timestamptz,
    confirmed_via text check (confirmed_via in ('SELF', 'PHONE', 'MEETING', 'PAPER')),
    confirmed_by text,
    primary key (cooperation_id, actor_id),
    check ((confirmed_at is null) = (confirmed_via is null))
  );
  create index on cooperation_participant (actor_id);
  create function cooperation_refuse_alone(changed uuid) returns void language plpgsql as $$
  begin
    if exists (select 1 from cooperation where id = changed)
      and (select count(*) from cooperation_participant where cooperation_id = changed) < 2
    then
      raise exception 'a cooperation needs two participants' using errcode = 'check_violation';
    end if;
  end $$;
  create function cooperation_begins() returns trigger language plpgsql as $$
  begin perform cooperation_refuse_alone(new.id); return null; end $$;
  create function cooperation_shrinks() returns trigger language plpgsql as $$
  begin perform cooperation_refuse_alone(old.cooperation_id); return null; end $$;
  create constraint trigger cooperation_begins after insert on cooperation deferrable initially deferred
    for each row execute function cooperation_begins();
  create constraint trigger cooperation_shrinks after delete on cooperation_participant deferrable initially deferred
    for each row execute function cooperation_shrinks();
  -- the last partner's actor was removed: what it alone remembers is no cooperation any more
  create function cooperation_ends_alone() returns trigger language plpgsql as $$
  begin
    delete from cooperation c where c.id in (select cooperation_id from removed)
      and (select count(*) from cooperation_participant p where p.cooperation_id = c.id) < 2
      and exists (select 1 from removed r where r.cooperation_id = c.id and not exists (select 1 from actor a where a.id = r.actor_id));
    return null;
  end $$;
  create trigger cooperation_alone after delete on cooperation_participant
    referencing old table as removed for each statement execute function cooperation_ends_alone();
`;

/** History, origins of imports, duplicates, searches that found nothing. */
export const upkeep = `
  create table revision (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    version integer not null,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    via text not null check (via in ('EDIT', 'IMPORT', 'COMMAND')),
    changes jsonb not null,
    unique (actor_id, version)
  );
  -- where an imported actor comes from, and what was written then: a field somebody edited since is left alone
  create table import_origin (
    source text not null,
    external_id text not null,
    actor_id uuid not null references actor (id) on delete cascade,
    content_hash text not null,
    imported jsonb not null,
    imported_at timestamptz not null default now(),
    primary key (source, external_id)
  );
  create index on import_origin (actor_id);
  create table duplicate_candidate (
    actor_id uuid not null references actor (id) on delete cascade,
    other_id uuid not null references actor (id) on delete cascade,
    score real not null check (score between 0 and 1),
    reasons text[] not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'NOT_A_DUPLICATE')),
    found_at timestamptz not null default now(),
    primary key (actor_id, other_id),
    check (actor_id < other_id)
  );
  create index on duplicate_candidate (other_id);
  create table import_held_row (
    source text not null,
    external_id text not null,
    actor_id uuid not null references actor (id) on delete cascade,
    score real not null check (score between 0 and 1),
    reasons text[] not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'NOT_A_DUPLICATE')),
    found_at timestamptz not null default now(),
    primary key (source, external_id, actor_id)
  );
  create index on import_held_row (actor_id);
  create table search_miss (
    word text not null check (length(word) <= 60),
    day date not null,
    times integer not null default 1,
    primary key (word, day)
  );
  -- what the coordinator may see: a word that came up once may be somebody's name
  create view recurring_search_miss as
    select word, count(*)::integer as days, sum(times)::integer as times, max(day) as last_day
    from search_miss group by word having count(*) >= 5;
`;
