/**
 * What is refused of an information préoccupante is written in the journal like any refusal: of each dossier to which a child of it is attached, and of none while there is none, which the
 * DPO reads. Its pieces are of their child's dossier.
 */
const PIECES = { Contribution: 'contribution', Rencontre: 'rencontre', RapportEvaluation: 'rapport_evaluation', AvisTitulaire: 'avis_titulaire' };
const OF_AN_INTAKE = { Evaluation: 'evaluation', AccuseReception: 'accuse_reception', Qualification: 'qualification', SuiteDonnee: 'suite_donnee', Retour: 'retour' };

export const up = `
do $$ begin
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$${Object.entries(PIECES).map(([type, table]) => `when '${type}' then (select x.dossier_id from app.${table} x where x.id = p_id)`).join('\n    ')}
    when 'Dossier' then$w$);
end $$;

-- None: there is nothing there. A null: it is there, of no dossier yet.
create function app.dossiers_of(p_type text, p_id uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with intake as (select case p_type
    when 'InformationPreoccupante' then (select x.id from app.information_preoccupante x where x.id = p_id)
    ${Object.entries(OF_AN_INTAKE).map(([type, table]) => `when '${type}' then (select x.intake_id from app.${table} x where x.id = p_id)`).join('\n    ')} end as id)
  select d from app.dossier_of(p_type, p_id) d where d is not null
  union select a.dossier_id from intake i left join app.attachment a on a.intake_id = i.id where i.id is not null
$$;
alter function app.dossiers_of(text, uuid) owner to app_policy;
revoke execute on function app.dossiers_of(text, uuid) from public;

do $$ begin
  execute replace(replace(pg_get_functiondef('app.commit_traces(jsonb, jsonb)'::regprocedure),
    $w$(select app.dossier_of(t.subject_type, t.subject_id) as dossier_id) found$w$, $w$(select d as dossier_id, true as there from app.dossiers_of(t.subject_type, t.subject_id) d) found$w$),
    $w$found.dossier_id is not null$w$, $w$found.there$w$);
end $$;

do $$
declare t text;
begin
  foreach t in array array[${Object.values(PIECES).map((t) => `'${t}'`).join(',')}] loop
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
    execute format('grant select (id, dossier_id) on app.%I to app_policy', t);
  end loop;
  foreach t in array array['qualification','suite_donnee'] loop
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
    execute format('grant select (id, intake_id) on app.%I to app_policy', t);
  end loop;
end $$;
grant select (intake_id) on app.retour to app_policy;
`;
