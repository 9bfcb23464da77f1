import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';

declare module 'exceljs' {
  namespace stream.xlsx {
    interface WorkbookReader {
      _parseSharedStrings(entry: Readable): AsyncIterable<unknown>;
      _parseWorksheet(chunks: AsyncIterable<Uint8Array>, sheet: string): AsyncIterable<unknown>;
    }
  }
}

/**
 * The streaming reader of exceljs 4.4 decodes each piece of a file on its own, so that an umlaut which lies across two
 * pieces becomes two question marks (one in some 3,000 rows, without any error). Here the pieces are decoded before it
 * sees them. Reading the workbook as a whole does it right, but holds all of it in memory.
 */
export class WholeLetterReader extends ExcelJS.stream.xlsx.WorkbookReader {
  override _parseSharedStrings(entry: Readable): AsyncIterable<unknown> {
    return super._parseSharedStrings(entry.setEncoding('utf8'));
  }

  override _parseWorksheet(chunks: AsyncIterable<Uint8Array>, sheet: string): AsyncIterable<unknown> {
    return super._parseWorksheet(wholeLetters(chunks), sheet);
  }
}

async function* wholeLetters(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let cut = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([cut, chunk]);
    const end = endOfWholeLetters(bytes);
    cut = bytes.subarray(end);
    yield bytes.subarray(0, end);
  }
}

/** Where the last whole UTF-8 letter ends: a leading byte says how many bytes follow it (RFC 3629). */
function endOfWholeLetters(bytes: Uint8Array): number {
  for (let position = bytes.length - 1; position >= Math.max(0, bytes.length - 4); position -= 1) {
    const byte = bytes[position] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue; // a byte in the middle of a letter
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return position + length > bytes.length ? position : bytes.length;
  }
  return bytes.length;
}
