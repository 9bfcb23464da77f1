import { describe, expect, test } from 'vitest';
import { escapeJson, renderDocument } from './document.ts';

const aDocument = (head: Partial<Parameters<typeof renderDocument>[0]['head']> = {}, state: unknown = {}) =>
  renderDocument({
    locale: 'en',
    origin: 'https://kiez.example.org',
    head: { title: 'Café "Ost" & <Co>', description: 'd', canonical: '/akteure?search=a&topics=b', ...head },
    siteName: 'Kieznetz',
    body: '<p>body</p>',
    state,
    assets: { scripts: ['/assets/a.js'], styles: ['/assets/a.css'], preloads: [] },
  });

describe('the document', () => {
  test('escapes what comes from entries', () => {
    expect(aDocument()).toContain('<title>Café &quot;Ost&quot; &amp; &lt;Co&gt;</title>');
  });

  test('names its address in both languages, German as the one for everybody else', () => {
    const html = aDocument();
    expect(html).toContain('<link rel="canonical" href="https://kiez.example.org/en/akteure?search=a&amp;topics=b">');
    expect(html).toContain('hreflang="x-default" href="https://kiez.example.org/akteure?search=a&amp;topics=b"');
  });

  test('asks not to be indexed when it has no address of its own', () => {
    const html = aDocument({ canonical: null });
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('canonical');
  });

  test('holds no script but its module and data, and no inline style', () => {
    const html = aDocument({ jsonLd: (origin) => ({ url: origin }) }, { text: '</script><script>alert(1)</script>' });
    const scripts = html.match(/<script[^>]*>/g);
    expect(scripts).toEqual([
      '<script type="module" src="/assets/a.js">',
      '<script type="application/ld+json">',
      '<script type="application/json" id="urql-state">',
    ]);
    expect(html).not.toContain('style=');
  });
});

test('escaped JSON reads back as it was', () => {
  const value = { text: '<!-- </script> \u2028 ä 🎈' };
  expect(escapeJson(value)).not.toContain('<');
  expect(JSON.parse(escapeJson(value))).toEqual(value);
});
