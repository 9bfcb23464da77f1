import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

/*
 * Fastify with its plain reply: the bytes of the file named by `BYTES`, from memory, without log, hooks or further headers.
 */

const bytes = readFileSync(process.env['BYTES'] ?? '');
const type = process.env['TYPE'] ?? 'application/json; charset=utf-8';
const app = Fastify({ logger: false });
app.get('/', (_request, reply) => {
  reply.header('content-type', type).send(bytes);
});
console.log(`listening at ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
