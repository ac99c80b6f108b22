/** The one reader of the environment. Refuses to start with one clear sentence per mistake; secrets may come from NAME_FILE. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PATIENCE, rateLimits, type Patience, type RateLimitRules } from './rate-limits.js';

const secret = (bytes: number): z.ZodType<Buffer> =>
  z.string().regex(/^[A-Za-z0-9_-]+$/, 'base64url attendu').transform((s) => Buffer.from(s, 'base64url')).refine((b) => b.length >= bytes, `au moins ${bytes} octets`);

/** The key that wraps the data keys: files beside KEK_FILE, or a service (Vault, OpenBao). */
const keys = {
  KEK_FILE: z.string(),
  KEK_MIN_VERSION: z.coerce.number().int().min(1).max(999).default(1),
  KEY_SERVICE_URL: z.union([z.url(), z.literal('')]).default(''),
  KEY_SERVICE_KEY: z.string().regex(/^[\w-]{1,64}$/).default('cordee'),
  KEY_SERVICE_MOUNT: z.string().regex(/^[\w-]+(\/[\w-]+)*$/).default('transit'),
  KEY_SERVICE_TOKEN: z.string().default(''),
  KEY_SERVICE_ROLE_ID: z.string().default(''),
  KEY_SERVICE_SECRET_ID: z.string().default(''),
  KEY_SERVICE_TIMEOUT_MS: z.coerce.number().int().min(50).max(1200).default(1000),
};

