import { spawn } from 'node:child_process';
import path from 'node:path';
import { createPeerSchema } from './peers/postgraphile-schema.ts';
import { type Running, startProduct } from './product.ts';

export interface Peer {
  origin: string;
  stop(): Promise<void>;
}

/**
 * Runs a measurement of the product over a database in `folder`, beside PostGraphile on the same one; both end with it.
 *
 * @param environment of the product
 */
export async function besidePostgraphile<Result>(
  folder: string,
  environment: Record<string, string>,
  measure: (running: { product: Running; postgraphile: Peer }) => Promise<Result>,
): Promise<Result> {
  const product = await startProduct(folder, environment);
  try {
    await createPeerSchema(product.databaseUrl);
    const postgraphile = await startPeer('postgraphile', { DATABASE_URL: product.databaseUrl });
    try {
      return await measure({ product, postgraphile });
    } finally {
      await postgraphile.stop();
    }
  } finally {
    await product.stop();
  }
}

/** Starts a file of `peers/` as a process of its own, as one would in production; it says where it listens. */
export async function startPeer(name: string, environment: Record<string, string>): Promise<Peer> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'peers', `${name}.ts`)], {
    env: { PATH, HOME, NODE_ENV: 'production', TZ: 'Europe/Berlin', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const [, found] = /listening at (http\S+)/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The peer ${name} ended; it wrote:\n${output}`)));
  });
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
