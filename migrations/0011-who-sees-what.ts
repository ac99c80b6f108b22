/**
 * Whoever may see that somebody is admitted may be told for which kinds: the wall is as wide as that of the admission; the law hides the kinds that tell by
 * themselves. PostgreSQL asks policies in the order of their names: « self » first, since every statement of the law looks at one's own lines there.
 */
export const up = `
create policy then_admission on app.admission_kind for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy then_scope on app.admission_kind for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
`;
