/** Really tries to insert rows as the acting habilitation, one after the other, and takes each back: true where row-level security let it through. */
import type pg from 'pg';
import type { Candidate } from '../generate/candidate.js';
import { asJson } from '../load.js';
import { may } from '../oracle/may.js';
import { type Table, TABLE_OF, type TypeName, type World } from '../oracle/world.js';

/** Keys and checks may still refuse the row afterwards: that is another wall's business. */
const ATTEMPT = `
create schema if not exists drt;
grant usage on schema drt to public;
create or replace function drt.attempt(items jsonb) returns boolean[] language plpgsql as $$
declare
  item jsonb;
  step jsonb;
  columns text;
  admitted boolean[] := '{}';
begin
  for item in select * from jsonb_array_elements(items) loop
    begin
      for step in select * from jsonb_array_elements(item) loop
        select string_agg(quote_ident(k), ', ') into columns from jsonb_object_keys(step->'row') k;
        execute format('insert into app.%I (%s) select %s from jsonb_populate_record(null::app.%I, $1)', step->>'table', columns, columns, step->>'table') using step->'row';
      end loop;
      raise exception using errcode = 'DRT00';
    exception
      when insufficient_privilege then admitted := admitted || false;
      when sqlstate 'DRT00' or integrity_constraint_violation then admitted := admitted || true;
    end;
  end loop;
  return admitted;
end $$;
grant execute on function drt.attempt(jsonb) to public`;

export interface Step { table: Table; row: object }

export async function prepareAttempts(client: pg.ClientBase): Promise<void> { await client.query(ATTEMPT); }

/** Each item is tried whole: the steps before the last are what it stands on. */
export function jsonOf(items: readonly (readonly Step[])[], at: number): string {
  return `[${items.map((steps) => `[${steps.map(({ table, row }) => `{"table":"${table}","row":${asJson(table, [row], at).slice(1, -1)}}`).join(',')}]`).join(',')}]`;
}

export async function attempt(client: pg.ClientBase, items: string): Promise<boolean[]> {
  const { rows } = await client.query<{ admitted: boolean[] }>({ name: 'attempt', text: 'select drt.attempt($1::jsonb) as admitted', values: [items] });
  return rows[0]!.admitted;
}

/**
 * Only a thread where nothing was said yet is linked to children: the wall knows it, and the law has no need to. A share is tried by who may share its item,
 * which the law asks of the item itself.
 */
export function isTriable(world: World, candidate: Candidate): boolean {
  if (candidate.type === 'Share') {
    const { item_type, item_id, dossier_id, kind, detail } = candidate.row;
    const item = (item_type === 'Message' ? world.message : world.entry).find((row) => row.id === item_id);
    const actor = world.habilitation.find((h) => h.id === candidate.actor_id)!;
    return item !== undefined && item.dossier_id === dossier_id && item.kind === kind && item.detail === detail && may(world, actor, 'share', item_type as TypeName, item, world.t);
  }
  if (candidate.type !== 'ThreadDossier') return true;
  return world.thread.some((t) => t.id === candidate.row.thread_id && t.seq === 0);
}

/** A kind is granted with the admission that it belongs to, by the same hand. */
export function stepsOf(candidate: Candidate): Step[] {
  const step = { table: TABLE_OF[candidate.type], row: candidate.row };
  if (candidate.type !== 'AdmissionKind') return [step];
  const { admission_id, kind: _, ...common } = candidate.row;
  const admission = { id: admission_id, ...common, purpose: 'EVALUATE', legal_basis: 'CASF_226_2_2', granted_by: candidate.actor_id, granted_at: common.valid_from };
  return [{ table: 'admission', row: admission }, step];
}
