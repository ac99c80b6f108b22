/**
 * An item shared with one person (X), by somebody who reads it in full. The row copies what judges it, the functions of both included, so that the database
 * itself refuses a legal basis that does not hold between them (docs/lecture-de-la-loi.md, § 7).
 */
import { allow } from './allow.js';

const DISCRETION = `'PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE','ENSEIGNANT','PROFESSIONNEL_PETITE_ENFANCE'`;
/** Bound by the secrecy that CASF L.226-2-2 knows. A function that comes later is not, until it is said so. */
const BOUND = `'AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE','ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT',
  'PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ',
  'ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT'`;
/** Addressees of formal acts: the bases of such acts are known here, though nothing is shared with them by this verb. */
const FORMAL = `'PROCUREUR','JUGE_DES_ENFANTS','GREFFIER','ENQUETEUR','ADMINISTRATEUR_AD_HOC','AVOCAT'`;
const HEALTH = `('MEDECIN_PMI','MEDECIN_REFERENT','PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT')`;
const RESPONSIBLE = `exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE'))`;
const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;

export const up = `
alter table app.habilitation add unique (id, function);
alter table app.share
  add column kind text not null check (kind in ('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','INF','ADO','LIE','LOG')),
  add column detail text not null check (detail in ('FULL','SUMMARY')),
  add column reader_function text not null check (reader_function in (${BOUND},${DISCRETION},${FORMAL},'MEMBRE_CESSEC')),
  add column sender_function text not null check (sender_function in (${BOUND})),
  add column request_id uuid not null default gen_random_uuid(),
  add unique (granted_by, request_id),
  add foreign key (habilitation_id, reader_function) references app.habilitation (id, function),
  add foreign key (granted_by, sender_function) references app.habilitation (id, function),
  add check (valid_to <= valid_from + interval '6 months'),
  add constraint basis_holds check (case legal_basis
    when 'CASF_226_2_2' then reader_function in (${BOUND})
    when 'CASF_221_6' then reader_function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION')
    when 'CSP_1110_4_II' then reader_function in (${BOUND}) and (sender_function in ${HEALTH} or reader_function in ${HEALTH})
    when 'CSP_1110_4_III' then sender_function in ${HEALTH} and reader_function in ${HEALTH}
    when 'CJPM_241_2' then sender_function in ('EDUCATEUR_PJJ','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS') and reader_function in (${BOUND},${DISCRETION})
    when 'CPP_40' then reader_function = 'PROCUREUR'
    when 'CASF_226_4' then reader_function = 'PROCUREUR'
    when 'CP_226_14' then reader_function = 'PROCUREUR'
    when 'CASF_221_4' then reader_function in ('JUGE_DES_ENFANTS','GREFFIER')
    when 'CASF_223_5' then reader_function = 'MEMBRE_CESSEC'
    when 'JUDICIAL_REQUISITION' then reader_function in (${FORMAL})
    else false end);
create index on app.share (dossier_id);

-- Whoever shares says truly what: the item is within their reach, of that child, that kind and that detail.
create policy shares on app.share for insert to app_rt with check (granted_by = (select app.actor()) and (
  item_type = 'Message' and exists (select 1 from app.message m where m.id = item_id and m.dossier_id = share.dossier_id and m.kind = share.kind and m.detail = share.detail)
  or item_type = 'Entry' and exists (select 1 from app.entry e where e.id = item_id and e.dossier_id = share.dossier_id and e.kind = share.kind and e.detail = share.detail)));
create policy scope on app.share for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy ends on app.share for update to app_rt using (granted_by = (select app.actor()) or ${WITHIN} and ${RESPONSIBLE});
grant insert, update (valid_to) on app.share to app_rt;

${allow('event', 'type', 'share.granted', 'share.ended')}
${allow('event', 'subject_type', 'Share')}
${allow('access', 'action', 'share')}

do $$ begin
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$when 'Share' then (select s.dossier_id from app.share s where s.id = p_id)
    when 'Dossier' then$w$);
end $$;
`;
