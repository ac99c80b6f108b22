import type pg from 'pg';
import { readPolicy, type PolicyReading } from '../node-tree.js';
import { rule, type Rule } from '../rule.js';

interface Policy { name: string; relid: number; roles: string[]; command: string; uses: PolicyReading; checks: PolicyReading }

async function policies(db: pg.ClientBase): Promise<Policy[]> {
  const { rows } = await db.query<Omit<Policy, 'uses' | 'checks'> & { qual: string | null; check: string | null }>(
    `select c.relname || '.' || p.polname as name, p.polrelid::integer as relid, p.polcmd as command, p.polqual::text as qual, p.polwithcheck::text as check,
       array(select case r when 0 then 'PUBLIC' else pg_get_userbyid(r) end::text from unnest(p.polroles) r) as roles
     from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace`);
  return rows.map((r) => ({ ...r, uses: readPolicy(r.qual), checks: readPolicy(r.check) }));
}

/** Asks of every policy of people; `broken` says what is wrong, if anything. */
const shape = (name: string, why: string, broken: (p: Policy, db: pg.ClientBase) => Promise<boolean> | boolean): Rule => ({
  name, why,
  find: async (db) => {
    const found: string[] = [];
    for (const p of await policies(db)) if (p.roles.some((r) => r === 'app_rt' || r === 'PUBLIC') && await broken(p, db)) found.push(p.name);
    return found;
  },
});

const some = async (db: pg.ClientBase, text: string, values: unknown[]): Promise<boolean> => (await db.query(text, values)).rows.length > 0;

/** Where true is a policy for a system actor: what it reads whole, and nothing else. */
const WHOLE = `('clock read', 'leaf_salt adds', 'checkpoint signs', 'tree_node completes', 'journal_key publishes', 'witness witnesses', 'witness witnesses_on', 'event tails', 'event follows', 'child_lookup compares', 'child_index compares', 'enfant compares', 'data_key compares', 'data_key indexer_looks', 'word_index looks', 'data_key looks', 'data_key rewraps', 'index_key compares', 'index_key looks', 'index_key rewraps', 'kek_in_use looks', 'kek_in_use renew_looks', 'kek_in_use raises', 'admission expires', 'consequence knows',
  'admission_kind follows', 'participation follows', 'convocation follows', 'referent follows', 'dossier_territoire follows', 'dossier closes', 'elimination keeps', 'elimination_holder keeps', 'conservation_step reminds', 'dossier_territoire receives', 'admission follows', 'share follows', 'referent carries', 'habilitation follows', 'habilitation grants', 'habilitation_territoire grants', 'session signs_in', 'session signs_out', 'professionnel links', 'professionnel inscribes', 'access traces',
  'thread counts_revisions', 'accuse_reception tells', 'information_preoccupante evaluation_moves', 'intake_counter counts', 'intake_counter counts_on', 'notice sends', 'agenda_message sends', 'poll reminds', 'action_item follows', 'action_item reminds', 'seance_step reminds', 'notice_preference obeys', 'mail_failure tells', 'mention hastens', 'invitation uses', 'invitation mails', 'invitation settles',
  'deadline starts', 'deadline meets', 'deadline watches', 'heartbeat beats', 'heartbeat looks', 'heartbeat silence', 'signalement_counter counts', 'signalement_counter counts_on', 'signalement looks', 'signalement_step looks')`;

export const policyRules: readonly Rule[] = [
  shape('functions run once a statement', 'measured: 14 920 ms for a function per row where (select f()) takes 0.84', (p) => p.uses.perRow.length + p.checks.perRow.length > 0),
  shape('what is read is not correlated', 'a sub-select that looks at the row is run for each of a million', (p) => p.uses.correlated),
  shape('what is compared does not leak', 'an operator that is not leakproof keeps the index from serving ahead of the policy, and may tell of hidden rows in its errors',
    (p, db) => some(db, 'select 1 from unnest($1::oid[]) f join pg_proc o on o.oid = f where not o.proleakproof', [p.uses.operators])),
  shape('what judges is never null', 'null is neither equal nor different: two readings of it would part',
    (p, db) => some(db, 'select 1 from pg_attribute where attrelid = $1 and attnum = any ($2) and not attnotnull', [p.relid, [...p.uses.columns, ...p.checks.columns]])),
  rule('no policy is open', 'a policy « true » is no policy; the named ones are what a system actor must read whole',
    `select c.relname || ' ' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid
     where (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
       and c.relname || ' ' || p.polname not in ${WHOLE}
       and not (p.polname = 'policy_reads' and p.polroles = array['app_policy'::regrole::oid])
     union all select c.relname || ' ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
     where 'app_rt'::regrole::oid = any (p.polroles) and (c.relname, p.polname) <> ('clock', 'read') and 'true' in (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))`),
  rule('a policy names whom it is for', 'a policy for PUBLIC opens to the logins that do not exist yet', `select c.relname || ' ' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid where 0 = any (p.polroles)`),
  rule('no policy deletes', 'nothing is deleted', `select c.relname || ' ' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid where p.polcmd = 'd'`),
  rule('one login destroys, and what is under an elimination alone', 'a policy for everything lets whoever is granted a deletion delete',
    `select c.relname || ' ' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid, unnest(p.polroles) r where has_table_privilege(r, c.oid, 'DELETE') and p.polpermissive and p.polcmd in ('*', 'd')
       and not (p.polname = 'destroys' and p.polroles = array['shred'::regrole::oid] and c.relname in ('data_key', 'leaf_salt', 'child_index') and pg_get_expr(p.polqual, c.oid) like '%\\_to\\_destroy(%')`),
  rule('a key is renewed for one holder at a time', 'the login that writes over sealed columns would otherwise write over those of every child',
    `select c.relname || ' ' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid where 'renew'::regrole = any (p.polroles) and c.relname <> 'kek_in_use' and pg_get_expr(p.polqual, c.oid) not like '%= ( SELECT app.renewing() AS renewing))'`),
  rule('no row leaves its département', 'a wide permissive policy must not open another département’s rows: a restrictive one stands behind',
    `select c.relname as what from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'departement' where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
       and has_any_column_privilege('app_rt', c.oid, 'SELECT, INSERT, UPDATE')
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = array['app_rt'::regrole::oid]
         and pg_get_expr(p.polqual, c.oid) = '(departement = ( SELECT app.my_departement() AS my_departement))' and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid))
       and exists (select 1 from pg_policy p where p.polrelid = c.oid and 'app_rt'::regrole::oid = any (p.polroles)
         and coalesce(pg_get_expr(p.polqual, c.oid), '') <> '(departement = ( SELECT app.my_departement() AS my_departement))')`),
  rule('a grant has its policy', 'without one the right does nothing, silently, until somebody « repairs » it with a wide policy',
    `select r.rolname || ' ' || v.privilege || ' ' || c.relname as what from pg_roles r, pg_class c, (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w')) v(privilege, cmd)
     where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and r.rolname in ('app_rt', 'relay', 'worker', 'rewrap', 'renew', 'shred', 'indexer', 'trace', 'sign_in', 'sequencer', 'app_policy')
       and has_any_column_privilege(r.oid, c.oid, v.privilege)
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and r.oid = any (p.polroles) and p.polcmd::text in (v.cmd, '*'))`),
];
