import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { databaseProcesses, dataFolder, endProcesses, runServer } from '#server/testing/test-process.ts';
import { mayEnter } from './database-user.ts';

afterAll(endProcesses);

/** A folder that only its owner may enter, as a private home is, with one below it that everybody could. */
function folderInClosedOne(): { closed: string; inner: string } {
  const closed = dataFolder();
  const inner = path.join(closed, 'data');
  mkdirSync(inner, { mode: 0o755 });
  chmodSync(closed, 0o700);
  return { closed, inner };
}

describe.skipIf(process.getuid?.() !== 0)('as root in a folder that other users cannot enter', () => {
  test('the database starts from a readable place, and is found there again', async () => {
    const { inner } = folderInClosedOne();
    const first = await runServer(inner, { SEED: 'none' });
    const place = realpathSync(path.join(inner, 'postgres'));
    expect(place).toMatch(/^\/var\/lib\/kieznetz\/data-/);
    expect(await first.stop('SIGTERM')).toBe(0);
    const second = await runServer(inner, { SEED: 'none' });
    expect(realpathSync(path.join(inner, 'postgres'))).toBe(place);
    expect(databaseProcesses(place)).toHaveLength(1);
    expect(await second.stop('SIGTERM')).toBe(0);
    rmSync(path.dirname(place), { recursive: true });
  });
});

test('who may enter a folder is decided by the owner, the group or everybody, in each folder above it', () => {
  const { closed, inner } = folderInClosedOne();
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const stranger = { uid: 65_534, gid: 65_534 };
  expect(mayEnter(inner, owner)).toBe(true);
  expect(mayEnter(inner, stranger)).toBe(false);
  chmodSync(closed, 0o711);
  expect(mayEnter(inner, stranger)).toBe(true);
  expect(mayEnter(path.join(inner, 'not/yet/there'), stranger)).toBe(true);
});
