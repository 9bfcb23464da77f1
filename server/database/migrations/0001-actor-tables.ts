/** District, topic, target group. */
export const vocabulary = `
  create table district (
    id text primary key check (id <> ''),
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null check (btrim(name) <> ''),
    other_names text[] not null default '{}',
    parent_id text references district (id) on delete cascade check (parent_id <> id),
    outline jsonb not null check (outline ->> 'type' in ('Polygon', 'MultiPolygon')),
    position integer not null default 0
  );
  create table topic (
    id integer generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    parent_id integer references topic (id) check (parent_id <> id),
    names jsonb not null,
    descriptions jsonb not null default '{}',
    synonyms jsonb not null default '{}',
    icon text not null,
    position integer not null default 0
  );
  create table target_group (
    id integer generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    names jsonb not null,
    descriptions jsonb not null default '{}',
    synonyms jsonb not null default '{}',
    position integer not null default 0
  );
  -- two levels at most: a parent has no parent of its own
  create function topic_has_two_levels() returns trigger language plpgsql as $$
  begin
    if new.parent_id is not null and (
      exists (select 1 from topic where id = new.parent_id and parent_id is not null)
      or exists (select 1 from topic where parent_id = new.id)
    ) then
      raise exception 'topic % would be on a third level', new.slug using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger topic_levels before insert or update of parent_id on topic
    for each row execute function topic_has_two_levels();
`;

/** Actors with their slugs, contacts and what they are filed under. */
export const actors = `
  create table actor (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind text not null check (kind in ('ASSOCIATION', 'INITIATIVE', 'INSTITUTION')),
    name text not null check (btrim(name) <> '' and length(name) <= 200),
    alternate_names text[] not null default '{}',
    legal_form text,
    operator_type text check (operator_type in ('PUBLIC', 'NON_PROFIT', 'PRIVATE')),
    category text,
    summary text not null default '' check (length(summary) <= 500),
    description text,
    plain_language text,
    easy_language text,
    easy_language_checked_by text,
    languages text[] not null default '{}',
    website text check (website ~ '^https?://'),
    links jsonb not null default '[]' check (jsonb_typeof(links) = 'array'),
    run_by_id uuid references actor (id) on delete set null check (run_by_id <> id),
    run_by_name text,
    open_to_cooperation boolean not null default false,
    state text not null default 'DRAFT' check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'ARCHIVED')),
    confirmed_at timestamptz,
    confirmed_by text,
    confirmed_via text check (confirmed_via in ('LINK', 'EDIT', 'MEETING', 'PHONE', 'LETTER', 'IMPORT')),
    is_example boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((confirmed_at is null) = (confirmed_via is null)),
    -- Leichte Sprache carries its label only when it names who checked it
    check (easy_language is null or coalesce(btrim(easy_language_checked_by), '') <> '')
  );
  create index on actor (run_by_id) where run_by_id is not null;

  -- every slug an actor ever had: an old one finds it under its new one and is never given to another
  create table actor_slug (
    slug text primary key,
    actor_id uuid not null references actor (id) on delete cascade deferrable initially deferred
  );
  create index on actor_slug (actor_id);
  create function actor_keeps_slug() returns trigger language plpgsql as $$
  begin
    -- one statement by the key: a look-up after it was planned for an empty table and read all of it for each new actor
    insert into actor_slug (slug, actor_id) values (new.slug, new.id)
      on conflict (slug) do update set actor_id = excluded.actor_id where actor_slug.actor_id = excluded.actor_id;
    if not found then
      raise exception 'slug % belongs to another actor', new.slug using errcode = 'unique_violation';
    end if;
    return new;
  end $$;
  create trigger actor_slugs after insert or update of slug on actor
    for each row execute function actor_keeps_slug();

  -- a personal contact is public only with a recorded, unrevoked consent
  create table contact (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    channel text not null check (channel in ('EMAIL', 'PHONE')),
    value text not null check (case channel when 'PHONE' then value ~ '^\\+[1-9][0-9]{5,14}$' else value like '_%@_%' end),
    personal boolean not null default false,
    consent_text_version text,
    consent_given_at timestamptz,
    consent_recorded_by text,
    consent_revoked_at timestamptz,
    position integer not null default 0,
    unique (actor_id, channel, value),
    check (num_nonnulls(consent_text_version, consent_given_at, consent_recorded_by) in (0, 3))
  );
  create table actor_topic (
    actor_id uuid not null references actor (id) on delete cascade,
    topic_id integer not null references topic (id),
    position integer not null default 0,
    primary key (actor_id, topic_id)
  );
  create index on actor_topic (topic_id);
  create table actor_target_group (
    actor_id uuid not null references actor (id) on delete cascade,
    target_group_id integer not null references target_group (id),
    position integer not null default 0,
    primary key (actor_id, target_group_id)
  );
  create index on actor_target_group (target_group_id);
  create table actor_district (
    actor_id uuid not null references actor (id) on delete cascade,
    district_id text not null references district (id) on delete cascade,
    primary key (actor_id, district_id)
  );
  create index on actor_district (district_id);
`;

/** Places with what is known about barriers, and when their opening hours are. */
export const places = `
  create table place (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    position integer not null default 0,
    street text,
    postal_code text check (postal_code ~ '^[0-9]{5}$'),
    city text,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    district_id text references district (id) on delete set null,
    quarter_id text references district (id) on delete set null,
    public_district_id text references district (id) on delete set null,
    public_quarter_id text references district (id) on delete set null,
    opening_hours text,
    notice text,
    notice_from date,
    notice_until date,
    public_as text not null default 'EXACT' check (public_as in ('EXACT', 'AREA', 'DISTRICT', 'HIDDEN')),
    unique (actor_id, position) deferrable initially deferred,
    check ((latitude is null) = (longitude is null)),
    check (notice_from is null or notice_until is null or notice_from <= notice_until),
    -- what is shown of a place is never finer than allowed
    check (public_as in ('EXACT', 'AREA') or public_quarter_id is null),
    check (public_as <> 'HIDDEN' or public_district_id is null)
  );
  create index on place (district_id);
  create index on place (opening_hours) where opening_hours is not null;
  create table place_access (
    place_id uuid not null references place (id) on delete cascade,
    feature text not null check (feature in ('ENTRANCE', 'TOILET', 'SEATING', 'HEARING', 'SIGHT', 'PLAIN_LANGUAGE')),
    value text not null check (value in ('YES', 'PARTLY', 'NO', 'UNKNOWN')),
    note text,
    as_of date,
    primary key (place_id, feature)
  );
  -- what an expression means in the coming weeks; open_times null: it cannot be evaluated, so it is unknown
  create table opening_schedule (
    expression text primary key,
    open_times tstzmultirange,
    by_appointment boolean not null default false,
    evaluated_at timestamptz not null default now(),
    evaluated_until timestamptz not null
  );
`;
