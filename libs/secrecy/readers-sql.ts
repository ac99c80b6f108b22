/**
 * The law read by row: who may read it? One SECURITY DEFINER function per type and action, taking the judging columns, not an id, so that what a sender
 * previews and what is sent are one call. It returns actor ids only, to the relay and to whoever takes part in the thread.
 */
import { FUNCTION_NAMES } from './functions.js';
import type { Action, Rule } from './language.js';
import { conjunct, factored, isKind, kindOf, literal, snake, type ActorSql } from './to-sql.js';
import { rulesOf } from './law.js';
import { NOW, valid } from './relations.js';

/** Judging columns with their SQL types, in the order of the function's parameters. */
export const JUDGING = {
  id: 'uuid', departement: 'smallint', threadId: 'uuid', dossierId: 'uuid', kind: 'text', detail: 'text', source: 'text', authorId: 'uuid', seq: 'integer',
  habilitationId: 'uuid', organisationId: 'uuid', professionnelId: 'uuid', homeId: 'uuid', syntheseId: 'uuid', pointId: 'uuid',
} as const;
export const READERS: readonly (readonly [string, Action])[] = [
  ['Message', 'notice'], ['Message', 'read'], ['Thread', 'notice'], ['Thread', 'read'],
  ['Entry', 'read'], ['Enfant', 'read'], ['PriorInformation', 'read'],
  ['RapportEvaluation', 'read'], ['AdmissionDecision', 'read'], ['HabilitationProposal', 'read'], ['Justification', 'read'],
  ['Synthese', 'read'], ['ActionItem', 'read'],
];
/** Of which one may ask who might have read them at an instant that is past: the same law, bound to that instant. Nobody's to call, but what answers « who knew what ». */
export const READERS_THEN: typeof READERS = [['Message', 'read'], ['Entry', 'read']];
export const readersName = (type: string, action: Action): string => `app.readers_${snake(type).replace(/^_/, '')}_${action}`;
/** The call, with the judging columns as $1…, in their order. */
export const readersCall = (type: string, action: Action): string => `${readersName(type, action)}(${Object.values(JUDGING).map((sqlType, i) => `$${i + 1}::${sqlType}`).join(', ')})`;
export type JudgingColumns = Partial<Record<keyof typeof JUDGING, unknown>>;
export const judgingValues = (columns: JudgingColumns): unknown[] => (Object.keys(JUDGING) as (keyof typeof JUDGING)[]).map((name) => columns[name] ?? null);

const ACTOR: ActorSql = { id: 'h.id', departement: 'h.departement', professionnelId: 'h.professionnel_id' };

/** Who holds which line: functions (and kinds) sharing the same conditions make one alternative. */
function alternatives(rules: readonly { fn: string; rule: Rule }[]): string[][] {
  const groups = new Map<string, { all: string[]; holders: string[]; byKind: boolean }>();
  for (const { fn, rule } of rules) {
    const all = rule.all.filter((c) => !isKind(c)).map((c) => conjunct(c, ACTOR));
    const kind = kindOf(rule);
    const key = JSON.stringify([all, kind === undefined]);
    const group = groups.get(key) ?? { all, holders: [], byKind: kind !== undefined };
    group.holders.push(literal(kind ? `${fn}:${kind}` : fn));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ all, holders, byKind }) => [
    ...all,
    ...(!byKind && holders.length === FUNCTION_NAMES.length ? [] : [`${byKind ? `h.function || ':' || r.kind` : 'h.function'} in (${[...new Set(holders)].join(', ')})`]),
  ]);
}

export const readersFunction = (type: string, action: Action): string => {
  const name = readersName(type, action);
  const inThread = type === 'Message' || type === 'Thread';
  const asked = `(session_user <> 'app_rt' or ${inThread ? `p_${type === 'Message' ? 'thread_id' : 'id'} = any ((select app.my_threads())::uuid[])` : `p_author_id = (select app.actor())`})`;
  return defined(name, '', lawOf(type, action, asked), '(select app.now())', `grant execute on function ${name} to app_rt, relay, worker;`);
};
/** The validity of every line is a pair of instants, which an end moves and nothing else: at an instant that is past, the same lines say who could read then. */
const readersThen = (type: string, action: Action): string => defined(readersName(type, action).replace('readers', 'then_readers'), 'p_then timestamptz, ', lawOf(type, action), 'p_then', '');

function lawOf(type: string, action: Action, asked?: string): string {
  const rules = FUNCTION_NAMES.flatMap((fn) => rulesOf(fn).filter((r) => r.type === type && r.action === action).map((rule) => ({ fn, rule })));
  const row = Object.keys(JUDGING).map((column) => `p_${snake(column)} as ${snake(column)}`).join(', ');
  return `select h.id from app.habilitation h, (select ${row}) r
  where ${valid('h')}
  ${asked ? `and ${asked}\n  ` : ''}and ${factored(alternatives(rules))}`;
}

function defined(name: string, first: string, law: string, now: string, grant: string): string {
  const parameters = Object.entries(JUDGING).map(([column, sqlType]) => `p_${snake(column)} ${sqlType} default null`).join(', ');
  return `create or replace function ${name}(${first}${parameters}) returns setof uuid
language sql stable security definer set search_path = '' as $law$
  ${law}
$law$;
alter function ${name} owner to app_policy;
revoke execute on function ${name} from public;${grant && `\n${grant}`}`.replaceAll(NOW, now);
}

/** Those of a law that judged by fewer columns: a call would not know which of the two is meant. */
const OF_OTHER_COLUMNS = `do $law$
declare f regprocedure;
begin
  for f in select p.oid from pg_proc p where p.pronamespace = 'app'::regnamespace and (p.proname like 'readers\\_%' and p.pronargs <> ${Object.keys(JUDGING).length} or p.proname like 'then\\_readers\\_%' and p.pronargs <> ${Object.keys(JUDGING).length + 1}) loop
    execute format('drop function %s', f);
  end loop;
end $law$;`;

export const lawSql = (): string =>
  `-- Generated from libs/secrecy/law.ts: who may read a row, as PostgreSQL runs it. A change of right is a change of this file.\n\n${
    [OF_OTHER_COLUMNS, ...READERS.map(([type, action]) => readersFunction(type, action)), ...READERS_THEN.map(([type, action]) => readersThen(type, action))].join('\n\n')}\n`;
