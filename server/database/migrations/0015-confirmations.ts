import { Migration } from '@mikro-orm/migrations';

/** Asking once a year whether an entry is still right, and telling residents where nobody answers. */
export class Confirmations0015 extends Migration {
  override up(): void {
    this.addSql(requests);
    this.addSql(mails);
    this.addSql(unconfirmed);
  }
}

const requests = `
  create table confirmation_request (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    -- of the token of the link only its hash
    token_hash bytea not null unique,
    -- the version that was asked about: a later one is never confirmed unseen
    version integer not null,
    recipient_kind text not null check (recipient_kind in ('MEMBER', 'CONTACT')),
    recipient text not null check (recipient like '_%@_%'),
    account_id uuid references account (id) on delete set null,
    -- the first mail, or the reminder
    round smallint not null check (round in (1, 2)),
    sent_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > sent_at),
    answered_at timestamptz,
    answer text check (answer in ('CONFIRMED', 'CHANGED', 'GONE')),
    check ((answered_at is null) = (answer is null)),
    unique (actor_id, recipient, version, round)
  );
  create index on confirmation_request (actor_id, sent_at);
  create index on confirmation_request (account_id) where account_id is not null;
  -- who wants to be asked no more about an entry
  create table confirmation_stop (
    actor_id uuid not null references actor (id) on delete cascade,
    address text not null,
    stopped_at timestamptz not null,
    primary key (actor_id, address)
  );
  create index on actor (confirmed_at, id) where state = 'PUBLISHED';
`;

const mails = `
  alter table mail drop constraint mail_category_check;
  alter table mail add constraint mail_category_check check (category in ('ACCOUNT', 'CONFIRMATION'));
  -- where one press ends mails of this kind; null once it is sent, as it holds a key
  alter table mail add column unsubscribe_url text;
`;

/** A mark that is older than a confirmation counts no more, by whichever way that came. */
const unconfirmed = `
  alter table actor add column unconfirmed_at timestamptz;
  create or replace view published_actor as
    select a.id, a.slug, a.kind, a.name, a.alternate_names, a.legal_form, a.operator_type, a.category, a.summary,
      a.description, a.plain_language, a.easy_language, a.easy_language_checked_by, a.languages, a.website, a.links,
      r.id as run_by_id, coalesce(a.run_by_name, case when r.id is null then null else r.name end) as run_by_name,
      a.open_to_cooperation, a.confirmed_at, a.confirmed_via, a.is_example, a.version, a.updated_at,
      (select c.value from contact c where c.actor_id = a.id and c.channel = 'EMAIL'
        and (not c.personal or (c.consent_given_at is not null and c.consent_revoked_at is null))
        order by c.position, c.id limit 1) as email,
      (select c.value from contact c where c.actor_id = a.id and c.channel = 'PHONE'
        and (not c.personal or (c.consent_given_at is not null and c.consent_revoked_at is null))
        order by c.position, c.id limit 1) as phone,
      coalesce(a.unconfirmed_at > coalesce(a.confirmed_at, '-infinity'), false) as is_unconfirmed
    from actor a left join actor r on r.id = a.run_by_id and r.state = 'PUBLISHED'
    where a.state = 'PUBLISHED';
`;
