/** The one reader of the environment. Refuses to start with one clear sentence per mistake; secrets may come from NAME_FILE. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const secret = (bytes: number): z.ZodType<Buffer> =>
  z.string().regex(/^[A-Za-z0-9_-]+$/, 'base64url attendu').transform((s) => Buffer.from(s, 'base64url')).refine((b) => b.length >= bytes, `au moins ${bytes} octets`);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DATABASE_URL: z.string().startsWith('postgres'),
  ROLE_SECRET: z.string().min(32),
  CONTEXT_KEY: secret(32),
  KEK_FILE: z.string(),
  FILES_FOLDER: z.string().default(''),
  CLAMAV_URL: z.string().regex(/^((clamd|tcp):\/\/[\w.:[\]-]+|unix:\/.+)?$/, 'clamd://hôte:3310 ou unix:/chemin').default(''),
  COOKIE_SECRET: secret(32),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  OIDC_PROFILE: z.enum(['standard', 'proconnect']).default('standard'),
  SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(10),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  WORKER: z.enum(['inside', 'off']).default('inside'),
  REFUSAL_QUANTUM_MS: z.coerce.number().int().min(0).max(1000).default(50),
  SMTP_URL: z.string().regex(/^(smtps?:\/\/.+)?$/, 'smtp://hôte:port ou smtps://').default(''),
  MAIL_FROM: z.email().default('ne-pas-repondre@cordee.example'),
  TRUSTED_DOCUMENTS: z.enum(['browser', 'everybody']).default('browser'),
  EARLIER_DOCUMENTS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  production: boolean; port: number; host: string; publicUrl: string;
  databaseUrl: string; roleSecret: string; contextKey: Buffer; kekFile: string; cookieSecret: Buffer;
  oidcIssuer: string; oidcClientId: string; oidcClientSecret: string; oidcProfile: 'standard' | 'proconnect'; sessionHours: number;
  poolSize: number; worker: boolean; refusalQuantumMs: number; logLevel: string;
  /** Programs, too, may ask only what the screens ask. */
  trustedOnly: boolean; /** The lists of former screens, still open in a browser. */ earlierDocuments: readonly string[];
  /** Where sealed files are kept; the antivirus that examines them, empty when there is none. */
  filesFolder: string; clamavUrl: string;
  /** Empty: notices wait. */
  smtpUrl: string; mailFrom: string;
}

const migrateSchema = z.object({
  DATABASE_OWNER_URL: z.string().startsWith('postgres'),
  ROLE_SECRET: z.string().min(32),
  CONTEXT_KEY: secret(32),
  KEK_FILE: z.string().default(''),
  DEMO_CAST: z.string().default('apps/identity/cast.json'),
  DEMO: z.enum(['0', '1']).default('0'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  OIDC_ISSUER: z.union([z.url(), z.literal('')]).default(''),
});

export interface MigrateConfig { ownerUrl: string; roleSecret: string; contextKey: Buffer; kekFile: string; castFile: string; demo: boolean; publicUrl: string; /** The demonstration's provider, by which its cast is known already. */ oidcIssuer: string }

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

export function readMigrateConfig(env: NodeJS.ProcessEnv = process.env): MigrateConfig {
  const e = parse(migrateSchema, env);
  return { ownerUrl: e.DATABASE_OWNER_URL, roleSecret: e.ROLE_SECRET, contextKey: e.CONTEXT_KEY, kekFile: e.KEK_FILE, castFile: e.DEMO_CAST, demo: e.DEMO === '1', publicUrl: e.PUBLIC_URL.replace(/\/$/, ''), oidcIssuer: e.OIDC_ISSUER };
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const e = parse(schema, env);
  const production = e.NODE_ENV === 'production';
  if (production && e.PUBLIC_URL.startsWith('http:')) throw new ConfigurationError('Configuration à corriger — PUBLIC_URL : https est obligatoire en production');
  if (production && e.REFUSAL_QUANTUM_MS !== 50) throw new ConfigurationError('Configuration à corriger — REFUSAL_QUANTUM_MS : 50 en production');
  return {
    production, port: e.PORT, host: e.HOST, publicUrl: e.PUBLIC_URL.replace(/\/$/, ''),
    databaseUrl: e.DATABASE_URL, roleSecret: e.ROLE_SECRET, contextKey: e.CONTEXT_KEY, kekFile: e.KEK_FILE, cookieSecret: e.COOKIE_SECRET,
    oidcIssuer: e.OIDC_ISSUER, oidcClientId: e.OIDC_CLIENT_ID, oidcClientSecret: e.OIDC_CLIENT_SECRET, oidcProfile: e.OIDC_PROFILE, sessionHours: e.SESSION_HOURS,
    poolSize: e.POOL_SIZE, worker: e.WORKER === 'inside', refusalQuantumMs: e.REFUSAL_QUANTUM_MS, logLevel: e.LOG_LEVEL,
    trustedOnly: e.TRUSTED_DOCUMENTS === 'everybody', earlierDocuments: e.EARLIER_DOCUMENTS.split(',').map((path) => path.trim()).filter(Boolean), filesFolder: e.FILES_FOLDER || join(dirname(e.KEK_FILE), 'files'), clamavUrl: e.CLAMAV_URL, smtpUrl: e.SMTP_URL, mailFrom: e.MAIL_FROM,
  };
}
