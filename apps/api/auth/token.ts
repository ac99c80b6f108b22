import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 bits of chance; the database sees only the hash, so a stolen copy of it opens no session. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Anything of another shape was never issued by us and costs the database nothing. */
export const looksLikeToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);
