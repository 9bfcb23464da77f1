import { Migration } from '@mikro-orm/migrations';

/**
 * The narrow read model for filtering, counting and clustering: one row per published place, or one without a place
 * for an actor that has none. It is filled from the published views alone, so it cannot know more than they do.
 */
export class DirectoryIndex0003 extends Migration {
  override up(): void {
    this.addSql(mapCell);
    this.addSql(frame);
    this.addSql(index);
  }
}

/** Bits of the slippy-map tile at zoom 24, interleaved: the same as `mapCell` of `server/districts/projection.model.ts`. */
const mapCell = `
  create function spread_bits(value bigint) returns bigint language sql immutable parallel safe as $$
    select e from (select value & 16777215 as v) v0,
      lateral (select (v | (v << 16)) & x'0000ffff0000ffff'::bigint as a) v1,
      lateral (select (a | (a << 8)) & x'00ff00ff00ff00ff'::bigint as b) v2,
      lateral (select (b | (b << 4)) & x'0f0f0f0f0f0f0f0f'::bigint as c) v3,
      lateral (select (c | (c << 2)) & x'3333333333333333'::bigint as d) v4,
      lateral (select (d | (d << 1)) & x'5555555555555555'::bigint as e) v5
  $$;
  create function map_cell(longitude double precision, latitude double precision) returns bigint
    language sql immutable parallel safe as $$
    select spread_bits(least(16777215, greatest(0, floor(16777216 * (longitude + 180) / 360)))::bigint)
      | (spread_bits(least(16777215, greatest(0, floor(16777216 * (1 - asinh(tan(radians(
          least(85.05112877980659, greatest(-85.05112877980659, latitude))))) / pi()) / 2)))::bigint) << 1)
  $$;
`;

/** The reference of the local metre projection, written at start from the operator's centre. */
const frame = `
  create table directory_frame (
    single boolean primary key default true check (single),
    latitude double precision not null,
    longitude double precision not null,
    metres_per_latitude double precision not null,
    metres_per_longitude double precision not null
  );
  create function local_metres(at_longitude double precision, at_latitude double precision) returns point
    language sql stable parallel safe as $$
    select point((at_longitude - longitude) * metres_per_longitude, (at_latitude - latitude) * metres_per_latitude)
    from directory_frame
  $$;
`;

const index = `
  create table directory_index (
    actor_id uuid not null,
    place_id uuid,
    longitude double precision,
    latitude double precision,
    position point,
    cell bigint,
    kind text not null,
    operator_type text,
    districts text[] not null,
    active_in text[] not null,
    topics integer[] not null,
    target_groups integer[] not null,
    languages text[] not null,
    wheelchair boolean not null,
    opening_hours text,
    open_to_cooperation boolean not null,
    unique nulls not distinct (actor_id, place_id)
  );
  create index on directory_index (cell) where cell is not null;
  create index on directory_index using gist (position) where position is not null;

  create function directory_index_fill(ids uuid[]) returns void language sql as $$
    delete from directory_index where actor_id = any (ids);
    insert into directory_index
    select a.id, p.id, p.longitude, p.latitude, local_metres(p.longitude, p.latitude),
      case when p.longitude is not null then map_cell(p.longitude, p.latitude) end,
      a.kind, a.operator_type,
      array_remove(array[p.district_id, p.quarter_id], null),
      array(select district_id from published_actor_district d where d.actor_id = a.id order by 1),
      array(select t.topic_id from published_actor_topic t where t.actor_id = a.id
        union select c.parent_id from published_actor_topic t join topic c on c.id = t.topic_id
          where t.actor_id = a.id and c.parent_id is not null order by 1),
      array(select g.target_group_id from published_actor_target_group g where g.actor_id = a.id order by 1),
      a.languages,
      exists (select 1 from published_place_access x where x.place_id = p.id and x.feature = 'ENTRANCE' and x.value = 'YES'),
      p.opening_hours, a.open_to_cooperation
    from unnest(ids) as i (id)
      -- "offset 0" keeps both lookups by index for each actor: right for one edit and for an import of a hundred thousand,
      -- where statistics are stale and a join by hash or loop over all places took minutes
      cross join lateral (select * from published_actor where published_actor.id = i.id offset 0) a
      left join lateral (select * from published_place where published_place.actor_id = a.id offset 0) p on true;
  $$;
`;
