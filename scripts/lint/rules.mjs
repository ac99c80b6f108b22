import { bannedNames, frenchVerbs, namesDeclared } from './names.mjs';
import { offsets } from './offsets.mjs';

const product = /^(apps|libs|migrations)\/(?!web\/).*\.ts$/;
const spec = /\.spec\.ts$/;

/**
 * Our own rules. Each has a `why`, the files it reads (`files`, `except`), what it looks for (`pattern` in a view of the
 * source: `code`, `strings` or `text`; or `find`), and examples, run at every lint: `good` pass, `bad` are caught.
 * An example is a line, or [path, line] where the path matters. `allow` on the line or above it lets a case through.
 */
export const rules = [
  {
    name: 'one-reader-of-the-environment',
    why: 'what is not read in libs/platform/config.ts is not validated at start (the demonstration identity provider is a program of its own)',
    files: product, except: /^libs\/platform\/config\.ts$|^apps\/identity\/main\.ts$/,
    view: 'code', pattern: /\bprocess\s*\.\s*env\b/,
    good: ['const { port } = readConfig();', '// process.env is read elsewhere'],
    bad: ['const port = process.env.PORT;', "const port = process.env['PORT'];"],
  },
  {
    name: 'one-source-of-time-in-code',
    why: 'legal time is app.now() and the instant of the transaction; libs/platform/clock.ts alone reads the machine; say « real clock: why » where it must be',
    files: product, except: /^libs\/platform\/clock\.ts$|^apps\/identity\/|\.spec\.ts$/, allow: /real clock: \S/,
    view: 'code', pattern: /\bDate\s*\.\s*now\b|\bnew Date\s*(\(\s*\)|(?!\s*\()\b)|(?<![\w.])Date\(\s*\)/,
    good: ['const at = tx.now;', 'const at = new Date(row.at);', '// new Date() would lie', 'const at = Date.now(); // real clock: a session expires for real'],
    bad: ['const at = Date.now();', 'const at = new Date();', 'const clock = Date.now;'],
  },
  {
    name: 'one-source-of-time-in-sql',
    why: 'app.now() follows the clock of the demonstration and of the tests; sessions keep the real one; say « real clock: why » where it must be',
    files: product, except: spec, allow: /real clock: \S|\bapp\.session\b|\btoken_hash\b/,
    view: 'strings', pattern: /(?<![\w.])now\(\s*\)|\b(clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i,
    good: ['`select app.now()`;', 'const at = now();', '`select clock_timestamp() + shift` // real clock: app.now() is made of it',
      "'update app.session set ended_at = clock_timestamp()'"],
    bad: ['`select now()`;', "'where until > current_timestamp'", "sql('default clock_timestamp()')"],
  },
  {
    name: 'no-recovery-of-connections',
    why: 'it hands a revoked person the messages of the gap and puts them back in the room',
    files: product,
    view: 'code', pattern: /\bconnectionStateRecovery\b(?!\s*:\s*(undefined|false)\b)/,
    good: ['new Server({ pingInterval: 1 });', '// connectionStateRecovery stays off', 'const o = { connectionStateRecovery: undefined };'],
    bad: ['new Server({ connectionStateRecovery: {} });', 'options.connectionStateRecovery = recovery;'],
  },
  {
    name: 'one-place-that-seals',
    why: 'Node accepts a 4-byte tag unless told otherwise: ciphers are made in libs/platform/seal*.ts and in the wrapping of keys, with authTagLength 16',
    files: product, except: /^libs\/platform\/(seal[\w-]*|key-encryption)(\/.*)?\.ts$/,
    view: 'code', pattern: /\bcreate(De)?[cC]ipher(iv)?\b/,
    good: ['const text = seal(row, column);', ['libs/platform/seal.ts', 'createCipheriv(a, b, c);']],
    bad: ['createDecipheriv(a, b, c);', 'crypto.createCipheriv(a, b, c);'],
  },
  {
    name: 'no-barrel',
    why: 'an index file hides where things are and closes import cycles',
    files: /^(apps|libs|test|migrations)\/(?!web\/).*\.[cm]?ts$/,
    find: ({ path, code }) => [...(/(^|\/)index\.[cm]?ts$/.test(path) ? [0] : []), ...offsets(code, /\bexport\s*\*\s*from\b/)],
    good: ["export { seal } from './seal.js';"],
    bad: [['libs/threads/index.ts', 'export const a = 1;'], "export * from './seal.js';"],
  },
  {
    name: 'no-console',
    why: 'logs are structured and carry no personal data: they go through libs/platform/log.ts; programs for a terminal may speak',
    files: /^(apps|libs)\/(?!web\/).*\.ts$/, except: /^apps\/migrate\/|^apps\/identity\/library\.ts$|\/generate[\w-]*\.ts$|\.spec\.ts$/,
    view: 'code', pattern: /\bconsole\s*\./,
    good: ["log.info({ port }, 'listening');", ['apps/migrate/main.ts', "console.log('0001');"]],
    bad: ['console.log(message);', 'console.error(error);'],
  },
  {
    name: 'one-holder-of-connections',
    why: 'the door is the only way to a row: nothing outside libs/platform may hold TypeORM\'s',
    files: product, except: /^libs\/platform\//,
    find: ({ code, strings }) =>
      offsets(code, /\bimport\s+(type\s+)?\{[^}]*\b(DataSource|EntityManager|Repository|QueryRunner|getRepositoryToken|InjectRepository|InjectDataSource)\b[^}]*\}\s*from\b/)
        .filter((at) => /typeorm/.test(strings.slice(at, at + 400).split('\n').slice(0, 12).join(' '))),
    good: ["import { Entity, Column } from 'typeorm';", ['libs/platform/database.ts', "import { DataSource } from 'typeorm';"], "import { Repository } from './repository.js';"],
    bad: ["import { DataSource } from 'typeorm';", "import { Entity, type EntityManager } from 'typeorm';", "import { InjectRepository } from '@nestjs/typeorm';"],
  },
  {
    name: 'casl-in-two-places',
    why: 'the law is the only user of CASL, with the door that asks it',
    files: product, except: /^libs\/(secrecy|platform)\//,
    view: 'strings', pattern: /^\s*@casl\/|\s@casl\//m,
    good: ["import { decide } from '../secrecy/decide.js';", ['libs/secrecy/law.ts', "import { Ability } from '@casl/ability';"]],
    bad: ["import { Ability } from '@casl/ability';", "await import('@casl/ability');"],
  },
  {
    name: 'no-lock-on-content',
    why: 'a waiting reader would read what was written after its revocation: the door locks, by app.lock and by the thread\'s counter',
    files: /^(apps|libs)\/(?!web\/).*\.ts$/, except: /^libs\/platform\/|\.spec\.ts$/,
    find: ({ code, strings }) => [...offsets(strings, /\bfor\s+(no\s+key\s+)?update\b|\bfor\s+(key\s+)?share\b|\bpessimistic_\w+/i), ...offsets(code, /\.setLock\(/)],
    good: ["await tx.get(Thread, id, 'post');", '// for update'],
    bad: ["await sql('select 1 from thread for update');", '`select … FOR NO KEY UPDATE`', "query.setLock('pessimistic_write');"],
  },
  {
    name: 'banned-names',
    why: 'ip is an address, audience a hearing, information never goes alone (say readers, InformationPreoccupante, ProjetPourEnfant)',
    files: product,
    find: (file) => bannedNames(file),
    good: ['const readers = [];', 'const clientAddress = request.ip;', 'jwtVerify(token, key, { audience: id });', 'const ipAddress = 1;'],
    bad: ['const ip = await tx.get(id);', 'function send(audience: string[]) {}', 'class Ppe {}', 'class Ip {}', '`create table x (information text)`', 'const { a: audience } = b;'],
  },
  {
    name: 'english-structure',
    why: 'statute words stay French and whole, everything else is English: never a French verb, never an accent',
    files: /^(apps|libs|migrations|test)\/(?!web\/).*\.ts$/,
    find: (file) => namesDeclared(file).filter(({ name }) => /[^\x20-\x7e]/.test(name) || frenchVerbs.test(name)).map(({ at }) => at),
    good: ['const signalement = sendSignalement();', "const label = 'envoyé';", 'const valid = isValid();'],
    bad: ['function envoyerSignalement() {}', 'const préoccupante = 1;', 'class T { creerDossier() {} }'],
  },
  {
    name: 'never-say',
    why: 'the glossary of each context says which word is wrong for the thing; say « plain word: why » where it is meant in its plain sense',
    files: product, allow: /plain word: \S/,
    find: (file, { glossary }) => namesDeclared(file).filter(({ name }) => glossary.refuses(name, file.path)).map(({ at }) => at),
    good: ['const signalement = 1;', "const label = 'report';"],
    bad: ['const neverSaidWord = 1;', 'class NeverSaidWord {}', 'function f(never_said_word: string) {}'],
  },
  {
    name: 'no-word-of-a-workplace',
    why: 'the repository is read by those who run and keep the product, on machines of their own',
    files: /./, except: /^package-lock\.json$/,
    // Written so as not to find itself.
    view: 'text', pattern: /\/wor[k]\/(main|shared)|\/\.librar[y]\/|\bissue[s] show\b|\/home\/[a-z]+\/|\banthropi[c]\b|\bchatgp[t]\b|\bco-authored-b[y]\b/i,
    good: ['see docs/decisions.md', 'npm start'],
    bad: ['main', 'shared'].map((name) => `cd ${['', 'work', name].join('/')}`),
  },
];
