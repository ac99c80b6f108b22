/** Many a synthèse on the same child, each with its agenda and with whoever may read it. */
export const SYNTHESES = `
with ids as materialized (select gen_random_uuid() as s from generate_series(1, $3::integer)),
meetings as (insert into app.synthese (id, departement, dossier_id, author_id, type, purpose, legal_basis, convened_at, request_id)
  select i.s, 99, $1, $2, 'EVALUATION', 'EVALUATE', 'CASF_226_2_2', app.now(), gen_random_uuid() from ids i),
points as (insert into app.synthese_point (id, departement, dossier_id, home_id, synthese_id, position, part, heading, kind, detail, source, minutes, author_id)
  select gen_random_uuid(), 99, $1, $1, i.s, 1, 1, 'LOGISTIQUE', 'LOG', 'FULL', 'OTHER', 10, $2 from ids i),
polls as (insert into app.poll (id, departement, dossier_id, synthese_id, author_id, opened_at, remind_at, deadline_at, request_id)
  select i.s, 99, $1, i.s, $2, app.now(), app.now() + interval '1 day', app.now() + interval '2 days', gen_random_uuid() from ids i),
slots as (insert into app.poll_slot (id, departement, dossier_id, synthese_id, poll_id, author_id, starts_at, ends_at)
  select gen_random_uuid(), 99, $1, i.s, i.s, $2, app.now() + interval '3 days', app.now() + interval '4 days' from ids i)
insert into app.convocation (id, departement, dossier_id, synthese_id, habilitation_id, function, basis, required, invited_by, valid_from, valid_to)
  select gen_random_uuid(), 99, $1, i.s, $2, 'RESPONSABLE_CRIP', 'FUNCTION', true, $2, app.now(), 'infinity' from ids i`;
