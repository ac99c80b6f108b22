/*
 * secrecy ← platform ← partners ← dossiers ← documents ← clocks ← every context ← apps. Siblings do not know each other: what one must know
 * of another passes by an event. Each rule is tried on a planted import, in scripts/lint/planted-imports.mjs.
 */
const shared = 'secrecy|platform|partners|dossiers|documents|clocks';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'secrecy-knows-casl-only',
      comment: 'The law is read by everybody and reads nobody. Its generator writes files; its specs use the test library.',
      severity: 'error',
      from: { path: '^libs/secrecy/', pathNot: '(\\.spec|/generate)\\.ts$' },
      to: { pathNot: '^libs/secrecy/|@casl/ability' },
    },
    {
      name: 'platform-knows-secrecy-only',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(platform|secrecy)/' },
    },
    {
      name: 'partners-know-platform',
      severity: 'error',
      from: { path: '^libs/partners/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(partners|platform|secrecy)/' },
    },
    {
      name: 'dossiers-know-partners',
      severity: 'error',
      from: { path: '^libs/dossiers/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(dossiers|partners|platform|secrecy)/' },
    },
    {
      name: 'documents-know-dossiers',
      comment: 'What is joined to a message, a report or minutes knows none of them: each of them knows it.',
      severity: 'error',
      from: { path: '^libs/documents/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(documents|dossiers|partners|platform|secrecy)/' },
    },
    {
      name: 'clocks-know-dossiers',
      severity: 'error',
      from: { path: '^libs/clocks/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: `^libs/(${shared})/` },
    },
    {
      name: 'contexts-do-not-know-each-other',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: `^libs/(${shared}|signalements)/|\\.spec\\.ts$` },
      to: { path: '^libs/', pathNot: `^libs/($1|${shared})/` },
    },
    {
      name: 'signalements-know-informations-preoccupantes-only',
      comment: 'The one exception that is drawn: an information préoccupante becomes a signalement.',
      severity: 'error',
      from: { path: '^libs/signalements/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: `^libs/(signalements|informations-preoccupantes|${shared})/` },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'migrations-know-nobody',
      comment: 'A migration must still say the same in five years: it imports no code that moves. The generated law is a file.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(apps|libs)/' },
    },
    {
      name: 'product-does-not-know-its-tests',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|scripts)/|\\.spec\\.ts$' },
    },
    {
      name: 'identity-is-a-stranger',
      comment: 'The demonstration provider stands for ProConnect: we know it by HTTP, and it knows nothing of us.',
      severity: 'error',
      from: { path: '^apps/identity/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|migrations|apps/(?!identity/))' },
    },
    {
      name: 'nobody-knows-identity',
      severity: 'error',
      from: { path: '^(libs|apps/(?!identity/))' },
      to: { path: '^apps/identity/', pathNot: '/cast\\.(json|ts)$' },
    },
    {
      name: 'web-knows-the-schema-only',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|migrations|apps/(?!web/))', pathNot: '/schema\\.graphql$' },
    },
    {
      name: 'casl-in-two-places',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/(secrecy|platform)/' },
      to: { path: '@casl/' },
    },
    {
      name: 'oracle-is-independent',
      comment: 'A witness that reads the law before testifying is no witness.',
      severity: 'error',
      from: { path: '^test/secrecy/oracle/' },
      to: { path: '^(apps|libs|migrations)/|^test/(?!secrecy/oracle/)' },
    },
    {
      name: 'no-circular',
      comment: 'Types may look at each other; code that runs may not.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations|test|scripts)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^(apps|libs|migrations|test)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
