import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes on a connection that no client of good will sends. */
export interface HostileRequest {
  name: string;
  bytes: Buffer;
}

interface Sketch {
  method?: string;
  path?: string;
  headers?: readonly string[];
  body?: string | Buffer;
}

function request(name: string, { method = 'GET', path = '/graphql', headers = [], body = '' }: Sketch): HostileRequest {
  const bytes = Buffer.from(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: kieznetz.test', ...headers];
  if (bytes.length > 0) lines.push(`Content-Length: ${bytes.length}`);
  return { name, bytes: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]) };
}

const raw = (name: string, text: string): HostileRequest => ({ name, bytes: Buffer.from(text, 'latin1') });
const json = 'Content-Type: application/json';
const post = (name: string, body: string | Buffer, ...headers: string[]) =>
  request(name, { method: 'POST', headers: headers.length === 0 ? [json] : headers, body });
const get = (name: string, path: string, ...headers: string[]) => request(name, { path, headers });
const flood = (count: number) => Array.from({ length: count }, (_, n) => `X-Flood-${n}: ${n}`);
const question = JSON.stringify({ query: '{ topics { slug } }' });

const bodies = [
  post('an empty body', ' '),
  post('broken JSON', '{"query":'),
  post('JSON with a tail', `${question}}`),
  post('a number', '17'),
  post('a text', '"{ topics { slug } }"'),
  post('null', 'null'),
  post('a batch', `[${question}]`),
  post('a batch of a thousand', `[${Array(1000).fill(question).join(',')}]`),
  post('an empty batch', '[]'),
  post('a document that is a number', '{"query":17}'),
  post('a document that is a list', '{"query":["{ topics { slug } }"]}'),
  post('variables that are a list', '{"query":"{ topics { slug } }","variables":[1]}'),
  post('variables that are a text', '{"query":"{ topics { slug } }","variables":"{}"}'),
  post('an operation that is an object', '{"query":"{ topics { slug } }","operationName":{}}'),
  post('extensions that are a list', '{"query":"{ topics { slug } }","extensions":[]}'),
  post(
    'JSON nested thirty thousand deep',
    `{"query":"{ topics { slug } }","variables":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
  ),
  post('the prototype', '{"__proto__":{"query":"{ topics { slug } }"}}'),
  post('the prototype of the prototype', '{"constructor":{"prototype":{"query":"a"}},"query":"{ __typename }"}'),
  post('a body of a megabyte', Buffer.alloc(1_000_000, 32)),
  post('a body of ten megabytes', Buffer.alloc(10_000_000, 32)),
  post('bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d])),
  post('UTF-16', Buffer.from(question, 'utf16le'), 'Content-Type: application/json; charset=utf-16le'),
  post('a charset that is none', question, 'Content-Type: application/json; charset=klingon'),
  post('a body that says it is compressed', question, json, 'Content-Encoding: gzip'),
  post('a bomb of ten megabytes', gzipSync(Buffer.alloc(10_000_000, 32)), json, 'Content-Encoding: gzip'),
  post('a bomb in Brotli', brotliCompressSync(Buffer.alloc(10_000_000, 32)), json, 'Content-Encoding: br'),
  post(
    'a persisted document that is none',
    JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
  ),
  post(
    'a persisted document of its own',
    JSON.stringify({
      query: '{ __typename }',
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    }),
  ),
];

const forms = [
  post('a form', 'query={topics{slug}}', 'Content-Type: application/x-www-form-urlencoded'),
  post('plain text that is JSON', question, 'Content-Type: text/plain'),
  post(
    'parts of a form',
    '--a\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--a--\r\n',
    'Content-Type: multipart/form-data; boundary=a',
  ),
  post('no content type', question, 'Content-Language: de'),
  post('a content type that is none', question, 'Content-Type: ;;;'),
  post('XML', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'Content-Type: application/xml'),
  post('YAML', 'query: "{ topics { slug } }"', 'Content-Type: application/yaml'),
  post('a GraphQL body', '{ topics { slug } }', 'Content-Type: application/graphql'),
  get('a GET that any page can send', '/graphql?query={topics{slug}}'),
  get('a GET without a document', '/graphql', 'apollo-require-preflight: 1'),
  get('a GET of a mutation', '/graphql?query=mutation{a}', 'apollo-require-preflight: 1'),
  get('a GET with broken variables', '/graphql?query={__typename}&variables={', 'apollo-require-preflight: 1'),
  get('a GET with a document twice', '/graphql?query={__typename}&query={__typename}', 'apollo-require-preflight: 1'),
  get(
    'a hash that is a list',
    '/graphql?extensions={"persistedQuery":{"version":1,"sha256Hash":["a"]}}',
    'apollo-require-preflight: 1',
  ),
  get(
    'a socket in place of a request',
    '/graphql',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: YQ==',
    'Sec-WebSocket-Version: 13',
  ),
  request('a question before the question', {
    method: 'OPTIONS',
    headers: ['Origin: https://evil.example', 'Access-Control-Request-Method: POST'],
  }),
];

const methods = ['DELETE', 'PUT', 'PATCH', 'TRACE', 'PROPFIND', 'LOCK', 'SEARCH', 'M-SEARCH'].map((method) =>
  request(`the method ${method}`, { method, path: '/akteure' }),
);

const headers = [
  get('two thousand headers', '/robots.txt', ...flood(1900)),
  get('a header of sixty thousand letters', '/robots.txt', `X-Long: ${'a'.repeat(60_000)}`),
  get('a cookie of thirty thousand letters', '/robots.txt', `Cookie: ${'a=b; '.repeat(6000)}`),
  get('encodings of fifteen thousand tabs', '/robots.txt', `Accept-Encoding: a${'\t'.repeat(15_000)}b`),
  get('languages of fifteen thousand tabs', '/graphql', `Accept-Language: a${'\t'.repeat(15_000)}b`),
  get('five thousand languages', '/graphql', `Accept-Language: ${'de,'.repeat(5000)}`),
  get('seven thousand marks', '/robots.txt', `If-None-Match: ${'a,'.repeat(7000)}`),
  get('ranges that overlap', '/robots.txt', `Range: bytes=${'0-,'.repeat(3000)}0-`),
  get('a host with a path', '/robots.txt', 'X-Forwarded-Host: evil.example/path'),
  get('an address that is a script', '/robots.txt', 'X-Forwarded-For: <script>', 'X-Real-IP: 127.0.0.1'),
  raw('no host', 'GET / HTTP/1.1\r\n\r\n'),
  raw('two hosts', 'GET /robots.txt HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'),
  raw('two lengths', `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`),
  raw(
    'a length and chunks',
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ),
  raw('a length below nothing', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'),
  raw(
    'a chunk that is none',
    `POST /graphql HTTP/1.1\r\nHost: a\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ),
  raw('a header with a line in it', 'GET /robots.txt HTTP/1.1\r\nHost: a\r\nX: a\nb: c\r\n d\r\n\r\n'),
  raw('a header without a name', 'GET / HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n'),
  raw('a header with NUL', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n'),
  raw('no HTTP', 'hello\r\n\r\n'),
  raw('another version', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'),
  raw('the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'),
  raw('the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
];

const paths = [
  ...['/../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/..\\..\\etc\\passwd'],
  ...[
    '//etc/passwd',
    '//evil.example/',
    '/assets/../../package.json',
    '/assets/%2e%2e%2fmain.js',
    '/.env',
    '/.git/config',
  ],
  ...['/%00', '/a%00.png', '/%', '/%zz', '/%ff', '/%c0%ae%c0%ae/', '/%u0041', '/%ED%A0%80', '/\xff\xfe'],
  ...['/wp-login.php', '/cgi-bin/test.cgi', '/index.html', '/server-status', '/actuator/env', '/.well-known/x.txt'],
  ...['/akteure/%00/qr.svg', '/akteure/..%2f/qr.svg', `/akteure/${'a'.repeat(5000)}/qr.svg`, `/${'a/'.repeat(5000)}`],
  ...['/map/tiles/99999999999/0/0', '/map/tiles/-1/0/0', '/map/tiles/14/..%2f..%2f/0', '/map/tiles/1e9/NaN/Infinity'],
  ...['http://evil.example/', '*', '/;/..;/admin', `/graphql?${'a=b&'.repeat(3500)}`, '/graphql?a[b][c][d]=1'],
].map((path) => get(`the path ${path.slice(0, 60)}`, path));

export const hostileRequests: readonly HostileRequest[] = [...bodies, ...forms, ...methods, ...headers, ...paths];
