import { Migration } from '@mikro-orm/migrations';

/** Addresses to be suggested, and places that are somebody's own home. */
export class Addresses0021 extends Migration {
  override up(): void {
    this.addSql(addresses);
    this.addSql(homes);
  }
}

const addresses = `
  -- where the addresses come from, to be said where they are used
  create table address_register (
    single boolean primary key default true check (single),
    credit text,
    is_example boolean not null default false,
    imported_at timestamptz not null default now()
  );
  -- a street of a locality: larger towns have several of one name; quarters: ids of those that it touches
  create table address_street (
    id integer primary key,
    name text not null,
    key text collate "C" not null,
    locality text not null,
    city text,
    quarters text[] not null default '{}',
    unique (name, locality)
  );
  create index on address_street (key, id);
  create table address (
    street_id integer not null references address_street (id) on delete cascade,
    number integer not null,
    suffix text not null,
    postal_code text not null check (postal_code ~ '^([0-9]{5})?$'),
    quarter text,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    primary key (street_id, number, suffix, postal_code),
    check ((latitude is null) = (longitude is null))
  );
`;

/** As with a contact: somebody's own is public only with a recorded, unrevoked consent. */
const homes = `
  alter table place
    add column personal boolean not null default false,
    add column consent_text_version text,
    add column consent_given_at timestamptz,
    add column consent_recorded_by text,
    add column consent_revoked_at timestamptz,
    add constraint place_consent_complete
      check (num_nonnulls(consent_text_version, consent_given_at, consent_recorded_by) in (0, 3)),
    add constraint place_home_with_consent
      check (not personal or public_as <> 'EXACT' or (consent_given_at is not null and consent_revoked_at is null));

  -- a consent is of one address: whoever writes another one, such as an import, writes none that is shown exactly
  create function place_consent_is_of_one_address() returns trigger language plpgsql as $$
  begin
    new.consent_text_version := null;
    new.consent_given_at := null;
    new.consent_recorded_by := null;
    new.consent_revoked_at := null;
    if new.public_as = 'EXACT' then
      new.public_as := 'DISTRICT';
      new.public_district_id := new.district_id;
      new.public_quarter_id := null;
    end if;
    return new;
  end $$;
  create trigger place_consent before update of street, postal_code, city, latitude, longitude on place
    for each row when (
      new.personal and old.consent_given_at is not null and new.consent_given_at is not distinct from old.consent_given_at
      and (new.street, new.postal_code, new.city, new.latitude, new.longitude)
        is distinct from (old.street, old.postal_code, old.city, old.latitude, old.longitude))
    execute function place_consent_is_of_one_address();
`;
