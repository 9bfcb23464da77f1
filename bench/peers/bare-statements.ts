/*
 * The work of the lines as one statement each, written by hand for exactly these fields. They read the published views, as
 * everybody who shows this data to the public must; the JSON is made by PostgreSQL, which is the shortest way there is.
 */

const topics = `(select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.names ->> 'de', 'icon', t.icon)
    order by l.position, t.position, t.id), '[]')
  from published_actor_topic l join topic t on t.id = l.topic_id where l.actor_id = a.id)`;

const targetGroups = `(select coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.names ->> 'de')
    order by l.position, g.position, g.id), '[]')
  from published_actor_target_group l join target_group g on g.id = l.target_group_id where l.actor_id = a.id)`;

const cooperations = `(select coalesce(json_agg(json_build_object('id', c.id, 'title', c.title, 'kind', c.kind, 'state', c.state,
    'since', c.since, 'participants', (
      select json_agg(json_build_object('role', q.role, 'actor', json_build_object('id', b.id, 'slug', b.slug, 'name', b.name))
        order by q.position, q.actor_id)
      from published_cooperation_participant q join actor b on b.id = q.actor_id where q.cooperation_id = c.id))
    order by (c.state = 'ENDED')::integer, c.since desc nulls last, c.id), '[]')
  from published_cooperation_participant p join published_cooperation c on c.id = p.cooperation_id where p.actor_id = a.id)`;

const district = `(select json_build_object('id', d.id, 'name', d.name) from published_place p join district d on d.id = p.district_id
  where p.actor_id = a.id order by p.position limit 1)`;

/** $1, $2: name and id that the page begins after. */
const list = `
  select json_build_object('data', json_build_object('actors', json_build_object('nodes', coalesce(json_agg(json_build_object(
    'id', a.id, 'slug', a.slug, 'kind', a.kind, 'name', a.name, 'summary', a.summary, 'district', ${district},
    'topics', ${topics}, 'targetGroups', ${targetGroups}, 'cooperations', ${cooperations}
  ) order by a.name collate "de-x-icu", a.id), '[]'))))::text as answer
  from (
    select id, slug, kind, name, summary from published_actor
    where (name collate "de-x-icu", id) > ($1::text collate "de-x-icu", $2::uuid)
    order by name collate "de-x-icu", id limit 20
  ) a`;

/** $1: slug. */
const actor = `
  select json_build_object('data', json_build_object('actor', (
    select json_build_object('id', a.id, 'slug', a.slug, 'kind', a.kind, 'name', a.name, 'alternateNames', a.alternate_names,
      'legalForm', a.legal_form, 'operatorType', a.operator_type, 'summary', a.summary, 'plainLanguage', a.plain_language,
      'easyLanguage', a.easy_language, 'easyLanguageCheckedBy', a.easy_language_checked_by, 'languages', a.languages,
      'email', a.email, 'phone', a.phone, 'website', a.website, 'runByName', a.run_by_name,
      'openToCooperation', a.open_to_cooperation, 'confirmedAt', a.confirmed_at, 'confirmedVia', a.confirmed_via,
      'updatedAt', a.updated_at, 'isExample', a.is_example,
      'topics', ${topics}, 'targetGroups', ${targetGroups}, 'cooperations', ${cooperations},
      'activeIn', (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) order by d.position, d.id), '[]')
        from published_actor_district l join district d on d.id = l.district_id where l.actor_id = a.id),
      'runBy', (select json_build_object('id', r.id, 'slug', r.slug, 'name', r.name) from actor r where r.id = a.run_by_id),
      'places', (select coalesce(json_agg(json_build_object('id', p.id, 'street', p.street, 'postalCode', p.postal_code,
          'city', p.city, 'latitude', p.latitude, 'longitude', p.longitude, 'publicAs', p.public_as,
          'openingHours', p.opening_hours, 'notice', p.notice,
          'district', (select json_build_object('id', d.id, 'name', d.name) from district d where d.id = p.district_id),
          'access', (select coalesce(json_agg(json_build_object('feature', x.feature, 'value', x.value, 'note', x.note, 'asOf', x.as_of)), '[]')
            from published_place_access x where x.place_id = p.id)) order by p.position), '[]')
        from published_place p where p.actor_id = a.id),
      'partners', (select coalesce(json_agg(json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'kind', b.kind)
          order by b.name collate "de-x-icu", b.id), '[]')
        from actor b where b.id in (select partner_id from published_partner p where p.actor_id = a.id)))
    from published_actor_slug s join published_actor a on a.id = s.actor_id where s.slug = $1
  )))::text as answer`;

