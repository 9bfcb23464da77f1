import pg from 'pg';

/**
 * Gives all published actors of a database what generated tables lack, always the same for the same slugs and seed: kinds,
 * operators, languages, confirmations, topics, target groups, opening hours, access, coarse places and cooperations. It is
 * set-based and fast also for a million: the triggers sleep meanwhile, and the read models are made anew at the end. The
 * database must be one's own (its user a superuser) and have no cooperations yet; opening hours are evaluated when the
 * server starts next.
 */
export async function enrichActors(databaseUrl: string, { seed = 1 }: { seed?: number } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(numberedActors(seed));
    for (const statement of [...actorFields, ...placeFields, ...cooperations]) await client.query(statement);
    await client.query('commit');
    await client.query('select directory_rebuild()');
    // not in a transaction: a fresh table is read by its index alone only after a vacuum
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** `roll(key, salt)` is a number from 0 up to 1 that looks like chance and is not; actors are numbered by chance, from 0. */
const numberedActors = (seed: number) => `
  create function pg_temp.roll(key text, salt text) returns double precision language sql immutable as $$
    select (hashtextextended(key || salt, ${Math.trunc(seed)}) & 2147483647) / 2147483648.0
  $$;
  create temp table numbered on commit drop as
    select id, slug, (row_number() over (order by pg_temp.roll(slug, 'number'), slug collate "C") - 1)::integer as n
    from actor where state = 'PUBLISHED';
  create unique index on numbered (n);
  create temp table topics on commit drop as
    select id, (row_number() over (order by position, id) - 1)::integer as n, count(*) over ()::integer as total from topic;
  create temp table target_groups on commit drop as
    select id, (row_number() over (order by position, id) - 1)::integer as n, count(*) over ()::integer as total from target_group;
  analyze numbered;
`;

/** A few languages, topics and groups are common and most are rare, as in life: \`power(roll, 1.6)\` prefers the first. */
const actorFields = [
  `update actor a set
    kind = case when pg_temp.roll(a.slug, 'kind') < 0.45 then 'ASSOCIATION'
      when pg_temp.roll(a.slug, 'kind') < 0.7 then 'INITIATIVE' else 'INSTITUTION' end,
    operator_type = case when pg_temp.roll(a.slug, 'operator') < 0.6 then 'NON_PROFIT'
      when pg_temp.roll(a.slug, 'operator') < 0.8 then 'PUBLIC' when pg_temp.roll(a.slug, 'operator') < 0.9 then 'PRIVATE' end,
    languages = array_remove(array['de', ${[
      ['en', 0.35],
      ['ru', 0.14],
      ['tr', 0.12],
      ['ar', 0.1],
      ['uk', 0.08],
      ['vi', 0.07],
      ['pl', 0.05],
      ['fa', 0.03],
      ['fr', 0.03],
      ['es', 0.03],
      ['gsg', 0.01],
    ]
      .map(([tag, share]) => `case when pg_temp.roll(a.slug, '${tag}') < ${share} then '${tag}' end`)
      .join(', ')}], null),
    open_to_cooperation = pg_temp.roll(a.slug, 'open') < 0.3,
    confirmed_at = case when pg_temp.roll(a.slug, 'confirmed') < 0.7
      then timestamptz '2026-11-01 12:00+01' - pg_temp.roll(a.slug, 'when') * interval '700 days' end,
    confirmed_via = case when pg_temp.roll(a.slug, 'confirmed') < 0.7
      then (array['LINK', 'EDIT', 'MEETING', 'PHONE'])[1 + floor(pg_temp.roll(a.slug, 'via') * 4)::integer] end
  from numbered m where m.id = a.id`,
  'delete from actor_topic l using numbered m where m.id = l.actor_id',
  `insert into actor_topic (actor_id, topic_id, position)
  select m.id, t.id, min(k) from numbered m cross join generate_series(0, 2) k
    join topics t on t.n = floor(power(pg_temp.roll(m.slug, 'topic' || k), 1.6) * t.total)::integer
  where k <= floor(pg_temp.roll(m.slug, 'topics') * 3) group by m.id, t.id`,
  'delete from actor_target_group l using numbered m where m.id = l.actor_id',
  `insert into actor_target_group (actor_id, target_group_id, position)
  select m.id, g.id, min(k) from numbered m cross join generate_series(0, 2) k
    join target_groups g on g.n = floor(power(pg_temp.roll(m.slug, 'group' || k), 1.6) * g.total)::integer
  where k < floor(pg_temp.roll(m.slug, 'groups') * 4) group by m.id, g.id`,
];

const days = ['Mo-Fr', 'Mo-Th', 'Mo,We,Fr', 'Tu,Th', 'Mo-Sa', 'Sa,Su', 'We'];
const times = ['09:00-17:00', '10:00-18:00', '08:00-12:00', '14:00-18:00', '16:00-21:00', '09:00-12:00,13:00-16:00'];
const openingHours = days.flatMap((when) => times.map((time) => `'${when} ${time}'`));

/** Three in a hundred places are shown coarser than they are, as shelters and self-help groups ask for. */
const placeFields = [
  `update place p set
    opening_hours = case when pg_temp.roll(m.slug, 'hours') < 0.65
      then (array[${openingHours.join(', ')}])[1 + floor(pg_temp.roll(m.slug, 'week') * ${openingHours.length})::integer] end,
    public_as = case when pg_temp.roll(m.slug, 'shown') < 0.97 then 'EXACT'
      when pg_temp.roll(m.slug, 'shown') < 0.99 then 'DISTRICT' else 'HIDDEN' end,
    public_quarter_id = case when pg_temp.roll(m.slug, 'shown') < 0.97 then p.public_quarter_id end,
    public_district_id = case when pg_temp.roll(m.slug, 'shown') < 0.99 then p.public_district_id end
  from numbered m where m.id = p.actor_id`,
  // as if from long ago, so that the server evaluates them when it starts
  `insert into opening_schedule (expression, evaluated_at, evaluated_until)
  select expression, '2000-01-01', '2000-01-01' from unnest(array[${openingHours.join(', ')}]) expression on conflict do nothing`,
  `insert into place_access (place_id, feature, value, as_of)
  select p.id, f.feature, (array['YES', 'PARTLY', 'NO'])[1 + floor(pg_temp.roll(m.slug, f.feature) * 3)::integer], date '2026-06-01'
  from numbered m join place p on p.actor_id = m.id
    cross join (values ('ENTRANCE', 0.7), ('TOILET', 0.5), ('SEATING', 0.3), ('HEARING', 0.1), ('PLAIN_LANGUAGE', 0.1)) f (feature, share)
  where pg_temp.roll(m.slug, 'knows' || f.feature) < f.share
  on conflict do nothing`,
];

/** Three cooperations for ten actors, of two to four each; some take part in many. */
const cooperations = [
  `create temp table begun on commit drop as
  select md5('cooperation' || n)::uuid as id, n, n::text as key, (select count(*)::integer from numbered) as actors
  from generate_series(1, (select count(*) * 3 / 10 from numbered)) n`,
  `insert into cooperation (id, title, kind, description, since, until)
  select id, 'Vorhaben ' || n, (array['PROJECT', 'ALLIANCE', 'ROOMS', 'REFERRAL', 'FUNDING', 'EXCHANGE'])[1 + floor(pg_temp.roll(key, 'kind') * 6)::integer],
    'Was wir zusammen machen.', date '2020-01-01' + floor(pg_temp.roll(key, 'since') * 2000)::integer,
    case when pg_temp.roll(key, 'ended') < 0.15 then date '2026-01-01' end
  from begun`,
  `insert into cooperation_participant (cooperation_id, actor_id, position, confirmed_at, confirmed_via)
  select b.id, m.id, min(k), min(case when pg_temp.roll(b.key, 'confirmed' || k) < 0.85 then timestamptz '2026-02-01 12:00+01' end),
    min(case when pg_temp.roll(b.key, 'confirmed' || k) < 0.85 then 'PHONE' end)
  from begun b cross join generate_series(0, 3) k
    join numbered m on m.n = floor(power(pg_temp.roll(b.key, 'who' || k), 1.6) * b.actors)::integer
  where k < 2 + floor(pg_temp.roll(b.key, 'size') * 3) group by b.id, m.id`,
  // two rolls may have met the same actor
  `delete from cooperation c where (select count(*) from cooperation_participant p where p.cooperation_id = c.id) < 2`,
  'delete from cooperation_participant p where not exists (select 1 from cooperation c where c.id = p.cooperation_id)',
  `insert into cooperation_topic (cooperation_id, topic_id)
  select b.id, t.id from begun b join cooperation using (id)
    join topics t on t.n = floor(power(pg_temp.roll(b.key, 'topic'), 1.6) * t.total)::integer`,
];
