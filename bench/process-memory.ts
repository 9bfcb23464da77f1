import { readdirSync, readFileSync } from 'node:fs';

/** The highest memory of processes, in megabytes, as far as Linux tells it (`/proc`); 0 elsewhere. */
export interface MemoryWatch {
  stop(): number;
}

/**
 * Watches the processes below one that name `word` in their command: the memory that one of them had at its most, or
 * (`RssAnon`) what one held alone, as PostgreSQL's share their buffers.
 */
export function watchMemory(pid: number, { word, field }: { word: string; field: 'VmHWM' | 'RssAnon' }): MemoryWatch {
  let highest = 0;
  const timer = setInterval(() => {
    const watched = descendants(pid).filter((one) => told(one, 'cmdline').includes(word));
    highest = Math.max(highest, ...watched.map((one) => megabytesOf(one, field)));
  }, 200);
  return {
    stop() {
      clearInterval(timer);
      return highest;
    },
  };
}

function descendants(pid: number): number[] {
  const parents = new Map(processes().map((one) => [one, parentOf(one)]));
  const found = new Set([pid]);
  // a child may have a lower number than its parent, once the numbers have gone round
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const [one, parent] of parents) if (found.has(parent)) found.add(one);
  }
  return [...found];
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(told(pid, 'status'))?.[1] ?? 0);
}

function megabytesOf(pid: number, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(told(pid, 'status'))?.[1] ?? 0) / 1024;
}

/** Nothing of a process that has just ended. */
function told(pid: number, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
