import { Migration } from '@mikro-orm/migrations';

/**
 * All that the public may read. The views fail closed: a draft, a contact without consent or a point finer than its
 * `public_as` is not in them, so that no filter, sort or count can leak it.
 */
export class PublishedViews0002 extends Migration {
  override up(): void {
    this.addSql(coarsePoint);
    this.addSql(actorViews);
    this.addSql(placeViews);
    this.addSql(cooperationViews);
  }
}

/** The centre of a 250 m grid cell: the same formula as `server/actors/coarse-point.model.ts`. */
const coarsePoint = `
  create function coarse_latitude(latitude double precision) returns double precision
    language sql immutable parallel safe
    return round(((floor(latitude / (250 / 111320.0)) + 0.5) * (250 / 111320.0))::numeric, 6)::double precision;
  create function coarse_longitude_step(latitude double precision) returns double precision
    language sql immutable parallel safe
    return 250 / 111320.0 / cos(radians((floor(latitude / (250 / 111320.0)) + 0.5) * (250 / 111320.0)));
  create function coarse_longitude(latitude double precision, longitude double precision) returns double precision
    language sql immutable parallel safe
    return round(((floor(longitude / coarse_longitude_step(latitude)) + 0.5) * coarse_longitude_step(latitude))::numeric, 6)::double precision;
`;

const actorViews = `
  create view published_actor as
    select a.id, a.slug, a.kind, a.name, a.alternate_names, a.legal_form, a.operator_type, a.category, a.summary,
      a.description, a.plain_language, a.easy_language, a.easy_language_checked_by, a.languages, a.website, a.links,
      r.id as run_by_id, coalesce(a.run_by_name, case when r.id is null then null else r.name end) as run_by_name,
      a.open_to_cooperation, a.confirmed_at, a.confirmed_via, a.is_example, a.version, a.updated_at,
      (select c.value from contact c where c.actor_id = a.id and c.channel = 'EMAIL'
        and (not c.personal or (c.consent_given_at is not null and c.consent_revoked_at is null))
        order by c.position, c.id limit 1) as email,
      (select c.value from contact c where c.actor_id = a.id and c.channel = 'PHONE'
        and (not c.personal or (c.consent_given_at is not null and c.consent_revoked_at is null))
        order by c.position, c.id limit 1) as phone
    from actor a left join actor r on r.id = a.run_by_id and r.state = 'PUBLISHED'
    where a.state = 'PUBLISHED';
  create view published_actor_slug as
    select s.slug, s.actor_id from actor_slug s join published_actor a on a.id = s.actor_id;
  create view published_actor_topic as
    select l.actor_id, l.topic_id, l.position from actor_topic l join actor a on a.id = l.actor_id and a.state = 'PUBLISHED';
  create view published_actor_target_group as
    select l.actor_id, l.target_group_id, l.position from actor_target_group l join actor a on a.id = l.actor_id and a.state = 'PUBLISHED';
  create view published_actor_district as
    select l.actor_id, l.district_id from actor_district l join actor a on a.id = l.actor_id and a.state = 'PUBLISHED';
`;

const placeViews = `
  create view published_place as
    select p.id, p.actor_id, p.position, p.public_as,
      case when p.public_as = 'EXACT' then p.street end as street,
      case when p.public_as = 'EXACT' then p.postal_code end as postal_code,
      case when p.public_as <> 'HIDDEN' then p.city end as city,
      case p.public_as when 'EXACT' then p.latitude when 'AREA' then coarse_latitude(p.latitude) end as latitude,
      case p.public_as when 'EXACT' then p.longitude when 'AREA' then coarse_longitude(p.latitude, p.longitude) end as longitude,
      p.public_district_id as district_id,
      p.public_quarter_id as quarter_id,
      case when p.public_as <> 'HIDDEN' then p.opening_hours end as opening_hours,
      case when p.public_as <> 'HIDDEN' then p.notice end as notice, p.notice_from, p.notice_until
    from place p join actor a on a.id = p.actor_id and a.state = 'PUBLISHED';
  create view published_place_access as
    select x.place_id, x.feature, x.value, x.note, x.as_of
    from place_access x join place p on p.id = x.place_id and p.public_as <> 'HIDDEN'
      join actor a on a.id = p.actor_id and a.state = 'PUBLISHED';
`;

/** Public when at least two published participants have confirmed, and then only these. */
const cooperationViews = `
  create view published_cooperation_participant as
    select p.cooperation_id, p.actor_id, p.role, p.position
    from cooperation_participant p join actor a on a.id = p.actor_id and a.state = 'PUBLISHED'
    where p.confirmed_at is not null and (
      select count(*) from cooperation_participant q join actor b on b.id = q.actor_id and b.state = 'PUBLISHED'
      where q.cooperation_id = p.cooperation_id and q.confirmed_at is not null
    ) >= 2;
  create view published_cooperation as
    select c.id, c.title, c.kind, c.description, c.since, c.until, c.is_example, c.updated_at,
      case when c.until < current_date then 'ENDED' else 'ACTIVE' end as state
    from cooperation c
    where exists (select 1 from published_cooperation_participant p where p.cooperation_id = c.id);
  create view published_cooperation_topic as
    select t.cooperation_id, t.topic_id, t.position from cooperation_topic t join published_cooperation c on c.id = t.cooperation_id;
  -- an ordered pair of partners, once for each live public cooperation they share
  create view published_partner as
    select p.actor_id, q.actor_id as partner_id, p.cooperation_id
    from published_cooperation_participant p
      join published_cooperation_participant q on q.cooperation_id = p.cooperation_id and q.actor_id <> p.actor_id
      join cooperation c on c.id = p.cooperation_id and (c.until is null or c.until >= current_date);
`;
