import type { MailParagraph, MailText } from './mail.type.ts';

/** Both forms of a mail: readable in a text client, and HTML without pictures or anything to load. */
export function formMail({ paragraphs }: MailText, { locale, signature }: { locale: string; signature: string }) {
  const text = `${[...paragraphs.map(textOf), `-- \n${signature}`].join('\n\n')}\n`;
  const html = `<!doctype html>
<html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="font-family: sans-serif; font-size: 18px; line-height: 1.5; max-width: 36em; margin: 1em auto; padding: 0 1em">
${paragraphs.map(htmlOf).join('\n')}
<p style="color: #555">${escaped(signature).replaceAll('\n', '<br>')}</p>
</body></html>
`;
  return { text, html };
}

function textOf(paragraph: MailParagraph): string {
  if (typeof paragraph === 'string') return paragraph;
  if ('facts' in paragraph) return paragraph.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return `${paragraph.text}\n\n${'link' in paragraph ? paragraph.link : paragraph.code}`;
}

function htmlOf(paragraph: MailParagraph): string {
  if (typeof paragraph === 'string') return `<p>${escaped(paragraph)}</p>`;
  if ('facts' in paragraph) {
    const lines = paragraph.facts.map(({ label, value }) => `<strong>${escaped(label)}:</strong> ${escaped(value)}`);
    return `<p>${lines.join('<br>\n')}</p>`;
  }
  const text = `<p>${escaped(paragraph.text)}</p>`;
  if ('code' in paragraph)
    return `${text}\n<p style="font-size: 1.6em; letter-spacing: 0.1em">${escaped(paragraph.code)}</p>`;
  const link = escaped(paragraph.link);
  return `${text}\n<p><a href="${link}">${link}</a></p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
