import { Migration } from '@mikro-orm/migrations';

/**
 * The bits of a map cell as plain assignments. As one query of nested subqueries it could not be inlined, and PostgreSQL
 * set it up anew for each of two numbers a place: three quarters of the refresh of the read models. Same result.
 */
export class MapCell0008 extends Migration {
  override up(): void {
    this.addSql(spreadBits);
  }
}

const spreadBits = `
  create or replace function spread_bits(value bigint) returns bigint language plpgsql immutable parallel safe as $$
  declare
    bits bigint := value & 16777215;
  begin
    bits := (bits | (bits << 16)) & x'0000ffff0000ffff'::bigint;
    bits := (bits | (bits << 8)) & x'00ff00ff00ff00ff'::bigint;
    bits := (bits | (bits << 4)) & x'0f0f0f0f0f0f0f0f'::bigint;
    bits := (bits | (bits << 2)) & x'3333333333333333'::bigint;
    return (bits | (bits << 1)) & x'5555555555555555'::bigint;
  end $$;
`;
