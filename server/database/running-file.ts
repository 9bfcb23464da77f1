import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from './process-identity.ts';

/** Who has the embedded database of a data folder, for those who start beside it; readable for their user alone. */
export interface Running {
  pid: number;
  /** of the process, see `processIdentity` */
  identity: string;
  role: 'server' | 'command';
  /** null while it is starting */
  url: string | null;
}

/** Who has it; null when nobody does: a file left by a process that was killed says nothing, nor does a torn one. */
export function readRunning(dataDirectory: string): Running | null {
  try {
    const running: Running = JSON.parse(readFileSync(fileOf(dataDirectory), 'utf8'));
    return processIdentity(running.pid) === running.identity ? running : null;
  } catch {
    return null;
  }
}

/** Takes the database for this process; false when another was faster. */
export function claimRunning(dataDirectory: string, role: Running['role']): boolean {
  const file = fileOf(dataDirectory);
  if (readRunning(dataDirectory) === null) rmSync(file, { force: true });
  try {
    writeFileSync(file, describe(role, null), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Tells where the database is. */
export function announceRunning(dataDirectory: string, role: Running['role'], url: string): void {
  const file = fileOf(dataDirectory);
  // never half written: a command may be reading it
  writeFileSync(`${file}.new`, describe(role, url), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function releaseRunning(dataDirectory: string): void {
  rmSync(fileOf(dataDirectory), { force: true });
}

function describe(role: Running['role'], url: string | null): string {
  const running: Running = { pid: process.pid, identity: processIdentity(process.pid) ?? '', role, url };
  return JSON.stringify(running);
}

function fileOf(dataDirectory: string): string {
  return path.join(dataDirectory, 'running.json');
}
