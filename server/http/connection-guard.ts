import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that one connection may have waiting: browsers have one. */
const mostWaiting = 4;
/** Bytes that all visitors together may leave unread before those who do not read at all are cut. */
const mostUnread = 24 * 1024 * 1024;
/** Milliseconds without a byte taken after which a reader is gone, in calm and in need. */
const patience = { calm: 20_000, need: 3000 };
const lookEvery = 1000;

/**
 * Answers that nobody reads pile up in memory. A connection that takes nothing for twenty seconds is cut; when all together
 * leave too much unread, after three. A slow line that goes on reading is never cut: Node's own timeout of a socket starts
 * anew with every byte that leaves. So is a connection that asks on without waiting for answers.
 */
export function guardConnections(server: Server): void {
  const waiting = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    waiting.set(socket, 0);
    socket.once('close', () => waiting.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    const requests = (waiting.get(socket) ?? 0) + 1;
    if (requests > mostWaiting) return socket.destroy();
    waiting.set(socket, requests);
    response.once('close', () => {
      const left = waiting.get(socket);
      if (left !== undefined) waiting.set(socket, left - 1);
    });
  });
  const timer = setInterval(() => hurry(waiting.keys()), lookEvery);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}

function hurry(sockets: Iterable<Socket>): void {
  const behind = [...sockets].filter(({ writableLength }) => writableLength > 0);
  const unread = behind.reduce((sum, { writableLength }) => sum + writableLength, 0);
  const milliseconds = unread > mostUnread ? patience.need : patience.calm;
  // to set it again would start it anew
  for (const socket of behind) if (socket.timeout !== milliseconds) socket.setTimeout(milliseconds);
}
