import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerTileRoutes } from './tile.route.ts';

const frame = { west: 13.4698, south: 52.4909, east: 13.5417, north: 52.5147 };
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(1000, 7)]);
const tile = '/map/tiles/14/8806/5374';

let folder: string;
let hosts: Server[] = [];
let apps: FastifyInstance[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kieznetz-tiles-'));
});

afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  for (const host of hosts) {
    host.closeAllConnections();
    host.close();
  }
  [apps, hosts] = [[], []];
  await rm(folder, { recursive: true, force: true });
});

/** A tile host on loopback that counts what it is asked. */
async function aTileHost(answer: RequestListener): Promise<{ origin: string; asked: string[]; stop: () => void }> {
  const asked: string[] = [];
  const host = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  hosts.push(host);
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => {
    host.closeAllConnections();
    host.close();
  };
  return { origin: `http://127.0.0.1:${port}`, asked, stop };
}

async function aDirectory(template: string, cacheBytes = 10_000_000): Promise<FastifyInstance> {
  const app = Fastify();
  apps.push(app);
  await registerTileRoutes(app, { tiles: { template, cacheBytes, timeoutMs: 300 }, frame, dataDirectory: folder });
  return app;
}

const sendPng: RequestListener = (_request, response) => response.setHeader('content-type', 'image/png').end(png);

async function cachedFiles(): Promise<string[]> {
  const names = await readdir(path.join(folder, 'tiles'), { recursive: true });
  return names.filter((name) => name.includes('-')).map((name) => path.join(folder, 'tiles', name));
}

describe('a tile', () => {
  test('comes from the host once and from the disk ever after, also after a restart', async () => {
    const host = await aTileHost(sendPng);
    const first = await (await aDirectory(`${host.origin}/{z}/{y}/{x}.png`)).inject(tile);
    expect(first.statusCode).toBe(200);
    expect(first.rawPayload).toEqual(png);
    expect(first.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=604800',
      'x-content-type-options': 'nosniff',
    });
    const restarted = await aDirectory(`${host.origin}/{z}/{y}/{x}.png`);
    expect((await restarted.inject(tile)).rawPayload).toEqual(png);
    expect(host.asked).toEqual(['/14/5374/8806.png']);
  });

  test('is fetched once for all who ask at the same time', async () => {
    const host = await aTileHost((request, response) => setTimeout(() => sendPng(request, response), 50));
    const app = await aDirectory(`${host.origin}/{z}/{x}/{y}`);
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject(tile)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
    expect(host.asked).toHaveLength(1);
  });

  test('waits while six others are fetched', async () => {
    let open = 0;
    let most = 0;
    const host = await aTileHost((request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        sendPng(request, response);
      }, 30);
    });
    const app = await aDirectory(`${host.origin}/{z}/{x}/{y}`);
    const addresses = Array.from({ length: 18 }, (_, index) => `/map/tiles/17/${70450 + index}/42990`);
    const answers = await Promise.all(addresses.map((address) => app.inject(address)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(most).toBe(6);
  });

  test('is fetched anew after 30 days, and the old one served while the host is down', async () => {
    const host = await aTileHost(sendPng);
    const template = `${host.origin}/{z}/{x}/{y}`;
    await (await aDirectory(template)).inject(tile);
    const longAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
    for (const file of await cachedFiles()) await utimes(file, longAgo, longAgo);
    await (await aDirectory(template)).inject(tile);
    expect(host.asked).toHaveLength(2);
    for (const file of await cachedFiles()) await utimes(file, longAgo, longAgo);
    host.stop();
    expect((await (await aDirectory(template)).inject(tile)).rawPayload).toEqual(png);
  });

  test('of another template is not served from the disk', async () => {
    const host = await aTileHost(sendPng);
    await (await aDirectory(`${host.origin}/old/{z}/{x}/{y}`)).inject(tile);
    await (await aDirectory(`${host.origin}/new/{z}/{x}/{y}`)).inject(tile);
    expect(host.asked).toEqual(['/old/14/8806/5374', '/new/14/8806/5374']);
    expect(await cachedFiles()).toHaveLength(1);
  });
});

