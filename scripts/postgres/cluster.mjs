import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { failure } from './failure.mjs';

/** Makes the cluster once, under another name until it is whole, and returns the superuser's password. */
export async function ensureCluster({ folder, bin, user, durable }) {
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  if (existsSync(join(data, 'PG_VERSION'))) return readFileSync(secret, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });

  const half = join(folder, 'making');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const pwfile = join(half, 'pw');
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [half, pwfile]) chownSync(path, user.uid, user.gid);
  const args = [
    '--pgdata', join(half, 'data'), '--username', 'postgres', '--pwfile', pwfile, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--no-locale', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8',
    '--data-checksums', ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(join(bin, 'initdb'), args, { ...user, cwd: half, env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' } });
    renameSync(join(half, 'data'), data);
  } catch (error) {
    throw failure(`${error.stdout ?? ''}\n${error.stderr ?? ''}`, folder, error);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return password;
}
