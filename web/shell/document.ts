import { defaultLocale, type Locale, locales, localised } from '#web/paths.ts';
import type { PageHead } from '#web/shell/page-head.tsx';

/** Addresses of built files. */
export type PageAssets = { scripts: string[]; styles: string[]; preloads: string[] };

export type DocumentParts = {
  locale: Locale;
  origin: string;
  head: PageHead;
  siteName: string;
  body: string;
  state: unknown;
  assets: PageAssets;
};

/** The whole page from `<!doctype html>`, without any inline script that runs and without inline styles. */
export function renderDocument({ locale, origin, head, siteName, body, state, assets }: DocumentParts): string {
  const tags = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta name="description" content="${escapeHtml(head.description)}">`,
    '<link rel="icon" type="image/svg+xml" href="/icon-1.svg">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="format-detection" content="telephone=no">',
    pressableMark,
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`),
    ...assets.preloads.map(preloadTag),
    ...assets.scripts.map((src) => `<script type="module" src="${escapeHtml(src)}"></script>`),
    ...addressTags({ locale, origin, head, siteName }),
    head.jsonLd ? `<script type="application/ld+json">${escapeJson(head.jsonLd(origin))}</script>` : '',
  ].filter(Boolean);
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
${tags.join('\n')}
</head>
<body>
<div id="root">${body}</div>
<script type="application/json" id="urql-state">${escapeJson(state)}</script>
</body>
</html>
`;
}

function addressTags({ locale, origin, head, siteName }: Omit<DocumentParts, 'body' | 'state' | 'assets'>): string[] {
  const { canonical } = head;
  if (canonical === null) return ['<meta name="robots" content="noindex">'];
  const href = (target: Locale) => escapeHtml(origin + localised(target, canonical));
  return [
    `<link rel="canonical" href="${href(locale)}">`,
    ...locales.map((target) => `<link rel="alternate" hreflang="${target}" href="${href(target)}">`),
    `<link rel="alternate" hreflang="x-default" href="${href(defaultLocale)}">`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="${escapeHtml(siteName)}">`,
    `<meta property="og:title" content="${escapeHtml(head.title)}">`,
    `<meta property="og:description" content="${escapeHtml(head.description)}">`,
    `<meta property="og:url" content="${href(locale)}">`,
    `<meta property="og:locale" content="${locale === 'de' ? 'de_DE' : 'en_GB'}">`,
  ];
}

function preloadTag(href: string): string {
  if (href.endsWith('.woff2'))
    return `<link rel="preload" as="font" type="font/woff2" crossorigin href="${escapeHtml(href)}">`;
  return `<link rel="modulepreload" href="${escapeHtml(href)}">`;
}

/**
 * react-aria adds a style element of this id unless there is one, which the content security policy would refuse;
 * the rule itself stands in `base.css`.
 */
const pressableMark = '<meta name="pressable" id="react-aria-pressable-style">';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** JSON that cannot end the script element it stands in. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
