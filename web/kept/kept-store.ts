import { useSyncExternalStore } from 'react';

const key = 'kieznetz.kept';
/** As many as one answer of the API holds. */
const most = 100;
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let known: { text: string | null; slugs: readonly string[] } = { text: null, slugs: none };

/** Slugs that this browser keeps, oldest first; none on the server and until the page is live. */
export const useKept = (): readonly string[] => useSyncExternalStore(subscribe, readKept, () => none);

/** Puts a slug on the list, or takes it off. */
export function toggleKept(slug: string): void {
  const slugs = readKept();
  writeKept(slugs.includes(slug) ? slugs.filter((other) => other !== slug) : [...slugs, slug]);
}

export const keepAll = (slugs: readonly string[]): void => writeKept([...new Set([...readKept(), ...slugs])]);

export const clearKept = (): void => writeKept(none);

/** The slugs in a list's link; what cannot be a slug is dropped. */
export function parseKept(text: string | null): string[] {
  const slugs = (text ?? '').split(',').filter((slug) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(slug));
  return [...new Set(slugs)].slice(0, most);
}

function readKept(): readonly string[] {
  const text = readStorage();
  // The same array for the same text: a fresh one on every read would render without end.
  if (text !== known.text) known = { text, slugs: parseKept(text) };
  return known.slugs;
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return known.text; // storage switched off: the list lives as long as the page
  }
}

function writeKept(slugs: readonly string[]): void {
  const text = slugs.slice(-most).join(',');
  try {
    localStorage.setItem(key, text);
  } catch {
    known = { text, slugs: parseKept(text) };
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
