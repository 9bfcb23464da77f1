import { chmodSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/**
 * Copies a table of generated actors straight into a database, each published with one place and its contacts: minutes for a
 * million, where the import with its duplicates and revisions takes ten times as long. The database must be one's own (its
 * user a superuser) and empty; who calls this makes the read models afterwards (`enrichActors` does).
 */
export async function copyActors(databaseUrl: string, file: string): Promise<void> {
  // the database reads the file itself, as its own user
  chmodSync(path.dirname(file), 0o755);
  chmodSync(file, 0o644);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(raw);
    await client.query(`copy raw from '${file.replaceAll("'", "''")}' csv header`);
    for (const statement of [...actors, places]) await client.query(statement);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const raw = `create temp table raw (id text, name text, category text, description text, street text, house_number text,
  postal_code text, city text, lat double precision, lon double precision, plr_id text, phone text, email text, website text,
  updated_at timestamptz) on commit drop`;

const actors = [
  `insert into actor (id, slug, kind, name, category, summary, website, languages, state, updated_at)
  select md5(id)::uuid, id, 'ASSOCIATION', name, category, description, website, '{de}', 'PUBLISHED', updated_at from raw`,
  'insert into actor_slug (slug, actor_id) select id, md5(id)::uuid from raw',
  `insert into contact (id, actor_id, channel, value, position)
  select md5(id || 'mail')::uuid, md5(id)::uuid, 'EMAIL', email, 0 from raw
  union all select md5(id || 'phone')::uuid, md5(id)::uuid, 'PHONE', '+49' || substr(replace(phone, ' ', ''), 2), 1 from raw`,
];

const places = `
  insert into place (id, actor_id, street, postal_code, city, latitude, longitude, district_id, public_district_id, quarter_id, public_quarter_id)
  select md5(r.id || 'place')::uuid, md5(r.id)::uuid, r.street || ' ' || r.house_number, r.postal_code, r.city, r.lat, r.lon,
    q.parent_id, q.parent_id, q.id, q.id
  from raw r left join district q on q.id = r.plr_id`;
