import type { FastifyInstance } from 'fastify';
import type { Orm } from '#server/database/orm.ts';
import { listWaitingMail, type WaitingMail } from './mail.queries.ts';

const most = 50;

/**
 * `/postfach`: the mails that nobody sends, while somebody tries the example network on their own machine. They hold keys, so it
 * is never registered for a process that others can reach.
 */
export function registerMailboxRoute(
  app: FastifyInstance,
  { orm, styles }: { orm: Orm; styles: readonly string[] },
): void {
  app.get('/postfach', async (_request, reply) => {
    const mails = await listWaitingMail(orm.em.fork().getKysely<unknown>(), most);
    reply.headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    return reply.send(page(mails, styles));
  });
}

function page(mails: readonly WaitingMail[], styles: readonly string[]): string {
  const entries = mails.map(
    ({ subject, recipient, text }) => `<article><h2>${escaped(subject)}</h2><p>An: ${escaped(recipient)}</p>
<pre>${linked(text)}</pre></article>`,
  );
  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Postfach der Beispieldaten</title>
${styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('\n')}
</head><body><main><h1>Postfach der Beispieldaten</h1>
<p>Hier liegen die Mails, die sonst verschickt würden. Diese Seite gibt es nur auf diesem Rechner.</p>
${entries.join('\n') || '<p>Noch keine Mail.</p>'}
</main></body></html>
`;
}

/** Addresses in a text as links; the text is ours, but names in it are not. */
function linked(text: string): string {
  return escaped(text).replaceAll(/https?:\/\/[^\s&<>"]{1,300}/g, (address) => `<a href="${address}">${address}</a>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
