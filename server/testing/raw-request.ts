import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What came back over a bare connection. */
export interface RawAnswer {
  status: number;
  /** without its headers */
  body: string;
  milliseconds: number;
}

const patience = 5000;

/**
 * Sends bytes as they are and reads until the server closes or has answered whole; no answer within five seconds rejects.
 *
 * @param bytes a request of HTTP/1.1, or what an attacker takes for one
 */
export function sendRaw(origin: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let received = Buffer.alloc(0);
    const timer = setTimeout(() => reject(new Error(`no answer to ${String(bytes).slice(0, 80)}`)), patience);
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...read(received), milliseconds: performance.now() - began });
    };
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, Buffer.from(chunk)]);
      if (isWhole(received)) finish();
    });
    socket.once('end', finish);
    // a server that has seen enough may close while we still send
    socket.once('error', finish);
  });
}

/** The bytes of an operation, as any client sends it. */
export function questionOf(query: string, variables?: Record<string, unknown>): string {
  const body = JSON.stringify({ query, variables });
  const length = Buffer.byteLength(body);
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

function read(answer: Buffer): { status: number; body: string } {
  const text = answer.toString('latin1');
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  const [, body = ''] = split(text);
  return { status: Number(status ?? 0), body };
}

/** Whether all that the headers promise is there. */
function isWhole(answer: Buffer): boolean {
  const [head, body] = split(answer.toString('latin1'));
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
  if (length !== undefined) return body !== undefined && body.length >= Number(length);
  return /\r\ntransfer-encoding: chunked/i.test(head) && (body ?? '').endsWith('0\r\n\r\n');
}

function split(text: string): [head: string, body: string | undefined] {
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? [text, undefined] : [text.slice(0, end + 2), text.slice(end + 4)];
}
