import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and persisted documents of the web client, from `schema.graphql` and the `.graphql` files beside the pages. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/**/*.graphql'],
  ignoreNoDocuments: false,
  generates: {
    'web/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: {
          mode: 'embedHashInDocument',
          // Apollo's persisted queries want the bare digest, without the "sha256:" that the preset writes itself.
          hashAlgorithm: (operation: string) => createHash('sha256').update(operation).digest('hex'),
        },
      },
      config: {
        scalars: { Date: 'string', DateTime: 'string', GeoJSON: 'import("geojson").Geometry', PageSize: 'number' },
        defaultScalarType: 'unknown',
        useTypeImports: true,
      },
    },
  },
};

export default config;
