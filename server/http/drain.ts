import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** A request that takes longer than this, or whose visitor does not read the answer, does not hold up the stop. */
const patience = 8000;
/** For what is on its way when the stop is asked for, and for whoever sends visitors here to hear of it. */
const grace = 100;
const longestQueue = 1000;
/** For a request of which only the beginning is here, once all others are answered. */
const graceOfHalves = 1000;
const lookEvery = 20;

/**
 * When the server closes, requests in flight are answered, and connections without one are cut as soon as there is none:
 * a browser keeps them open for minutes.
 */
export function drainOnClose(app: FastifyInstance): void {
  const connections = watchConnections(app.server);
  app.addHook('preClose', async () => {
    // never listened: nobody is there to be answered
    if (!app.server.listening) return;
    await wait(grace);
    await connections.untilQueueIsEmpty();
    const deadline = Date.now() + patience;
    const timer = setInterval(() => {
      if (Date.now() > deadline) connections.cutAll();
      else connections.cutIdle();
    }, lookEvery);
    app.server.once('close', () => clearInterval(timer));
  });
}

/** Keeps count of what is in flight on each connection, from the first line read to the last byte handed to the kernel. */
function watchConnections(server: Server) {
  const open = new Map<Socket, { inFlight: number; isUsed: boolean }>();
  let accepted = 0;
  let lastAnswer = Date.now();
  // Node takes a connection for idle whose answer is written, but not yet sent
  server.closeIdleConnections = () => undefined;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    open.set(socket, { inFlight: 0, isUsed: false });
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response) => {
    const state = open.get(socket);
    if (state === undefined) return;
    state.inFlight += 1;
    state.isUsed = true;
    response.once('close', () => {
      state.inFlight -= 1;
      lastAnswer = Date.now();
    });
  });
  return {
    /** The kernel would answer with a reset whoever is connected and not accepted when we stop listening: one a turn is. */
    async untilQueueIsEmpty(): Promise<void> {
      const deadline = Date.now() + longestQueue;
      for (let before = -1; before !== accepted && Date.now() < deadline; ) {
        before = accepted;
        for (let turns = 0; turns < 3; turns += 1) await turn();
      }
      lastAnswer = Date.now();
    },
    /** Also those that Node has handed over, as for CONNECT. */
    cutAll(): void {
      for (const socket of open.keys()) socket.destroy();
    },
    cutIdle(): void {
      const isQuiet =
        Date.now() > lastAnswer + graceOfHalves && [...open.values()].every((state) => state.inFlight === 0);
      for (const [socket, { inFlight, isUsed }] of open) {
        if (inFlight === 0 && (isUsed || isQuiet)) socket.destroy();
      }
    },
  };
}
