import { Migration } from '@mikro-orm/migrations';

/** Changes by people: whose account made them, cut when the account goes. */
export class Editing0012 extends Migration {
  override up(): void {
    this.addSql(`
      alter table revision add column account_id uuid references account (id) on delete set null;
      create index on revision (account_id);
    `);
  }
}
