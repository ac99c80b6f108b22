/** An ébauche begun from nothing says so by its author's own id: the one row of a form and an origin is then found by what is written in clear, without opening the others. */
export const up = `
alter table app.ebauche no force row level security;
update app.ebauche set about_id = professionnel_id where about_id is null;
alter table app.ebauche force row level security;
alter table app.ebauche alter column about_id set not null, drop constraint ebauche_departement_professionnel_id_form_about_id_key, add unique (professionnel_id, departement, form, about_id);
`;