/** A bucket of an S3-compatible store, and who may use it. */
const BUCKET = {
  URL: z.string().regex(/^(https?:\/\/[^\s/?#@]+\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?)?$/, 'https://magasin/compartiment').default(''),
  REGION: z.string().regex(/^[a-z0-9-]{1,64}$/).default('us-east-1'),
  KEY_ID: z.string().default(''),
  SECRET: z.string().default(''),
  TIMEOUT_MS: z.coerce.number().int().min(50).max(4500).default(4000),
};
type OfBucket<P extends string> = { [K in keyof typeof BUCKET as `${P}_${K}`]: (typeof BUCKET)[K] };
const bucket = <P extends string>(variable: P): OfBucket<P> => Object.fromEntries(Object.entries(BUCKET).map(([name, value]) => [`${variable}_${name}`, value])) as OfBucket<P>;

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  TLS_CERT: z.string().default(''), TLS_KEY: z.string().default(''),
  DATABASE_URL: z.string().startsWith('postgres'),
  ROLE_SECRET: z.string().min(32),
  CONTEXT_KEY: secret(32),
  ...keys,
  JOURNAL_KEY_FILE: z.string().default(''),
  JOURNAL_WITNESS_FOLDER: z.string().default(''),
  JOURNAL_WITNESS_MAIL: z.union([z.email(), z.literal('')]).default(''),
  FILES_FOLDER: z.string().default(''),
  ...bucket('FILES_BUCKET'), ...bucket('JOURNAL_WITNESS_BUCKET'),
  CLAMAV_URL: z.string().regex(/^((clamd|tcp):\/\/[\w.:[\]-]+|unix:\/.+)?$/, 'clamd://hôte:3310 ou unix:/chemin').default(''),
  COOKIE_SECRET: secret(32),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  OIDC_PROFILE: z.enum(['standard', 'proconnect']).default('standard'),
  SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(10),
  // Ours, of 23 November 2026: no text fixes it. An hour, since an interview or a hearing lasts one, and what is being written is kept by the database; sooner, a desk is locked by its own screen.
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(240).default(60),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  // Of one person: a screen asks six things at most, and two that wait 10 ms for two others are not seen.
  OPERATIONS_AT_ONCE: z.coerce.number().int().min(1).max(100).default(4),
  WORKER: z.enum(['inside', 'off']).default('inside'),
  REFUSAL_QUANTUM_MS: z.coerce.number().int().min(0).max(1000).default(50),
  SMTP_URL: z.string().regex(/^(smtps?:\/\/.+)?$/, 'smtp://hôte:port ou smtps://').default(''),
  MAIL_FROM: z.email().default('ne-pas-repondre@cordee.example'),
  TRUSTED_DOCUMENTS: z.enum(['browser', 'everybody']).default('browser'),
  EARLIER_DOCUMENTS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  METRICS_PORT: z.union([z.literal(''), z.coerce.number().int().min(0).max(65535)]).default(''),
  METRICS_HOST: z.string().default('127.0.0.1'),
  RATE_LIMITS: rateLimits,
  TRUSTED_PROXIES: z.string().regex(/^([0-9a-fA-F:.]+(\/\d{1,3})?(,\s*)?)*$/, 'adresses ou réseaux, séparés par des virgules').default(''),
});

/** Who says that this server may use the key service: a token, or an AppRole. */
export type KeyServiceAccess = { token: string } | { roleId: string; secretId: string };
export interface KeyService { url: string; mount: string; key: string; access: KeyServiceAccess; timeoutMs: number }
/** `variable`: what the environment calls it, for whoever corrects it. */
export interface BucketPlace { variable: string; url: string; region: string; keyId: string; secret: string; timeoutMs: number }
export interface KeyConfig { kekFile: string; kekMin: number; /** Null: the files alone. */ keyService: KeyService | null }

export interface Config extends KeyConfig {
  production: boolean; port: number; host: string; publicUrl: string;
  databaseUrl: string; roleSecret: string; contextKey: Buffer; cookieSecret: Buffer;
  oidcIssuer: string; oidcClientId: string; oidcClientSecret: string; oidcProfile: 'standard' | 'proconnect'; sessionHours: number; sessionIdleMinutes: number;
  poolSize: number; worker: boolean; refusalQuantumMs: number; logLevel: string;
  /** Programs, too, may ask only what the screens ask. */
  trustedOnly: boolean; /** The lists of former screens, still open in a browser. */ earlierDocuments: readonly string[];
  /** Where sealed files are kept; the antivirus that examines them, empty when there is none. */
  filesFolder: string; clamavUrl: string;
  /** Null: in the folder. */
  filesBucket: BucketPlace | null; witnessBucket: BucketPlace | null;
  /** Empty: leaves are numbered, and nothing is signed; no witness. */
  journalKeyFile: string; witnessFolder: string; witnessMail: string;
  /** Empty: notices wait. */
  smtpUrl: string; mailFrom: string;
  /** Null: nothing is measured for anybody. Never the port of everybody. */
  metrics: { port: number; host: string } | null;
  /** Null: a proxy ends TLS, or nobody does, which production refuses. */
  tls: { cert: string; key: string } | null;
  rateLimits: RateLimitRules; /** Of one person. */ operationsAtOnce: number; patience: Patience; /** Who is believed about whom they ask for. */ trustedProxies: readonly string[];
}

const migrateSchema = z.object({
  DATABASE_OWNER_URL: z.string().startsWith('postgres'),
  ROLE_SECRET: z.string().min(32),
  CONTEXT_KEY: secret(32),
  ...keys, KEK_FILE: z.string().default(''),
  DEMO_CAST: z.string().default('apps/identity/cast.json'),
  DEMO: z.enum(['0', '1']).default('0'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  OIDC_ISSUER: z.union([z.url(), z.literal('')]).default(''),
});

export interface MigrateConfig extends KeyConfig { ownerUrl: string; roleSecret: string; contextKey: Buffer; castFile: string; demo: boolean; publicUrl: string; /** The demonstration's provider, by which its cast is known already. */ oidcIssuer: string }

export class ConfigurationError extends Error {}

function parse<T extends z.ZodObject>(shape: T, env: NodeJS.ProcessEnv): z.infer<T> {
  const merged: Record<string, string | undefined> = { ...env };
  for (const name of Object.keys(shape.shape)) {
    const file = env[`${name}_FILE`];
    if (file) merged[name] = readFileSync(file, 'utf8').trim();
  }
  const parsed = shape.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(`Configuration à corriger — ${parsed.error.issues.map((i) => `${i.path.join('.')} : ${i.message}`).join(' ; ')}`);
}

const keysSchema = z.object({ DATABASE_URL: z.string().startsWith('postgres'), ROLE_SECRET: z.string().min(32), NODE_ENV: z.string().default('development'), ...keys });

/** Of `npm run keys:rotate` and `npm run words:index`: the database, as the login of each, and the keys. */
export function readKeysConfig(env: NodeJS.ProcessEnv = process.env): KeyConfig & { databaseUrl: string; roleSecret: string } {
  const e = parse(keysSchema, env);
  return { databaseUrl: e.DATABASE_URL, roleSecret: e.ROLE_SECRET, ...keysOf(e, e.NODE_ENV === 'production') };
}

const eliminationSchema = z.object({ DATABASE_URL: z.string().startsWith('postgres'), ROLE_SECRET: z.string().min(32), FILES_FOLDER: z.string().default(''), KEK_FILE: z.string().default(''), NODE_ENV: z.string().default('development'), ...bucket('FILES_BUCKET') })
  .refine((e) => e.FILES_FOLDER !== '' || e.KEK_FILE !== '', 'FILES_FOLDER : où sont les fichiers scellés du serveur');

/** Of `npm run keys:renew`: the keys, and where the sealed files are. */
export function readRenewalConfig(env: NodeJS.ProcessEnv = process.env): ReturnType<typeof readKeysConfig> & { filesFolder: string; filesBucket: BucketPlace | null } {
  const { filesFolder, filesBucket } = readEliminationConfig(env);
  return { ...readKeysConfig(env), filesFolder, filesBucket };
}

/** Of `npm run conservation:eliminate`: the database, as the login that destroys, and where the sealed files are. No key: what destroys opens nothing. */
export function readEliminationConfig(env: NodeJS.ProcessEnv = process.env): { databaseUrl: string; roleSecret: string; filesFolder: string; filesBucket: BucketPlace | null } {
  const e = parse(eliminationSchema, env);
  return { databaseUrl: e.DATABASE_URL, roleSecret: e.ROLE_SECRET, filesFolder: filesFolderOf(e), filesBucket: bucketOf(e, 'FILES_BUCKET', e.NODE_ENV === 'production') };
}

const filesFolderOf = (e: { FILES_FOLDER: string; KEK_FILE: string }): string => e.FILES_FOLDER || join(dirname(e.KEK_FILE), 'files');

function keysOf(e: z.infer<z.ZodObject<typeof keys>>, production = false): KeyConfig {
  const files = { kekFile: e.KEK_FILE, kekMin: e.KEK_MIN_VERSION };
  if (!e.KEY_SERVICE_URL) return { ...files, keyService: null };
  if (production && e.KEY_SERVICE_URL.startsWith('http:')) throw new ConfigurationError('Configuration à corriger — KEY_SERVICE_URL : https est obligatoire en production');
  const role = e.KEY_SERVICE_ROLE_ID && e.KEY_SERVICE_SECRET_ID ? { roleId: e.KEY_SERVICE_ROLE_ID, secretId: e.KEY_SERVICE_SECRET_ID } : null;
  if ((e.KEY_SERVICE_TOKEN === '') === (role === null)) throw new ConfigurationError('Configuration à corriger — KEY_SERVICE_TOKEN, ou KEY_SERVICE_ROLE_ID et KEY_SERVICE_SECRET_ID : l’un ou l’autre');
  return { ...files, keyService: { url: e.KEY_SERVICE_URL.replace(/\/$/, ''), mount: e.KEY_SERVICE_MOUNT, key: e.KEY_SERVICE_KEY, access: role ?? { token: e.KEY_SERVICE_TOKEN }, timeoutMs: e.KEY_SERVICE_TIMEOUT_MS } };
}

function bucketOf(e: Record<string, unknown>, variable: string, production: boolean): BucketPlace | null {
  const { URL, REGION: region, KEY_ID: keyId, SECRET: secret, TIMEOUT_MS: timeoutMs } = Object.fromEntries(Object.keys(BUCKET).map((name) => [name, e[`${variable}_${name}`]])) as { [K in keyof typeof BUCKET]: z.infer<(typeof BUCKET)[K]> };
  if (!URL && !keyId && !secret) return null;
  if (!URL || !keyId || !secret) throw new ConfigurationError(`Configuration à corriger — ${variable}_URL, ${variable}_KEY_ID et ${variable}_SECRET : les trois, ou aucun`);
  if (production && URL.startsWith('http:')) throw new ConfigurationError(`Configuration à corriger — ${variable}_URL : https est obligatoire en production`);
  return { variable, url: URL.replace(/\/$/, ''), region, keyId, secret, timeoutMs };
}

export function readMigrateConfig(env: NodeJS.ProcessEnv = process.env): MigrateConfig {
  const e = parse(migrateSchema, env);
  return { ownerUrl: e.DATABASE_OWNER_URL, roleSecret: e.ROLE_SECRET, contextKey: e.CONTEXT_KEY, ...keysOf(e), castFile: e.DEMO_CAST, demo: e.DEMO === '1', publicUrl: e.PUBLIC_URL.replace(/\/$/, ''), oidcIssuer: e.OIDC_ISSUER };
}

const listed = (text: string): string[] => text.split(',').map((one) => one.trim()).filter(Boolean);

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const e = parse(schema, env);
  const production = e.NODE_ENV === 'production';
  if (production && e.PUBLIC_URL.startsWith('http:')) throw new ConfigurationError('Configuration à corriger — PUBLIC_URL : https est obligatoire en production');
  if ((e.TLS_CERT === '') !== (e.TLS_KEY === '')) throw new ConfigurationError('Configuration à corriger — TLS_CERT et TLS_KEY : les deux, ou aucun');
  if (production && !e.TLS_CERT && !e.TRUSTED_PROXIES) throw new ConfigurationError('Configuration à corriger — TLS_CERT et TLS_KEY, ou TRUSTED_PROXIES : en production, rien n’est servi en clair, sinon au mandataire qui termine TLS');
  if (production && e.REFUSAL_QUANTUM_MS !== 50) throw new ConfigurationError('Configuration à corriger — REFUSAL_QUANTUM_MS : 50 en production');
  if (production && !e.JOURNAL_KEY_FILE) throw new ConfigurationError('Configuration à corriger — JOURNAL_KEY_FILE : la clé qui signe le journal est obligatoire en production');
  if (e.METRICS_PORT !== '' && e.METRICS_PORT !== 0 && e.METRICS_PORT === e.PORT) throw new ConfigurationError('Configuration à corriger — METRICS_PORT : un autre port que PORT, que personne d’autre n’atteint');
  if (e.JOURNAL_WITNESS_MAIL && !(e.JOURNAL_WITNESS_FOLDER && e.SMTP_URL)) throw new ConfigurationError('Configuration à corriger — JOURNAL_WITNESS_MAIL : demande JOURNAL_WITNESS_FOLDER, où est gardé ce qui fut envoyé, et SMTP_URL');
  return {
    production, port: e.PORT, host: e.HOST, publicUrl: e.PUBLIC_URL.replace(/\/$/, ''),
    databaseUrl: e.DATABASE_URL, roleSecret: e.ROLE_SECRET, contextKey: e.CONTEXT_KEY, ...keysOf(e, production), cookieSecret: e.COOKIE_SECRET,
    journalKeyFile: e.JOURNAL_KEY_FILE, witnessFolder: e.JOURNAL_WITNESS_FOLDER, witnessMail: e.JOURNAL_WITNESS_MAIL,
    oidcIssuer: e.OIDC_ISSUER, oidcClientId: e.OIDC_CLIENT_ID, oidcClientSecret: e.OIDC_CLIENT_SECRET, oidcProfile: e.OIDC_PROFILE, sessionHours: e.SESSION_HOURS, sessionIdleMinutes: e.SESSION_IDLE_MINUTES,
    poolSize: e.POOL_SIZE, operationsAtOnce: e.OPERATIONS_AT_ONCE, worker: e.WORKER === 'inside', refusalQuantumMs: e.REFUSAL_QUANTUM_MS, logLevel: e.LOG_LEVEL,
    trustedOnly: e.TRUSTED_DOCUMENTS === 'everybody', earlierDocuments: listed(e.EARLIER_DOCUMENTS), filesFolder: filesFolderOf(e), clamavUrl: e.CLAMAV_URL,
    filesBucket: bucketOf(e, 'FILES_BUCKET', production), witnessBucket: bucketOf(e, 'JOURNAL_WITNESS_BUCKET', production), smtpUrl: e.SMTP_URL, mailFrom: e.MAIL_FROM,
    metrics: e.METRICS_PORT === '' ? null : { port: e.METRICS_PORT, host: e.METRICS_HOST },
    tls: e.TLS_CERT ? { cert: e.TLS_CERT, key: e.TLS_KEY } : null,
    rateLimits: e.RATE_LIMITS, patience: PATIENCE, trustedProxies: listed(e.TRUSTED_PROXIES),
  };
}
