import { LRUCache } from 'lru-cache';
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** Paragraphs, lists, emphasis, small headings and links; nothing that loads, runs or looks like the site's own controls. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'blockquote', 'h3', 'h4'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener noreferrer' }),
  },
};

/** On a page of its own a text's headings stand right below the page's. */
const allowedOnOwnPage: sanitizeHtml.IOptions = {
  ...allowed,
  allowedTags: ['h2', 'h3', ...(allowed.allowedTags || [])],
  transformTags: { ...allowed.transformTags, h1: 'h2', h2: 'h2' },
};

/** To make HTML of a long text takes a millisecond, and one question may ask for many, under many names. */
const made = new LRUCache<string, string>({ max: 2000, maxSize: 16_000_000, sizeCalculation: textSize });

/** Sanitised HTML of a text in the Markdown subset that entries use. */
export function markdownToHtml(markdown: string): string {
  const known = made.get(markdown);
  if (known !== undefined) return known;
  const html = sanitizedHtml(markdown);
  made.set(markdown, html);
  return html;
}

function sanitizedHtml(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false, gfm: true, breaks: true }), allowed).trim();
}

/** The same for a text that fills a page by itself. */
export function pageMarkdownToHtml(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false, gfm: true }), allowedOnOwnPage).trim();
}

function textSize(html: string, markdown: string): number {
  return html.length + markdown.length + 1;
}
