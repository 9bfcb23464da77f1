/** Who may import whom: docs/architecture.md says why. */
const slice =
  '^server/(accounts|actors|addresses|confirmations|cooperations|coordination|directory|districts|duplicates|exchange|mail|map|network|operator|privacy|proposals|reports|review|topics)/';
const role = (...names) => `\\.(${names.join('|')})\\.ts$`;

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** Known to TypeScript through @types, and to nobody else. */
const typesAlone = '^geojson$';
const notTests = { pathNot: '\\.test\\.tsx?$|^server/testing/' };

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'A circle has no bottom to start reading at; only entities may name each other.',
      { pathNot: role('entity') },
      { circular: true, viaOnly: { pathNot: role('entity') } },
    ),
    forbid('server-knows-no-web', 'Their contract is schema.graphql.', { path: '^server/' }, { path: '^web/' }),
    forbid('web-knows-no-server', 'Their contract is schema.graphql.', { path: '^web/' }, { path: '^server/' }),
    forbid(
      'ui-knows-no-graphql',
      'web/ui shows what it is given.',
      { path: '^web/ui/' },
      { path: '^web/(?!ui/|styles/|i18n/|paths)|node_modules/(@urql|urql|graphql)/' },
    ),
    forbid(
      'leaflet-in-map-alone',
      'One component takes features in and gives view changes out.',
      { path: '^web/(?!map/)' },
      { path: 'node_modules/(leaflet|react-leaflet)/' },
    ),
    forbid(
      'types-are-leaves',
      'A type knows type-graphql and other types.',
      { path: `${slice}.*${role('type')}`, ...notTests },
      { path: '^server/', pathNot: role('type', 'input') },
    ),
    forbid(
      'models-do-no-io',
      'Rules and algorithms are pure.',
      { path: `${slice}.*${role('model')}`, ...notTests },
      {
        path: `${role('queries', 'service', 'loaders', 'resolver', 'route', 'command', 'job')}|^(node:)?(fs|net|http|child_process)|node_modules/(kysely|pg|@mikro-orm|fastify)/`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'queries-build-no-entities',
      'Reads never build entities.',
      { path: role('queries'), ...notTests },
      { path: `${role('entity', 'service', 'resolver', 'route')}|node_modules/@mikro-orm/` },
    ),
    forbid(
      'policies-are-pure',
      'Who may do what depends on nothing but the question.',
      { path: role('policy'), ...notTests },
      { path: '^server/', pathNot: role('type', 'policy') },
    ),
    forbid(
      'resolvers-are-the-edge',
      'Only the schema and tests name resolvers.',
      { path: '^server/', pathNot: `^server/schema\\.ts$|\\.test\\.ts$` },
      { path: role('resolver') },
    ),
    forbid(
      'tests-are-not-product',
      'The product never imports what tests are made of.',
      { path: '^(server|web)/', pathNot: '\\.test\\.tsx?$|^server/testing/' },
      { path: '^server/testing/|\\.test\\.' },
    ),
    forbid(
      'no-undeclared-packages',
      'What is imported is in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true, pathNot: typesAlone }),
    forbid(
      'product-without-dev-packages',
      'What runs in production is a dependency.',
      { path: '^(server|web)/', pathNot: '\\.test\\.tsx?$|^server/testing/|vite\\.config\\.ts$|graphiql' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/gql/|^dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'server/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
