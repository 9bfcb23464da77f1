import { Migration } from '@mikro-orm/migrations';

/** What the coordinator knows of an actor and nobody else is to see: persons, calls, notes, reminders. */
export class Coordination0017 extends Migration {
  override up(): void {
    this.addSql(`
      create table actor_note (
        id uuid primary key,
        actor_id uuid not null references actor (id) on delete cascade,
        kind text not null check (kind in ('NOTE', 'CALL', 'REMINDER')),
        text text not null check (btrim(text) <> '' and length(text) <= 4000),
        -- of a reminder: the day it comes up
        due_on date check ((due_on is not null) = (kind = 'REMINDER')),
        done_at timestamptz check (done_at is null or kind = 'REMINDER'),
        account_id uuid references account (id) on delete set null,
        written_by text not null,
        version integer not null default 1,
        created_at timestamptz not null
      );
      create index on actor_note (actor_id, created_at);
      create index on actor_note (due_on) where done_at is null;
      create index on actor_note (account_id);

      create table internal_contact (
        id uuid primary key,
        actor_id uuid not null references actor (id) on delete cascade,
        name text not null check (btrim(name) <> '' and length(name) <= 200),
        task text check (length(task) <= 200),
        phone text check (phone ~ '^\\+[1-9][0-9]{5,14}$'),
        email text check (email like '_%@_%' and length(email) <= 254),
        remark text check (length(remark) <= 1000),
        version integer not null default 1,
        created_at timestamptz not null
      );
      create index on internal_contact (actor_id, name);
    `);
  }
}
