/** Each table of docs/securite.md, and docs/env.md, beside the code that it is about: a line too many, or one that lacks, fails. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOOKUP, URGENT } from '../../apps/api/abuse/measure-of.js';
import { ACCEPTED_ACR } from '../../apps/api/auth/assurance.js';
import { TRANSACTION_SECONDS } from '../../apps/api/auth/login-transaction.js';
import { LIMITS } from '../../apps/api/graphql/limits.js';
import { DEPOSIT_LIMITS } from '../../libs/documents/deposits.js';
import { MOST_PIXELS } from '../../libs/documents/check/image.js';
import { MOST_BYTES, MOST_ENTRIES, MOST_RATIO } from '../../libs/documents/check/zip.js';
import { LIMITS as EXAMINATION } from '../../libs/documents/run-check.js';
import { DOCUMENT_TYPES, MOST_PIECES } from '../../libs/documents/types.js';
import { PROOF_MINUTES } from '../../libs/partners/end-session.js';
import { readConfig } from '../../libs/platform/config.js';
import { rateLimits } from '../../libs/platform/rate-limits.js';
import { REMEDIATION_DAYS } from '../../scripts/assurance/advisories.mjs';
import { asked, ENVIRONMENT, quoted, section, sources, tableOf } from './documents.js';

const MB = 1024 * 1024;
const found = (pattern: RegExp): string[] => sources().filter(({ code }) => pattern.test(code)).map(({ path }) => path).sort();
const refusal = (changes: Record<string, string | undefined>): string => {
  try {
    readConfig({ ...ENVIRONMENT, ...changes });
    return '';
  } catch (e) {
    return (e as Error).message;
  }
};

describe('what is written of security', () => {
  it('names each variable of the environment that the programs read, and no other', () => {
    const written = tableOf(readFileSync('docs/env.md', 'utf8')).flatMap(([names = '']) => quoted(names).reduce<string[]>((all, name) => [...all, name.startsWith('_') ? `${all[0]!.replace(/_URL$/, '')}${name}` : name], []));
    expect(written.length).toBeGreaterThan(40);
    expect(written.sort()).toEqual(asked());
  });

  it('says the limits that the code has', () => {
    const { depth, tokens, rootFields, fields, aliases, listed, cost } = LIMITS;
    const rows = tableOf(section('Limites'));
    const inTime = Object.entries(rateLimits.parse('')).map(([door, rule]) => [door, rule]);
    expect(inTime.length).toBeGreaterThan(5);
    expect(rows.slice(-inTime.length).map(([door = '', , rule]) => [quoted(door)[0], rule])).toEqual(inTime);
    expect(rows.slice(0, -inTime.length).map(([, value]) => value)).toEqual([
      '256 ko', `${readConfig(ENVIRONMENT).sessionHours} h`, `${readConfig(ENVIRONMENT).sessionIdleMinutes} min`, `${PROOF_MINUTES} min`, `${TRANSACTION_SECONDS} s`, ...[tokens, depth, rootFields, fields, aliases, listed, cost].map(({ most }) => String(most)),
      `${DEPOSIT_LIMITS.bytes / MB} Mo`, String(DEPOSIT_LIMITS.most), `${DEPOSIT_LIMITS.mostBytes / MB} Mo`, `${DEPOSIT_LIMITS.lifeMs / 3_600_000} h`, String(MOST_PIECES),
      String(MOST_ENTRIES), `${MOST_BYTES / MB} Mo`, String(MOST_RATIO), String(MOST_PIXELS), `${EXAMINATION.ms} ms`, `${EXAMINATION.rssMb} Mo`,
    ]);
    expect(readFileSync('apps/api/server.ts', 'utf8')).toContain("useBodyParser('json', { limit: '256kb' })");
    expect(quoted(/Fichiers admis : ([^.]+)\./.exec(section('Limites'))![1]!)).toEqual(DOCUMENT_TYPES);
  });

  it('names every program that the server speaks to, and what happens without it', () => {
    const rows = tableOf(section('À qui le serveur parle'));
    const places = asked().filter((name) => /_URL$|ISSUER$/.test(name) && !['PUBLIC_URL', 'DATABASE_OWNER_URL'].includes(name));
    expect(rows.flatMap(([name = '']) => quoted(name)).sort()).toEqual(places);
    for (const [name, who, without] of rows) expect([name, who !== '', without !== '']).toEqual([name, true, true]);
  });

  it('follows no redirection of what it calls', () => {
    const calls = sources().filter(({ path, code }) => !path.startsWith('apps/web/') && /(?<![\w.])fetch\(/.test(code));
    expect(calls.map(({ path }) => path)).toEqual(['libs/platform/bucket.ts', 'libs/platform/key-service.ts']);
    for (const { path, code } of calls) expect([path, code.match(/(?<![\w.])fetch\(/g)!.length]).toEqual([path, code.match(/redirect: '(error|manual)'/g)?.length]);
  });

  it('names each file where something is sealed, hashed, signed or drawn by chance', () => {
    const does = /\b(create(Hash|Hmac|Cipheriv|Decipheriv|PrivateKey|PublicKey|RemoteJWKSet)|hkdf(Sync)?|generateKeyPair\w*|timingSafeEqual|random(Bytes|Int|FillSync)|jwt(Verify|Decrypt)|EncryptJWT|CompactEncrypt|compactDecrypt|SignatureV4)\b|\bsubtle\.|Math\.random/;
    expect(tableOf(section('Cryptographie')).flatMap(([, , files = '']) => quoted(files)).sort()).toEqual(found(does));
    const named = new Set(sources().flatMap(({ path, code }) => (code.match(/'(?:aes-\w+-\w+|sha-?\d+|md\d|ed25519|A\d+GCM|[EPRH]S\d{3}|des(?:-\w+)+|rc4)'/gi) ?? []).map((name) => `${name.slice(1, -1).toLowerCase()}${/md5/.test(name) ? ` ${path}` : ''}`)));
    expect([...named].sort()).toEqual(['a256gcm', 'aes-256-gcm', 'ed25519', 'es256', 'md5 libs/platform/bucket.ts', 'rs256', 'sha-256', 'sha256']);
    expect(found(/Math\.random/)).toEqual([]);
  });

  it('names each place that starts a program, and nothing makes code from a text', () => {
    expect(found(/['"](?:node:)?child_process['"]/)).toEqual(quoted(section('Programmes lancés, code fait d’un texte')).filter((name) => name.endsWith('.ts')));
    expect(readFileSync('libs/documents/run-check.ts', 'utf8')).not.toMatch(/shell\s*:|\bexec(Sync|File)?\(/);
    expect(found(/(?<![\w.])eval\(|new Function\b|['"](?:node:)?vm['"]|dangerouslySetInnerHTML|\binnerHTML\b|\bouterHTML\b|document\.write\(|\.jsonp\(/)).toEqual([]);
  });

  it('makes no regular expression of what somebody writes', () => {
    const made = sources().flatMap(({ path, code }) => [...code.matchAll(/(?:new )?\bRegExp\((.*)/g)].map(([, of]) => `${path} ${of!.slice(0, 20)}`));
    // Of a number of ours, and of lists of ours.
    expect(made).toEqual(['apps/api/abuse/measure-of.ts `\\\\b(?:${URGENT.join', 'apps/api/abuse/measure-of.ts `\\\\b${LOOKUP}\\\\b`, \'', 'libs/documents/check/pdf.ts `/${name}(?![A-Za-z0', 'libs/notices/the-mail.ts `.{1,${LONGEST}}`, \'']);
    expect(readFileSync('libs/documents/check/pdf.ts', 'utf8')).toMatch(/^const IN_CLEAR = \[('\w+'(, )?)+\]/m);
    expect([...URGENT, LOOKUP].filter((name) => !/^\w+$/.test(name))).toEqual([]);
    expect(readFileSync('libs/notices/the-mail.ts', 'utf8')).toMatch(/^const LONGEST = \d+;/m);
  });

  it('names each line that the technical log may hold', () => {
    const says = sources().flatMap(({ path, code }) => [...code.matchAll(/\blog\.(?:info|warn|error)\((?:\{[^{}]*\}|\{[^{}]*\([^()]*\([^()]*\)\)[^{}]*\}), ['`]([^'`$]+)/g)].map(([, line]) => `${path}: ${line!.trim()}`));
    const rows = tableOf(section('Journaux')).filter(([where = '']) => where.startsWith('`'));
    const written = rows.flatMap(([where = '', lines = '']) => (where === '`apps/api/auth/`' ? [] : quoted(lines).map((line) => `${quoted(where)[0]}: ${line.trim()}`)));
    const watch = /^apps\/api\/watch\.ts: the (deadlines|journal) ha/;
    expect(says.length).toBeGreaterThan(20);
    expect([...new Set(written.filter((line) => !watch.test(line)))].sort()).toEqual([...new Set(says)].sort());
    for (const line of written.filter((one) => watch.test(one))) expect(readFileSync('apps/api/watch.ts', 'utf8')).toContain(line.split(': ')[1]);
    expect(found(/\blog\.(?:info|warn|error)\(/)).toEqual([...new Set(written.map((line) => line.split(':')[0]!))].sort());
  });

  it('says on what each decision about somebody depends, and on what none does', () => {
    const text = section('Sur quoi se décide un accès');
    expect(quoted(tableOf(text)[0]![0]!)).toEqual(ACCEPTED_ACR);
    expect(text).toMatch(/Ne comptent jamais : l’adresse IP/);
    expect(text).toMatch(/plusieurs sessions, sans plafond/);
    expect(text).toMatch(/`SESSION_IDLE_MINUTES` sans que personne touche la page : une heure, .+Décidé le \d+ \S+ \d{4}/);
    expect(found(/\bremoteAddress\b|\breq(uest)?\.ips?\b|x-forwarded-for|user-agent|trust proxy/i)).toEqual(['apps/api/abuse/address-of.ts', 'apps/api/abuse/guard-slow.ts', 'apps/api/abuse/tls.ts']);
    expect(found(/prompt: 'login'/)).toEqual(['apps/api/auth/identity-provider.ts']);
  });

  it('promises in how many days a flaw is corrected, for each gravity that the registry has', () => {
    const rows = tableOf(section('En combien de temps une faille se corrige'));
    expect(rows.map(([gravity = '', days]) => [quoted(gravity)[0], days])).toEqual(Object.entries(REMEDIATION_DAYS).map(([gravity, days]) => [gravity, `${days} jours`]));
    for (const [gravity, , why] of rows) expect([gravity, why !== '']).toEqual([gravity, true]);
  });

  it('has no default for any secret, and none that is short', () => {
    expect(refusal({})).toBe('');
    for (const name of ['ROLE_SECRET', 'CONTEXT_KEY', 'COOKIE_SECRET', 'OIDC_CLIENT_SECRET', 'DATABASE_URL']) {
      expect([name, refusal({ [name]: undefined })]).toEqual([name, expect.stringContaining(name)]);
      expect([name, refusal({ [name]: 'admin' })]).toEqual([name, expect.stringContaining(name)]);
    }
  });

  it('refuses, in production, to speak in clear to what it can refuse', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://cordee.example', JOURNAL_KEY_FILE: '/run/secrets/journal.key', TRUSTED_PROXIES: '10.0.0.1' };
    expect(refusal(production)).toBe('');
    const service = { KEY_SERVICE_TOKEN: 'a-token', KEY_SERVICE_URL: 'https://coffre.example:8200' };
    expect(refusal({ ...production, ...service })).toBe('');
    expect(refusal({ ...production, ...service, KEY_SERVICE_URL: 'http://coffre.example:8200' })).toMatch(/KEY_SERVICE_URL : https/);
    expect(refusal({ ...production, TRUSTED_PROXIES: '' })).toMatch(/TLS_CERT et TLS_KEY, ou TRUSTED_PROXIES/);
    expect(refusal({ ...production, TRUSTED_PROXIES: '', TLS_CERT: 'certificate', TLS_KEY: 'key' })).toBe('');
    expect(refusal({ ...production, TLS_CERT: 'certificate' })).toMatch(/les deux, ou aucun/);
    expect(refusal({ ...production, PUBLIC_URL: 'http://cordee.example' })).toMatch(/PUBLIC_URL : https/);
  });

  it('has each package in one version, with its fingerprint, from the registry', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string; integrity?: string; resolved?: string; link?: boolean }> };
    const theirs = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(theirs.length).toBeGreaterThan(300);
    for (const [path, { version, integrity, resolved }] of theirs) {
      expect([path, version]).toEqual([path, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
      expect([path, resolved]).toEqual([path, undefined]);
    }
    expect(Object.entries(packages).filter(([, { link }]) => link).map(([path]) => path)).toEqual(['node_modules/cordee-web']);
  });
});
