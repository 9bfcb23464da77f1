import { Migration } from '@mikro-orm/migrations';
import { actors, places, vocabulary } from './0001-actor-tables.ts';
import { cooperations, upkeep } from './0001-cooperation-tables.ts';

/** The tables of the directory, with constraints for what must never be wrong. */
export class Tables0001 extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql(vocabulary);
    this.addSql(actors);
    this.addSql(places);
    this.addSql(cooperations);
    this.addSql(upkeep);
  }
}
