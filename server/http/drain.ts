import type { FastifyInstance } from 'fastify';

/** A request that takes longer than this, or whose visitor does not read the answer, does not hold up the stop. */
const patience = 8000;
const lookEvery = 20;

/**
 * When the server closes, requests in flight are answered, and connections without one are cut as soon as there is none:
 * a browser keeps them open for minutes.
 */
export function drainOnClose(app: FastifyInstance): void {
  let inFlight = 0;
  app.server.on('request', (_request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
  });
  app.addHook('preClose', async () => {
    const deadline = Date.now() + patience;
    const timer = setInterval(() => {
      if (inFlight === 0 || Date.now() > deadline) app.server.closeAllConnections();
    }, lookEvery);
    app.server.once('close', () => clearInterval(timer));
    // never listened: there is no close to wait for
    if (!app.server.listening) clearInterval(timer);
  });
}
