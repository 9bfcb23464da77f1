import { createContext, use } from 'react';
import type { ShellQuery } from '#web/gql/graphql.ts';

/** The directory itself: its name, area and operator, as every page shows them. */
export type Site = ShellQuery['directory'];

export const SiteContext = createContext<Site | null>(null);

export function useSite(): Site {
  const site = use(SiteContext);
  if (!site) throw new Error('A page was rendered outside of the shell.');
  return site;
}

/** `Lernladen · Kieznetz` */
export const usePageTitle = (title: string): string => `${title} · ${useSite().siteName}`;
