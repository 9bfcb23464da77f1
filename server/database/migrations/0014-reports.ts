import { Migration } from '@mikro-orm/migrations';

/** What residents say about entries, without an account. */
export class Reports0014 extends Migration {
  override up(): void {
    this.addSql(`
      create table report (
        id uuid primary key,
        -- what people name it by, on the phone and in mails
        number integer generated always as identity unique,
        actor_id uuid not null references actor (id) on delete cascade,
        kind text not null check (kind in ('WRONG', 'GONE', 'DUPLICATE', 'QUESTION', 'PRAISE', 'UNLAWFUL')),
        -- null: the whole entry
        field text check (field in
          ('REACH', 'WHERE', 'WHEN', 'ACCESS', 'ABOUT', 'PLAIN_LANGUAGE', 'EASY_LANGUAGE', 'TOPICS', 'COOPERATIONS')),
        text text not null check (length(text) <= 2000),
        reporter_name text check (btrim(reporter_name) <> '' and length(reporter_name) <= 200),
        reporter_email text check (reporter_email like '_%@_%' and length(reporter_email) <= 254),
        locale text not null,
        -- of the form it came by, hashed: a form is sent once
        form_hash bytea not null unique,
        state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'DISMISSED')),
        answer text check (btrim(answer) <> ''),
        answered_by uuid references account (id) on delete set null,
        answered_at timestamptz,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        check ((state = 'OPEN') = (answered_at is null))
      );
      create index on report (state, id);
      create index on report (actor_id, id);
      create index on report (answered_by);
      create index report_with_reporter on report (answered_at)
        where reporter_email is not null or reporter_name is not null;

      -- signs the forms of this installation that need no account
      create table form_secret (
        single boolean primary key default true check (single),
        secret text not null
      );
      insert into form_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
    `);
  }
}
