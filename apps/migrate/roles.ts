import type pg from 'pg';
import { LOGINS, passwordOf } from '../../libs/platform/logins.js';

const limits = (login: string): string[] => [
  `alter role ${login} set statement_timeout = '5s'`,
  `alter role ${login} set idle_in_transaction_session_timeout = '15s'`,
  `alter role ${login} set timezone = 'UTC'`,
];

/** The logins and the owner of the policies' functions. None may create, bypass or own; passwords are derived from one secret. */
export async function makeRoles(owner: pg.Client, roleSecret: string): Promise<void> {
  await ensure(owner, 'app_policy', 'nologin');
  for (const login of LOGINS) {
    const password = passwordOf(roleSecret, login);
    if (!/^[A-Za-z0-9_-]+$/.test(password)) throw new Error('roles: unexpected password shape');
    await ensure(owner, login, `login noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication password '${password}'`);
    for (const statement of login === 'jobs' ? [] : limits(login)) await owner.query(statement);
  }
  // An old snapshot keeps old rights: it lives five seconds at most.
  await owner.query(`alter role app_rt set transaction_timeout = '5s'`);
  // Under row-level security planning costs more than running: plans are kept, made for the few rows that a page asks for by their keys, and never compiled.
  for (const login of ['app_rt', 'sign_in', 'trace', 'relay']) {
    for (const setting of ['plan_cache_mode = force_generic_plan', 'random_page_cost = 1.1', 'jit = off']) await owner.query(`alter role ${login} set ${setting}`);
  }
}

async function ensure(owner: pg.Client, role: string, options: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  await owner.query(`${rowCount ? 'alter' : 'create'} role ${role} with ${options}`);
}

/** Nobody but the owner makes objects here, temporary ones included: no function of an intruder runs beside a policy. */
export async function closeDatabase(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const name = owner.escapeIdentifier(rows[0]!.name);
  await owner.query(`revoke create, temporary on database ${name} from public`);
  await owner.query('revoke create on schema public from public');
}
