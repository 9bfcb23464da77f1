import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { dataFolder, endProcesses, runServer } from '#server/testing/test-process.ts';

const mostMegabytes = 300;
const clients = 500;
afterAll(endProcesses);

/** Megabytes that a process holds in memory (Linux). */
function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Status of an answer to somebody at another address. */
function visit(origin: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { localAddress: '127.0.0.2' }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    })
      .once('error', reject)
      .end();
  });
}

const question = JSON.stringify({
  query:
    '{ actors(first: 50) { nodes { id name summary topics { slug name } places { street openingHoursText week { date intervals { opens closes } } } cooperations(first: 5) { title participants { actor { name summary } } } } } }',
});
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const post = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${question.length}\r\n\r\n${question}`;

test.runIf(process.platform === 'linux')(
  'five hundred clients that do not read keep the process small, and others are served',
  { timeout: 120_000 },
  async () => {
    // the first start fills its memory with the example
    const folder = dataFolder();
    const first = await runServer(folder);
    await first.stop('SIGTERM');
    const { origin, server } = await runServer(folder);
    const { port } = new URL(origin);
    const html = await (await fetch(`${origin}/akteure`)).text();
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(html) ?? [];
    // one large answer, some in a row, and more in a row than anybody may ask for
    const wishes = [
      get('/akteure'),
      get(script),
      get('/akteure').repeat(4),
      get(script).repeat(4),
      post,
      post.repeat(40),
    ];
    const sockets = Array.from({ length: clients }, (_, index): Socket => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.pause();
      socket.write(wishes[index % wishes.length] ?? '');
      return socket;
    });
    let largest = 0;
    for (let look = 0; look < 40; look += 1) {
      await wait(200);
      largest = Math.max(largest, memoryOf(server.child.pid ?? 0));
      if (look % 8 === 0) expect(await visit(origin, '/akteure')).toBe(200);
    }
    console.log(`${clients} clients that do not read: at most ${Math.round(largest)} MB`);
    expect(largest).toBeLessThan(mostMegabytes);
    expect(server.child.exitCode).toBe(null);
    for (const socket of sockets) socket.destroy();
  },
);
