import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '#server/errors.ts';

const patienceSeconds = 20;

/**
 * Ends the PostgreSQL that a killed server left running on this cluster, or removes the lock file of one that died with
 * it: PostgreSQL would believe that file when a foreign process has the same id by now. That process is left alone.
 */
export async function stopStalePostgres(cluster: string): Promise<void> {
  const lock = path.join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!isPostgresOf(pid, cluster)) {
    rmSync(lock, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < patienceSeconds * 20; tries += 1) {
    if (!isPostgresOf(pid, cluster)) return;
    await wait(50);
  }
  throw new StartError(
    `A database is still running on ${cluster} and does not end: end the process ${pid}, then start again.`,
  );
}

function isPostgresOf(pid: number, cluster: string): boolean {
  const [program = '', ...given] = commandLine(pid);
  return /postgres(\.exe)?$/.test(program) && given.includes(cluster);
}

/** The words of a process's command, none when there is no such process. */
function commandLine(pid: number): string[] {
  const words = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(words) ? readFileSync(words, 'utf8').split('\0') : [];
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return command.trim().split(' ');
}