/** $1 to $4: west, south, east, north; $5: bits of the cell that a square of the map leaves out. */
const map = `
  with squares as (
    select (i.cell >> $5::integer)::text as square, count(*)::integer as count, avg(i.latitude) as latitude,
      avg(i.longitude) as longitude, min(i.longitude) as west, min(i.latitude) as south, max(i.longitude) as east,
      max(i.latitude) as north, min(i.actor_id::text)::uuid as actor_id, min(i.place_id::text) as place_id
    from directory_index i
    where i.cell is not null and i.longitude between $1 and $3 and i.latitude between $2 and $4 group by 1
  ), counts as (
    select coalesce(sum(inside), 0)::integer as total, coalesce(sum(located - inside), 0)::integer as outside,
      count(*) filter (where located = 0)::integer as without_place
    from (
      select count(i.cell) as located,
        count(i.cell) filter (where i.longitude between $1 and $3 and i.latitude between $2 and $4) as inside
      from directory_index i group by i.actor_id
    ) actors
  )
  select json_build_object('data', json_build_object('map', json_build_object('total', c.total, 'outside', c.outside,
    'withoutPlace', c.without_place, 'features', (
      select coalesce(json_agg(case when s.count > 1
        then json_build_object('__typename', 'MapCluster', 'count', s.count, 'latitude', s.latitude, 'longitude', s.longitude,
          'bounds', json_build_object('west', s.west, 'south', s.south, 'east', s.east, 'north', s.north))
        else json_build_object('__typename', 'MapPin', 'latitude', s.latitude, 'longitude', s.longitude,
          'place', json_build_object('id', s.place_id), 'actor', (
            select json_build_object('id', a.id, 'slug', a.slug, 'kind', a.kind, 'name', a.name, 'topics', ${topics})
            from actor a where a.id = s.actor_id)) end), '[]')
      from squares s))))::text as answer
  from counts c`;

/** Of the whole directory: no filter has to be left out for its own facet. */
const facets = `
  select json_build_object('data', json_build_object('facets', json_build_object(
    'total', (select count(distinct actor_id) from directory_index),
    'kinds', (select json_agg(json_build_object('value', k, 'count', n) order by k)
      from (select kind as k, count(distinct actor_id) as n from directory_index group by 1) f),
    'operatorTypes', (select json_agg(json_build_object('value', k, 'count', n) order by k)
      from (select operator_type as k, count(distinct actor_id) as n from directory_index where operator_type is not null group by 1) f),
    'districts', (select json_agg(json_build_object('value', d.id, 'label', d.name, 'count', coalesce(n, 0)) order by d.position)
      from district d left join (select k, count(distinct actor_id) as n
        from directory_index i, unnest(i.districts || i.active_in) k group by 1) f on f.k = d.id),
    'topics', (select json_agg(json_build_object('value', t.slug, 'label', t.names ->> 'de', 'count', coalesce(n, 0)) order by t.position)
      from topic t left join (select k, count(distinct actor_id) as n from directory_index i, unnest(i.topics) k group by 1) f on f.k = t.id),
    'targetGroups', (select json_agg(json_build_object('value', g.slug, 'label', g.names ->> 'de', 'count', coalesce(n, 0)) order by g.position)
      from target_group g left join (select k, count(distinct actor_id) as n
        from directory_index i, unnest(i.target_groups) k group by 1) f on f.k = g.id),
    'languages', (select json_agg(json_build_object('value', k, 'count', n) order by k)
      from (select k, count(distinct actor_id) as n from directory_index i, unnest(i.languages) k group by 1) f)
  )))::text as answer`;

/** A statement for each path; what it takes comes as parameters of the address, in this order. */
export const bareStatements: Record<string, { text: string; parameters: string[] }> = {
  '/list': { text: list, parameters: ['name', 'id'] },
  '/actor': { text: actor, parameters: ['slug'] },
  '/map': { text: map, parameters: ['west', 'south', 'east', 'north', 'shift'] },
  '/facets': { text: facets, parameters: [] },
};
