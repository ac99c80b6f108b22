/** [rule, who imports, what]: each must be refused. What is called absent is not made. */
export const planted = [
  ['secrecy-knows-casl-only', 'libs/secrecy/knows-platform.ts', '../platform/tx.js'],
  ['secrecy-knows-casl-only', 'libs/secrecy/knows-files.ts', 'node:fs'],
  ['platform-knows-secrecy-only', 'libs/platform/knows-partners.ts', '../partners/organisation.entity.js'],
  ['partners-know-platform', 'libs/partners/knows-dossiers.ts', '../dossiers/dossier.entity.js'],
  ['dossiers-know-partners', 'libs/dossiers/knows-threads.ts', '../threads/thread.entity.js'],
  ['dossiers-know-partners', 'libs/dossiers/knows-clocks.ts', '../clocks/clocks.js'],
  ['documents-know-dossiers', 'libs/documents/knows-threads.ts', '../threads/thread.entity.js'],
  ['clocks-know-dossiers', 'libs/clocks/knows-threads.ts', '../threads/thread.entity.js'],
  ['contexts-do-not-know-each-other', 'libs/threads/knows-syntheses.ts', '../syntheses/synthese.entity.js'],
  ['contexts-do-not-know-each-other', 'libs/informations-preoccupantes/knows-signalements.ts', '../signalements/signalement.entity.js'],
  ['signalements-know-informations-preoccupantes-only', 'libs/signalements/knows-threads.ts', '../threads/thread.entity.js'],
  ['libs-do-not-know-apps', 'libs/threads/knows-api.ts', '../../apps/api/app.module.js'],
  ['migrations-know-nobody', 'migrations/0001-knows-platform.ts', '../libs/platform/tx.js'],
  ['product-does-not-know-its-tests', 'apps/api/knows-tests.ts', '../../test/support/world.js'],
  ['identity-is-a-stranger', 'apps/identity/knows-platform.ts', '../../libs/platform/tx.js'],
  ['nobody-knows-identity', 'apps/api/knows-identity.ts', '../identity/provider.js'],
  ['web-knows-the-schema-only', 'apps/web/knows-api.ts', '../api/app.module.js'],
  ['casl-in-two-places', 'libs/threads/knows-casl.ts', '@casl/ability'],
  ['oracle-is-independent', 'test/secrecy/oracle/knows-law.ts', '../../../libs/secrecy/law.js'],
  ['oracle-is-independent', 'test/secrecy/oracle/knows-test.ts', '../../support/world.js'],
  ['no-circular', 'libs/syntheses/one.ts', './other.js'],
  ['no-unresolved', 'libs/threads/knows-nobody.ts', './absent.js'],
];

/** [who imports, what]: each must pass. */
export const allowed = [
  ['libs/secrecy/uses-casl.ts', '@casl/ability'],
  ['libs/secrecy/generate.ts', 'node:fs'],
  ['libs/platform/uses-secrecy.ts', '../secrecy/law.js'],
  ['libs/partners/uses-platform.ts', '../platform/tx.js'],
  ['libs/dossiers/uses-partners.ts', '../partners/organisation.entity.js'],
  ['libs/threads/uses-dossiers.ts', '../dossiers/dossier.entity.js'],
  ['libs/documents/uses-dossiers.ts', '../dossiers/dossier.entity.js'],
  ['libs/threads/uses-documents.ts', '../documents/piece.entity.js'],
  ['libs/clocks/uses-dossiers.ts', '../dossiers/dossier.entity.js'],
  ['libs/signalements/uses-clocks.ts', '../clocks/clocks.js'],
  ['libs/signalements/uses-ip.ts', '../informations-preoccupantes/information-preoccupante.entity.js'],
  ['libs/threads/post-message.spec.ts', '../../test/support/world.js'],
  ['apps/api/uses-threads.ts', '../../libs/threads/thread.entity.js'],
  ['apps/migrate/uses-cast.ts', '../identity/cast.js'],
  ['test/secrecy/oracle/uses-itself.ts', './table.js'],
  ['test/secrecy/compares.ts', './oracle/table.js'],
];

/** What closes the planted circle, which is reported once. */
export const closing = [['libs/syntheses/other.ts', './one.js']];
