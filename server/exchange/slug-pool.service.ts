import { type Kysely, sql } from 'kysely';
import { freeSlugFrom, slugOf } from '#server/actors/slug.model.ts';

export interface SlugPool {
  /** A slug for a name that nobody has or had; `own`: slugs that this entry may have back. */
  give: (name: string, own?: readonly string[]) => string;
  /** The same for many new rows at once; what others took since the pool was opened is passed over as well. */
  giveAll: (rows: readonly { number: number; name: string }[]) => Promise<{ number: number; slug: string }[]>;
}

/** All slugs that were ever given, present and former; what the pool gives is taken from then on. */
export async function openSlugPool(db: Kysely<unknown>): Promise<SlugPool> {
  const { rows } = await sql<{ slug: string }>`select slug from actor_slug order by slug`.execute(db);
  const taken = new Set(rows.map(({ slug }) => slug));
  // a thousand rows of one name would otherwise try a thousand slugs each
  const nextNumbers = new Map<string, number>();

  function give(name: string, own: readonly string[] = []): string {
    for (const slug of own) taken.delete(slug);
    const base = slugOf(name);
    const first = own.length > 0 ? 1 : (nextNumbers.get(base) ?? 1);
    const { slug, number } = freeSlugFrom(first, base, taken);
    if (number > 1) nextNumbers.set(base, number + 1);
    for (const former of own) taken.add(former);
    taken.add(slug);
    return slug;
  }

  return {
    give,
    async giveAll(rows) {
      let given = rows.map(({ number, name }) => ({ number, name, slug: give(name) }));
      for (;;) {
        const gone = await findTaken(db, given);
        if (gone.size === 0) return given.map(({ number, slug }) => ({ number, slug }));
        given = given.map((row) => (gone.has(row.slug) ? { ...row, slug: give(row.name) } : row));
      }
    },
  };
}

async function findTaken(db: Kysely<unknown>, given: readonly { slug: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from actor_slug where slug = any (${given.map(({ slug }) => slug)}::text[])
  `.execute(db);
  return new Set(rows.map(({ slug }) => slug));
}
