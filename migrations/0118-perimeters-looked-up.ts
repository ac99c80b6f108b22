/**
 * What presses (terms, admissions that end) is walked in its order over everybody's until enough is one's own, and each row of others was compared with each of one's two thousand dossiers, one by one: of a
 * head of service, the day grew with the département around them. A list that is unnested is looked up in a table of hashes, whatever its length. Only here: where few rows are read, building that table costs
 * more than it saves.
 */
export const up = `
alter policy admission on app.admission using (dossier_id in (select unnest(app.my_dossiers())));
alter policy scope on app.admission using (dossier_id in (select unnest(app.my_scope_dossiers())) or departement = (select app.my_scope_departement()));
alter policy answers on app.deadline using (holder_id in (select unnest(app.my_journal_dossiers())) or departement = (select app.my_scope_departement()) and (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE'));
`;
