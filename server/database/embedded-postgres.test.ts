import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  copyOfData,
  countActors,
  databaseProcesses,
  dataFolder,
  endProcesses,
  runServer,
  startProcess,
  stoppedInstallation,
} from '#server/testing/test-process.ts';

let stopped = { folder: '' };
beforeAll(async () => {
  stopped = await stoppedInstallation();
});
afterAll(endProcesses);

describe('after kill -9 of the server, the next start recovers', () => {
  test('with the database still running', async () => {
    const folder = copyOfData(stopped.folder);
    const { server } = await runServer(folder);
    server.child.kill('SIGKILL');
    await server.ended;
    expect(databaseProcesses(folder)).toHaveLength(1);
    await expectGoodStart(folder);
  });

  test('with only the lock file left', async () => {
    const folder = await killedWithDatabase();
    expect(existsSync(path.join(folder, 'postgres/postmaster.pid'))).toBe(true);
    await expectGoodStart(folder);
  });

  test("with a foreign process under the database's and the server's old number, which is left alone", async () => {
    const folder = await killedWithDatabase();
    const foreign = startProcess({ command: ['sleep', '60'] });
    const lock = path.join(folder, 'postgres/postmaster.pid');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(foreign.child.pid)));
    const running = path.join(folder, 'running.json');
    writeFileSync(running, JSON.stringify({ ...JSON.parse(readFileSync(running, 'utf8')), pid: foreign.child.pid }));
    await expectGoodStart(folder);
    expect(foreign.child.exitCode).toBe(null);
  });

  test('with a cluster that was being made', async () => {
    const folder = dataFolder();
    const server = startProcess({ environment: { DATA_DIR: folder, SEED: 'none' } });
    const torso = () => readdirSync(folder).find((name) => name.startsWith('postgres.new'));
    while (!existsSync(path.join(folder, torso() ?? 'none', 'base'))) await wait(5);
    server.child.kill('SIGKILL');
    await server.ended;
    expect(existsSync(path.join(folder, 'postgres'))).toBe(false);
    await expectGoodStart(folder, { SEED: 'none' });
    // whatever its initdb went on to write is gone by the next start
    await expectGoodStart(folder, { SEED: 'none' });
    expect(torso()).toBe(undefined);
  });
});

test('a database that dies under the server is started again, and its visitors answered', async () => {
  const folder = copyOfData(stopped.folder);
  const { origin, stop } = await runServer(folder);
  for (const pid of databaseProcesses(folder)) process.kill(pid, 'SIGKILL');
  while ((await fetch(`${origin}/readyz`)).status === 200) await wait(20);
  while ((await fetch(`${origin}/readyz`)).status !== 200) await wait(20);
  expect(await countActors(origin)).toBeGreaterThanOrEqual(60);
  expect(await stop('SIGTERM')).toBe(0);
  expect(databaseProcesses(folder)).toEqual([]);
});

async function expectGoodStart(folder: string, environment: Record<string, string> = {}): Promise<void> {
  const { origin, stop } = await runServer(folder, environment);
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  expect(databaseProcesses(folder)).toHaveLength(1);
  expect(await stop('SIGTERM')).toBe(0);
  expect(databaseProcesses(folder)).toEqual([]);
}

/** Data of a server and a database that were both killed. */
async function killedWithDatabase(): Promise<string> {
  const folder = copyOfData(stopped.folder);
  const { server } = await runServer(folder);
  const databases = databaseProcesses(folder);
  server.child.kill('SIGKILL');
  await server.ended;
  for (const pid of databases) process.kill(pid, 'SIGKILL');
  while (
    execFileSync('ps', ['-eo', 'pid=,stat='])
      .toString()
      .split('\n')
      .some((line) => databases.includes(Number.parseInt(line, 10)) && !/Z/.test(line))
  )
    await wait(20);
  return folder;
}
