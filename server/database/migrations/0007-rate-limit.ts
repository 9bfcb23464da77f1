import { Migration } from '@mikro-orm/migrations';

/**
 * Who has asked how much in the present minute, for all processes. Addresses are not in it: `key` is made of an address with
 * the secret of this database, and a row goes soon after its minute. The columns are those that rate-limiter-flexible
 * writes; unlogged, as a crash may forget them.
 */
export class RateLimit0007 extends Migration {
  override up(): void {
    this.addSql(`
      create unlogged table rate_limit (
        key text primary key,
        points integer not null,
        expire bigint not null
      );
      create table rate_limit_secret (
        single boolean primary key default true check (single),
        secret text not null
      );
      insert into rate_limit_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
    `);
  }
}
