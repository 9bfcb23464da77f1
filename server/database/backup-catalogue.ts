import type pg from 'pg';

export interface CatalogueTable {
  schema: string;
  name: string;
  columns: string[];
}

export interface CatalogueSequence {
  schema: string;
  name: string;
  value: string;
}

/** Jobs are made anew of what waits for them, such as mails that are not sent yet: no rows of ours are in their schema. */
const foreignSchemas = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss')`;

/**
 * Every table whose rows are to last, in a fixed order: what is unlogged or temporary may be forgotten. What a column
 * computes from others is not to be copied.
 */
export async function listTables(client: pg.ClientBase): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(
    `select n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and ${foreignSchemas}
       -- an extension fills its own tables
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by n.nspname, c.relname`,
  );
  return rows;
}

/** Every sequence that has given a number, with the last one: numbers are never given twice. */
export async function listSequences(client: pg.ClientBase): Promise<CatalogueSequence[]> {
  const { rows } = await client.query<CatalogueSequence>(
    `select schemaname as schema, sequencename as name, last_value::text as value
     from pg_sequences where last_value is not null and schemaname <> 'pgboss' order by schemaname, sequencename`,
  );
  return rows;
}

/** The name of a table or sequence as SQL spells it. */
export function qualified(client: pg.ClientBase, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/** Both directions of COPY, with the columns named: their order is not part of a backup. */
export function copyOf(client: pg.ClientBase, table: CatalogueTable): string {
  return `${qualified(client, table)} (${table.columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;
}