describe('a tile that cannot be had is 204 and asked for once', () => {
  const oversized = Buffer.concat([png, Buffer.alloc(600 * 1024)]);
  const failures: Record<string, RequestListener> = {
    'from a host that answers 500': (_request, response) => response.writeHead(500).end(),
    'from a host that hangs up': (_request, response) => response.destroy(),
    'from a host that never answers': () => undefined,
    'from a host that stops in the middle': (_request, response) => {
      response.setHeader('content-type', 'image/png').write(png);
    },
    'when the body is too large': (_request, response) =>
      response.setHeader('content-type', 'image/png').end(oversized),
    'when it is a page': (_request, response) => response.setHeader('content-type', 'text/html').end('<h1>Hello</h1>'),
    'when it only says that it is an image': (_request, response) =>
      response.setHeader('content-type', 'image/png').end('<script>alert(1)</script>'),
    'when header and bytes disagree': (_request, response) => response.setHeader('content-type', 'image/jpeg').end(png),
    'when it is empty': (_request, response) => response.setHeader('content-type', 'image/png').end(),
  };
  test.each(Object.entries(failures))('%s', async (_name, answer) => {
    const host = await aTileHost(answer);
    const app = await aDirectory(`${host.origin}/{z}/{x}/{y}`);
    const [first, second] = [await app.inject(tile), await app.inject(tile)];
    expect([first.statusCode, first.body, second.statusCode]).toEqual([204, '', 204]);
    expect(host.asked).toHaveLength(1);
    expect(await cachedFiles()).toEqual([]);
  });

  test('from a host that is not there', async () => {
    const app = await aDirectory('http://127.0.0.1:1/{z}/{x}/{y}');
    expect((await app.inject(tile)).statusCode).toBe(204);
  });
});

describe('a redirect', () => {
  test('is followed on the same host', async () => {
    const host = await aTileHost((request, response) => {
      if (request.url === '/moved') sendPng(request, response);
      else response.writeHead(302, { location: '/moved' }).end();
    });
    expect((await (await aDirectory(`${host.origin}/{z}/{x}/{y}`)).inject(tile)).statusCode).toBe(200);
  });

  test('to another host is not followed', async () => {
    const other = await aTileHost(sendPng);
    const host = await aTileHost((_request, response) => response.writeHead(302, { location: other.origin }).end());
    expect((await (await aDirectory(`${host.origin}/{z}/{x}/{y}`)).inject(tile)).statusCode).toBe(204);
    expect(other.asked).toEqual([]);
  });

  test('in a circle ends', async () => {
    const host = await aTileHost((_request, response) => response.writeHead(302, { location: '/again' }).end());
    expect((await (await aDirectory(`${host.origin}/{z}/{x}/{y}`)).inject(tile)).statusCode).toBe(204);
    expect(host.asked).toHaveLength(3);
  });
});

test.each([
  '/map/tiles/14/0/0',
  '/map/tiles/14/8806/5374.png',
  '/map/tiles/20/8806/5374',
  '/map/tiles/14/8806/-5374',
  '/map/tiles/14/8806/..%2F..%2F5374',
  '/map/tiles/%2e%2e/%2e%2e/etc',
  '/map/tiles/14/8806/5374%00',
  '/map/tiles/14/http:%2F%2Fevil.example%2F/5374',
])('%s is 404 and never asked for', async (address) => {
  const host = await aTileHost(sendPng);
  const answer = await (await aDirectory(`${host.origin}/{z}/{x}/{y}`)).inject(address);
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/json');
  expect(host.asked).toEqual([]);
});

test('the disk holds no more than it may, and keeps what was used last', async () => {
  const host = await aTileHost(sendPng);
  const app = await aDirectory(`${host.origin}/{z}/{x}/{y}`, 5 * 4096);
  const addresses = Array.from({ length: 12 }, (_, index) => `/map/tiles/17/${70450 + index}/42990`);
  for (const address of addresses) await app.inject(address);
  await expect
    .poll(async () => (await cachedFiles()).map((file) => path.basename(file)).sort())
    .toEqual([70457, 70458, 70459, 70460, 70461].map((x) => `17-${x}-42990`));
  const sizes = await Promise.all((await cachedFiles()).map(async (file) => (await stat(file)).size));
  expect(sizes.every((size) => size === png.length)).toBe(true);
});
