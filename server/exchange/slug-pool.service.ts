import { type Kysely, sql } from 'kysely';
import { freeSlugFrom, slugOf } from '#server/actors/slug.model.ts';

export interface SlugPool {
  /** A slug for a name that nobody has or had; `own`: slugs that this entry may have back. */
  give: (name: string, own?: readonly string[]) => string;
}

/** All slugs that were ever given, present and former; what the pool gives is taken from then on. */
export async function openSlugPool(db: Kysely<unknown>): Promise<SlugPool> {
  const { rows } = await sql<{ slug: string }>`select slug from actor_slug order by slug`.execute(db);
  const taken = new Set(rows.map(({ slug }) => slug));
  // a thousand rows of one name would otherwise try a thousand slugs each
  const nextNumbers = new Map<string, number>();
  return {
    give(name, own = []) {
      for (const slug of own) taken.delete(slug);
      const base = slugOf(name);
      const first = own.length > 0 ? 1 : (nextNumbers.get(base) ?? 1);
      const { slug, number } = freeSlugFrom(first, base, taken);
      if (number > 1) nextNumbers.set(base, number + 1);
      for (const former of own) taken.add(former);
      taken.add(slug);
      return slug;
    },
  };
}
