import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { TableSource } from './table.type.ts';
import { TableError } from './table-error.model.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The first bytes of a file. Throws a TableError when the file is missing, a folder, not readable, or empty. */
export async function readBeginning(path: string, length = 4096): Promise<Uint8Array> {
  const found = await stat(path).catch((error: unknown) => {
    throw new TableError(`There is no readable file ${path}; check the name.`, { cause: error });
  });
  if (!found.isFile()) throw new TableError(`${path} is not a file; give the name of one file.`);
  if (found.size === 0) throw new TableError(`${path} is empty; save it again from the program it comes from.`);
  const file = await open(path).catch((error: unknown) => {
    throw new TableError(`${path} may not be read; allow it with chmod or copy the file.`, { cause: error });
  });
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Finds the encoding of a text file: byte order marks first, then the zero bytes that UTF-16 leaves in Western text, then
 * whether the whole file is valid UTF-8 (one streamed pass: the first umlaut may come late), else Windows-1252.
 * Throws a TableError for a file that is no text.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const beginning = await readBeginning(path);
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(beginning);
  if (zeros.odd > beginning.length / 4 && zeros.even < beginning.length / 40) return 'utf-16le';
  if (zeros.even > beginning.length / 4 && zeros.odd < beginning.length / 40) return 'utf-16be';
  if (zeros.even + zeros.odd > 0) {
    throw new TableError(`${path} is not a text file; save it as .xlsx, CSV, GeoJSON or NDJSON and try again.`);
  }
  return (await isUtf8(path)) ? 'utf-8' : 'windows-1252';
}

function countZeros(bytes: Uint8Array) {
  const zeros = { even: 0, odd: 0 };
  for (const [position, byte] of bytes.entries()) {
    if (byte === 0) zeros[position % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  return zeros;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The text of a file piece by piece, without its byte order mark. */
export async function* readText(source: TableSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(source.path)) {
    bytes += chunk.length;
    source.onRead?.(bytes);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
