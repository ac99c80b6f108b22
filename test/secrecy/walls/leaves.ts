import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;
const LEAF = `insert into app.leaf (id, source, departement, at, commitment, hash, idx) values (gen_random_uuid(), 'ACT', 1, app.now(), sha256(''), sha256(''), `;

/** What is proven is added, and nothing of it changes: a leaf comes without its place, which is given once. */
export async function proves(as: As): Promise<Wrong> {
  const DONE: readonly (readonly [what: string, text: string, done: string | undefined])[] = [
    ['a leaf without its place is added', `with l as (${LEAF} null) returning 1) select count(*) as n from l`, '1'],
    ['a leaf comes with its place', `with l as (${LEAF} 7)) select 1 as n`, undefined],
    ['a place is given', 'with l as (update app.leaf set idx = 7 where id = (select id from app.leaf where idx is null limit 1) returning 1) select count(*) as n from l', '1'],
    ['a place is given again', 'with l as (update app.leaf set idx = 7 where idx is not null returning 1) select count(*) as n from l', '0'],
    ['a salt is added', `with s as (insert into app.leaf_salt values (gen_random_uuid(), uuid_send(gen_random_uuid())) returning 1) select count(*) as n from s`, '1'],
    ['a checkpoint is added', `with c as (insert into app.checkpoint values (2, app.now(), sha256(''), sha256(''), '') returning 1) select count(*) as n from c`, '1'],
    ['a tile is added', `with t as (insert into app.tree_node values (8, 1, sha256('')) returning 1) select count(*) as n from t`, '1'],
    ['a key is published', `with k as (insert into app.journal_key values ('\\xc1', '', app.now()) returning 1) select count(*) as n from k`, '1'],
    ['a witness is said', `with w as (insert into app.witness values ('MAIL', 0, app.now(), app.now(), 'AWAY') returning 1) select count(*) as n from w`, '1'],
  ];
  for (const [what, text, done] of DONE) {
    const found = await as('app_policy', text);
    if (found !== done) return `${what}: ${found ?? 'refused'}, ${done ?? 'refused'} is due`;
  }
  return undefined;
}
