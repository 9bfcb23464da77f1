import type { FastifyInstance, FastifyReply } from 'fastify';

const script = `let lost = false;
const events = new EventSource('/dev/events');
events.onerror = () => { lost = true; };
events.onopen = () => { if (lost) location.reload(); };
`;

/** In development a page reloads itself when the server comes back: its script is one more file of ours. */
export function registerReloadRoutes(app: FastifyInstance): void {
  const open = new Set<FastifyReply>();
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });
  app.get('/dev/reload.js', async (_request, reply) =>
    reply.type('text/javascript').header('Cache-Control', 'no-store').send(script),
  );
  app.get('/dev/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    reply.raw.write('retry: 300\n\n');
    open.add(reply);
    request.raw.once('close', () => open.delete(reply));
  });
}
