import { existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';

/** A user to run the database as; null: the one who started us. */
export type DatabaseUser = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root: root's database runs as whoever owns the cluster already, else as the user `postgres`,
 * or as `nobody` where there is none.
 */
export function databaseUser(cluster: string): DatabaseUser {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const known = users.map((line) => line.split(':'));
  const entry = known.find(([name]) => name === 'postgres') ?? known.find(([name]) => name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65534), gid: Number(entry?.[3] ?? 65534) };
}

/** Whether the user may enter the folder and those above it, as far as they exist. */
export function mayEnter(folder: string, user: DatabaseUser): boolean {
  if (user === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && !allows(statSync(at), user)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The x bit of a folder, for its owner, its group or everybody (path_resolution(7)). */
function allows({ mode, uid, gid }: Stats, user: { uid: number; gid: number }): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
