import pg from 'pg';

/**
 * What PostGraphile serves: the published views, as for us (the tables beneath hold what must not be shown), in a schema of
 * their own with the smart comments its authors advise for views. They only select, so that the planner sees through them.
 */
export async function createPeerSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(views);
    for (const [view, tags] of Object.entries(comments))
      await client.query(`comment on view peer.${view} is ${client.escapeLiteral(tags.join('\n'))}`);
  } finally {
    await client.end();
  }
}

const views = `
  create schema peer;
  create view peer.actor as
    select id, slug, kind, name collate "de-x-icu" as name, alternate_names, legal_form, operator_type, summary, description,
      plain_language, easy_language, easy_language_checked_by, languages, email, phone, website, links, run_by_id, run_by_name,
      open_to_cooperation, confirmed_at, confirmed_via, updated_at, is_example
    from published_actor;
  create view peer.place as
    select id, actor_id, position, street, postal_code, city, latitude, longitude, district_id, opening_hours, public_as, notice
    from published_place;
  create view peer.place_access as select place_id, feature, value, note, as_of from published_place_access;
  create view peer.district as select id, name from public.district;
  create view peer.topic as select id, slug, names ->> 'de' as name, icon from public.topic;
  create view peer.target_group as select id, slug, names ->> 'de' as name from public.target_group;
  create view peer.actor_topic as select actor_id, topic_id, position from published_actor_topic;
  create view peer.actor_target_group as select actor_id, target_group_id, position from published_actor_target_group;
  create view peer.actor_district as select actor_id, district_id from published_actor_district;
  create view peer.cooperation as select id, title, kind, state, description, since, until from published_cooperation;
  create view peer.participant as select cooperation_id, actor_id, role, position from published_cooperation_participant;
  create view peer.partner as select distinct actor_id, partner_id from published_partner;
`;

const references = (column: string, view: string, names: string) =>
  `@foreignKey (${column}) references peer.${view} (id)|${names}`;

/** \`fieldName\` leads from here to the other view, \`foreignFieldName\` back. */
const comments: Record<string, string[]> = {
  actor: ['@primaryKey id', '@unique slug', references('run_by_id', 'actor', '@fieldName runBy')],
  place: [
    '@primaryKey id',
    references('actor_id', 'actor', '@foreignSimpleFieldName places'),
    references('district_id', 'district', '@fieldName district'),
  ],
  place_access: ['@primaryKey place_id,feature', references('place_id', 'place', '@foreignSimpleFieldName access')],
  district: ['@primaryKey id'],
  topic: ['@primaryKey id'],
  target_group: ['@primaryKey id'],
  actor_topic: [
    '@primaryKey actor_id,topic_id',
    references('actor_id', 'actor', '@foreignSimpleFieldName topics'),
    references('topic_id', 'topic', '@fieldName topic'),
  ],
  actor_target_group: [
    '@primaryKey actor_id,target_group_id',
    references('actor_id', 'actor', '@foreignSimpleFieldName targetGroups'),
    references('target_group_id', 'target_group', '@fieldName targetGroup'),
  ],
  actor_district: [
    '@primaryKey actor_id,district_id',
    references('actor_id', 'actor', '@foreignSimpleFieldName activeIn'),
    references('district_id', 'district', '@fieldName district'),
  ],
  cooperation: ['@primaryKey id'],
  participant: [
    '@primaryKey cooperation_id,actor_id',
    references('cooperation_id', 'cooperation', '@fieldName cooperation|@foreignSimpleFieldName participants'),
    references('actor_id', 'actor', '@fieldName actor|@foreignSimpleFieldName participations'),
  ],
  partner: [
    '@primaryKey actor_id,partner_id',
    references('actor_id', 'actor', '@foreignSimpleFieldName partners'),
    references('partner_id', 'actor', '@fieldName partner|@foreignSimpleFieldName partnersOf'),
  ],
};
