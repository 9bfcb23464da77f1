import { createContext, use, useEffect } from 'react';

/** What a page says about itself outside of its body. */
export type PageHead = {
  title: string;
  description: string;
  /** path without language prefix, with the query that belongs to the address; null: neither indexed nor linked */
  canonical: string | null;
  status?: number;
  /** path with query to go to instead, for good (301) */
  redirect?: string;
  /** schema.org data, given the public base address */
  jsonLd?: (origin: string) => object;
};

export type PageHeadCollector = { head: PageHead | null; siteName: string };

export const PageHeadContext = createContext<PageHeadCollector | null>(null);

/**
 * Declares the page's head. The server writes it into the document around the rendered body, which is why it is
 * collected and not rendered: status and redirects are no markup. In the browser only the title follows.
 */
export function usePageHead(head: PageHead): void {
  const collector = use(PageHeadContext);
  if (collector) collector.head = head;
  useEffect(
    function nameTheTab() {
      document.title = head.title;
    },
    [head.title],
  );
}
