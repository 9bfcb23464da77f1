import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('empty');
});
afterAll(() => api.close());

/** The whole answer to a request that no well-behaved client sends. */
function send(request: string): Promise<string> {
  const socket = connect(Number(new URL(api.origin).port), '127.0.0.1');
  socket.end(request);
  return text(socket);
}

test.each([
  ['without a host', 400, 'A request names its host.', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [
    'that expects what nobody knows',
    417,
    'leave the header Expect out',
    'GET /livez HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n',
  ],
  ['to go on to somebody else', 405, 'This is no proxy.', 'CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['that is none', 400, 'This is no request of HTTP.', 'miracles\r\n\r\n'],
])('a request %s is answered in our words and with our headers', async (_, status, message, request) => {
  const answer = await send(request);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  expect(head.toLowerCase()).toContain('content-type: application/json');
  expect(body).toContain(message);
});

test('whoever takes us for a proxy and keeps its half of the connection is cut', async () => {
  const socket = connect({ port: Number(new URL(api.origin).port), host: '127.0.0.1', allowHalfOpen: true });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined).resume();
  socket.write('CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'end');
  const writing = setInterval(() => socket.write('still here'), 100);
  await closed;
  clearInterval(writing);
});

test('a request of HTTP 1.0 needs no host', async () => {
  expect(await send('GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});
