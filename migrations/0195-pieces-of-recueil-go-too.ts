/** What was joined to what was received goes with it: the files of its pieces are removed with those of the dossier's own exchanges. */
export const up = `
create policy policy_reads on app.piece_recueillie for select to app_policy using (true);
grant select (intake_id, document_id) on app.piece_recueillie to app_policy;
create or replace function app.pieces_to_destroy(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.piece p where p.dossier_id = p_dossier and exists (select 1 from app.elimination e where e.dossier_id = p_dossier and e.done_at = 'infinity')
  union select p.document_id from app.piece_recueillie p where p.intake_id = any (app.holders_to_destroy(p_dossier))
$$;
`;
