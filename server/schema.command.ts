import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { productRoot } from './config.ts';
import { createSchema, emitSchema } from './schema.ts';

/* `npm run schema`: writes schema.graphql, the contract that the web client and others build on. */

await writeFile(path.join(productRoot, 'schema.graphql'), emitSchema(await createSchema()));
