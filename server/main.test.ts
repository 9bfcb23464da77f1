import { existsSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdActors } from './testing/held-actors.ts';
import {
  copyOfData,
  countActors,
  databaseProcesses,
  dataFolder,
  endProcesses,
  runServer,
  startProcess,
  stoppedInstallation,
} from './testing/test-process.ts';

let stopped = { folder: '', block: '' };
beforeAll(async () => {
  stopped = await stoppedInstallation();
});
afterAll(endProcesses);

describe('the start', () => {
  test('says where it is, how to stop it, that the data is invented, and how to import', () => {
    expect(stopped.block).toMatch(/running at {2}http:\/\/127\.0\.0\.1:\d+/);
    expect(stopped.block).toContain('Ctrl-C');
    expect(stopped.block).toContain('invented');
    expect(stopped.block).toContain('npm run import');
  });

  test('serves pages, API and health of the data of before; a second one on the same data is refused in one sentence', async () => {
    const folder = copyOfData(stopped.folder);
    const { server, origin, stop } = await runServer(folder);
    expect((await fetch(origin)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect(await countActors(origin)).toBeGreaterThanOrEqual(60);
    const second = startProcess({ environment: { DATA_DIR: folder } });
    expect(await second.ended).toBe(1);
    const sentence = new RegExp(`^Kieznetz is already running on .* \\(process ${server.child.pid}\\).*\\n$`);
    expect(second.output()).toMatch(sentence);
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('loads nothing with SEED=none, and says nothing of invented data then', async () => {
    const folder = dataFolder();
    const { server, origin, stop } = await runServer(folder, { SEED: 'none' });
    expect(await countActors(origin)).toBe(0);
    expect(server.output()).not.toContain('invented');
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('that is interrupted half way leaves nothing behind', async () => {
    const folder = dataFolder();
    const server = startProcess({ environment: { DATA_DIR: folder } });
    while (databaseProcesses(folder).length === 0) await wait(20);
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(databaseProcesses(folder)).toEqual([]);
    expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
    expect(server.output()).toBe('');
  });
});

describe('the stop', () => {
  test('by Ctrl-C ends server and database with exit code 0', async () => {
    const folder = copyOfData(stopped.folder);
    const { server, stop } = await runServer(folder);
    expect(databaseProcesses(folder)).toHaveLength(1);
    // a terminal sends Ctrl-C to everything in its foreground group
    expect(await stop('SIGINT', { group: true })).toBe(0);
    expect(databaseProcesses(folder)).toEqual([]);
    expect(readFileSync(path.join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down');
    expect(server.output()).not.toMatch(/error/i);
  });

  test('answers the requests in flight', async () => {
    const folder = copyOfData(stopped.folder);
    const { origin, server } = await runServer(folder);
    const held = await holdActors(folder);
    const answers = Array.from({ length: 5 }, () => countActors(origin));
    await held.untilWaiting(5);
    server.child.kill('SIGTERM');
    await wait(300);
    expect(server.child.exitCode).toBe(null);
    await held.release();
    expect(await Promise.all(answers)).toEqual(Array(5).fill(await answers[0]));
    expect(await answers[0]).toBeGreaterThanOrEqual(60);
    expect(await server.ended).toBe(0);
  });

  test('is not held up by connections without a request, also when the terminal goes', async () => {
    const folder = copyOfData(stopped.folder);
    const { origin, stop } = await runServer(folder);
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      get(`${origin}/livez`, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject);
    });
    const silent = new Agent().createConnection({ port: Number(new URL(origin).port), host: '127.0.0.1' });
    silent?.on('error', () => undefined);
    await wait(50);
    const began = Date.now();
    expect(await stop('SIGHUP')).toBe(0);
    expect(Date.now() - began).toBeLessThan(3000);
    agent.destroy();
  });

  test('is forced by a second Ctrl-C, but not by the echo of the first', async () => {
    const folder = copyOfData(stopped.folder);
    const { origin, server } = await runServer(folder);
    const held = await holdActors(folder);
    const answer = countActors(origin).catch(() => 'cut off');
    await held.untilWaiting(1);
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    await wait(1100);
    expect(server.child.exitCode).toBe(null);
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(130);
    expect(await answer).toBe('cut off');
    while (databaseProcesses(folder).length > 0) await wait(20);
    await held.release().catch(() => undefined);
  });

  test('reaches the server through npm start', async () => {
    const folder = copyOfData(stopped.folder);
    const server = startProcess({ command: ['npm', 'start'], environment: { DATA_DIR: folder } });
    await server.origin();
    server.child.kill('SIGTERM');
    await server.ended;
    expect(databaseProcesses(folder)).toEqual([]);
    expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
  });
});
