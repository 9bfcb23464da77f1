/** A document of GraphQL that nobody sends who only wants to know something. */
export interface HostileDocument {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');
const wrap = (depth: number, open: string, inner: string) => open.repeat(depth) + inner + ' }'.repeat(depth);
const fragments = (count: number, spreads: number) =>
  times(count, (n) => `fragment F${n} on Query { ${times(spreads, () => `...F${n + 1}`)} }`) +
  ` fragment F${count} on Query { topics { slug } }`;
const actors = (inside: string) => `{ actors(first: 100) { nodes { ${inside} } } }`;
const document = (name: string, query: string, variables?: Record<string, unknown>): HostileDocument => ({
  name,
  query,
  ...(variables && { variables }),
});

const depth = [
  document('sixteen actors deep', actors(wrap(16, 'runBy { ', 'name'))),
  document('two hundred actors deep', actors(wrap(200, 'runBy { ', 'name'))),
  document('deep through inline fragments', `{ ${wrap(150, '... on Query { ', 'topics { slug }')} }`),
  document(
    'deep through fragments',
    `${actors('...D0')} ${times(20, (n) => `fragment D${n} on Actor { runBy { ...D${n + 1} } }`)} fragment D20 on Actor { name }`,
  ),
  document(
    'a list of lists as an argument',
    `{ actorsBySlug(slugs: ${'['.repeat(400)}"a"${']'.repeat(400)}) { name } }`,
  ),
  document(
    'an object of objects as an argument',
    `{ actors(filter: ${'{near: '.repeat(150)}1${'}'.repeat(150)}) { totalCount } }`,
  ),
  document('a type of lists', `query ($a: ${'['.repeat(400)}String${']'.repeat(400)}) { actors { totalCount } }`),
  document(
    'introspection in circles',
    `{ __schema { types { ${wrap(4, 'fields { type { ', 'name').replaceAll(' }', ' } }')} } } }`,
  ),
  document('brackets that never close', `{ ${'actors { '.repeat(100)}`),
  document('brackets that never opened', '}'.repeat(500)),
];

const width = [
  document('a hundred aliases of a count', `{ ${times(100, (n) => `a${n}: actors { totalCount }`)} }`),
  document('a hundred aliases of the facets', `{ ${times(100, (n) => `a${n}: facets { total }`)} }`),
  document('a hundred aliases of the network', `{ ${times(100, (n) => `a${n}: network { nodes { partners } }`)} }`),
  document('ninety searches at once', `{ ${times(90, (n) => `a${n}: suggest(text: "a${n}") { __typename }`)} }`),
  document('a thousand aliases', `{ ${times(1000, (n) => `a${n}: __typename`)} }`),
  document('three hundred aliases of a text', actors(times(300, (n) => `a${n}: description`))),
  document('ten thousand times one field', actors('name '.repeat(10_000))),
  document('nine hundred times one field that is none', `{ ${'nothing '.repeat(900)} }`),
  document('two hundred fields that are none', `{ ${times(200, (n) => `no${n}`)} }`),
  document('conflicting aliases', `{ ${times(150, (n) => `a: actors(first: ${n + 1}) { totalCount }`)} }`),
  document(
    'a thousand operations',
    times(240, (n) => `query Q${n} { __typename }`),
  ),
  document('two operations and no name', 'query A { __typename } query B { __typename }'),
  document('five hundred arguments', `{ actors(${times(160, (n) => `a${n}: 1`)}) { totalCount } }`),
  document('one argument many times', `{ actors(${'first: 1 '.repeat(160)}) { totalCount } }`),
];

const fragmentsAndDirectives = [
  document('fragments that fan out', `{ ...F0 } ${fragments(6, 12)}`),
  document('fragments that double twenty times', `{ ...F0 } ${fragments(20, 2)}`),
  document('a fragment of itself', '{ ...A } fragment A on Query { ...A }'),
  document(
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ),
  document(
    'a fragment spread nine hundred times',
    `{ ${'...A '.repeat(300)} } fragment A on Query { topics { slug } }`,
  ),
  document('a fragment that is missing', '{ ...Missing }'),
  document('a fragment nobody uses', '{ __typename } fragment A on Query { topics { slug } }'),
  document('a fragment on nothing there is', '{ ... on Nothing { name } }'),
  document('a fragment on what cannot be', '{ ... on Topic { name } }'),
  document('fragments of one name', `{ ...A } ${'fragment A on Query { __typename } '.repeat(60)}`),
  document('five hundred directives', `{ __typename ${'@skip(if: false) '.repeat(120)} }`),
  document('directives that are none', `{ __typename ${times(300, (n) => `@d${n}`)} }`),
  document('directives where none belong', 'query @skip(if: true) { __typename }'),
  document('a directive without its argument', '{ __typename @include }'),
  document('deferred parts', '{ ... @defer { topics { slug } } }'),
  document('a streamed list', '{ topics @stream(initialCount: 0) { slug } }'),
  document('a live question', 'query @live { __typename }'),
];

const values = [
  document('a page of a million', '{ actors(first: 1000000) { totalCount } }'),
  document('a page of a million by variable', 'query ($n: PageSize) { actors(first: $n) { totalCount } }', {
    n: 1_000_000,
  }),
  document('a page of minus one', 'query ($n: PageSize) { actors(first: $n) { totalCount } }', { n: -1 }),
  document('a page of one and a half', 'query ($n: PageSize) { actors(first: $n) { totalCount } }', { n: 1.5 }),
  document('a page of a word', 'query ($n: PageSize) { actors(first: $n) { totalCount } }', { n: '100' }),
  document(
    'pages within pages',
    'query ($n: PageSize) { actors(first: $n) { nodes { partners(first: $n) { partners(first: $n) { name } } } } }',
    { n: 100 },
  ),
  document('a number beyond all numbers', `{ actors(first: ${'9'.repeat(5000)}) { totalCount } }`),
  document(
    'a power beyond all powers',
    '{ map(zoom: 1e999, viewport: { west: 0, south: 0, east: 1, north: 1 }) { total } }',
  ),
  document(
    'a zoom of minus two thousand million',
    '{ map(zoom: -2147483648, viewport: { west: 0, south: 0, east: 1, north: 1 }) { total } }',
  ),
  document(
    'a map inside out',
    '{ map(zoom: 3, viewport: { west: 180, south: 90, east: -180, north: -90 }) { total } }',
  ),
  document(
    'a circle as large as the world',
    '{ actors(filter: { near: { latitude: 0, longitude: 0, metres: 2147483647 } }) { totalCount } }',
  ),
  document('a hundred thousand slugs', 'query ($s: [String!]!) { actorsBySlug(slugs: $s) { name } }', {
    s: Array(9000).fill('a'),
  }),
  document('a hundred and one slugs', 'query ($s: [String!]!) { actorsBySlug(slugs: $s) { name } }', {
    s: Array(101).fill('a'),
  }),
  document('a list of nothing', 'query ($s: [String!]!) { actorsBySlug(slugs: $s) { name } }', { s: [null] }),
  document('an object for a text', 'query ($t: String!) { suggest(text: $t) { __typename } }', { t: { $ne: null } }),
  document('a list for a text', 'query ($t: String!) { suggest(text: $t) { __typename } }', { t: ['a', 'b'] }),
  document('a long search', 'query ($t: String!) { actors(filter: { search: $t }) { totalCount } }', {
    t: 'a b '.repeat(20_000),
  }),
  document('a search of five thousand words', 'query ($t: String!) { actors(filter: { search: $t }) { totalCount } }', {
    t: 'haus '.repeat(3900),
  }),
  document('a suggestion of fifty thousand letters', 'query ($t: String!) { suggest(text: $t) { __typename } }', {
    t: 'x'.repeat(50_000),
  }),
  document('ten thousand topics', 'query ($t: [String!]) { actors(filter: { topics: $t }) { totalCount } }', {
    t: Array(9000).fill('sport'),
  }),
  document('a kind that is none', '{ actors(filter: { kinds: [EVERYTHING] }) { totalCount } }'),
  document('ten thousand kinds', 'query ($k: [ActorKind!]) { actors(filter: { kinds: $k }) { totalCount } }', {
    k: Array(5000).fill('INITIATIVE'),
  }),
  document(
    'a cursor somebody made up',
    '{ actors(after: "eyJzb3J0IjoiTkFNRSIsImtleXMiOlsiJyBvciAxPTEtLSJdfQ") { totalCount } }',
  ),
  document('a cursor of fifty thousand letters', 'query ($a: String) { actors(after: $a) { totalCount } }', {
    a: 'QUFB'.repeat(12_000),
  }),
  document('a moment that never was', '{ actors(filter: { openAt: "2026-02-30T25:61:61Z" }) { totalCount } }'),
  document('a moment far away', '{ actors(filter: { openAt: "9999-12-31T23:59:59Z" }) { totalCount } }'),
  document(
    'variables nobody declared',
    '{ __typename }',
    Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`v${n}`, n])),
  ),
  document('a thousand variables', `query (${times(200, (n) => `$v${n}: Int`)}) { __typename }`),
  document(
    'the prototype as a variable',
    'query ($t: String!) { suggest(text: $t) { __typename } }',
    JSON.parse('{"__proto__":{"t":"a"},"constructor":{"prototype":{}}}'),
  ),
  document('a text of a whole block', `{ suggest(text: """${'\\"""'.repeat(4000)}""") { __typename } }`),
  document('a name of fifty thousand letters', `{ ${'a'.repeat(50_000)} }`),
  document('fifty thousand commas', `{ __typename ${','.repeat(50_000)} }`),
  document('a comment of fifty thousand letters', `{ __typename } #${'#'.repeat(50_000)}`),
];

const operations = [
  document('a mutation', 'mutation { deleteEverything }'),
  document('a hundred logins', `mutation { ${times(100, (n) => `a${n}: login(code: "${n}")`)} }`),
  document('a subscription', 'subscription { actors { totalCount } }'),
  document('a schema of its own', 'type Query { a: String } extend type Actor { secret: String }'),
  document('nothing', ''),
  document('a letter', 'x'),
  document('an unfinished text', '{ suggest(text: "'),
  document('characters that are none', '{ \u0000\u0001\u001b }'),
  document('half a character', '{ suggest(text: "\ud800") { __typename } }'),
  document('an escape of half a character', '{ suggest(text: "\\uD800") { __typename } }'),
  document('SQL in place of GraphQL', 'select * from account; drop table actor'),
];

export const hostileDocuments: readonly HostileDocument[] = [
  ...depth,
  ...width,
  ...fragmentsAndDirectives,
  ...values,
  ...operations,
];
