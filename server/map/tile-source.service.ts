import { imageTypeOf } from './tile.model.ts';

const mostBytes = 512 * 1024;
const mostRedirects = 2;

/**
 * Fetches one image from the tile host; null when there is none to be had: unreachable, too slow (headers and body
 * together), too large, of another type than it says, or redirected to another origin, which is never followed.
 */
export async function fetchTileImage(url: string, timeoutMs: number): Promise<Buffer | null> {
  try {
    const response = await fetchWithin(new URL(url), AbortSignal.timeout(timeoutMs));
    if (!response) return null;
    const bytes = await readAtMost(response, mostBytes);
    const said = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    return bytes && imageTypeOf(bytes) === said ? bytes : null;
  } catch {
    return null; // the map is drawn without this tile
  }
}

async function fetchWithin(start: URL, signal: AbortSignal): Promise<Response | null> {
  let url = start;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { accept: 'image/webp,image/png,image/jpeg', 'user-agent': 'Kieznetz tile cache' },
    });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return null;
    url = new URL(location, url);
    if (url.origin !== start.origin) return null;
  }
  return null;
}

async function readAtMost(response: Response, limit: number): Promise<Buffer | null> {
  if (!response.body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > limit) return null; // leaving the loop cancels the body
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
