import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardConnections } from './connection-guard.ts';

/** More than the machine's own buffers take. */
const large = Buffer.alloc(40_000_000, 'x');
let server: Server;
let port: number;
const closed = new Set<number | undefined>();

beforeAll(async () => {
  server = createServer((_request, response) => response.end(large));
  guardConnections(server);
  server.on('connection', (socket: Socket) => {
    const client = socket.remotePort;
    socket.once('close', () => closed.add(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** A connection that has sent its requests and reads nothing yet. */
async function ask(requests: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(requests));
  return socket;
}

test('who leaves much unread is cut, who reads slowly is served', async () => {
  const silent = await ask(1);
  const slow = await ask(1);
  let read = 0;
  slow.on('data', (chunk) => {
    read += chunk.length;
    slow.pause();
  });
  const reading = setInterval(() => slow.resume(), 20);
  await expect.poll(() => closed.has(silent.localPort), { timeout: 15_000 }).toBe(true);
  expect(closed.has(slow.localPort)).toBe(false);
  const before = read;
  await wait(500);
  expect(read).toBeGreaterThan(before);
  clearInterval(reading);
  slow.destroy();
});

test('who asks on without waiting for answers is cut', async () => {
  const eager = await ask(200);
  await expect.poll(() => closed.has(eager.localPort), { timeout: 5000 }).toBe(true);
  const patient = await ask(1);
  await wait(200);
  expect(closed.has(patient.localPort)).toBe(false);
  patient.destroy();
});
