/**
 * What founds a share, and an admission, by the sender's regime, the reader's and the kind: typed from docs/lecture-de-la-loi.md, § 7, and from nothing else. What was shared or
 * admitted before stands; what comes is refused here whatever the code says. It takes the place of the constraint of 0010, which knew no kind.
 */
const DISCRETION = `'PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE','ENSEIGNANT','PROFESSIONNEL_PETITE_ENFANCE'`;
const BOUND = `'AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE','ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT',
    'PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ',
    'ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT'`;
const FORMAL = `'PROCUREUR','JUGE_DES_ENFANTS','GREFFIER','ENQUETEUR','ADMINISTRATEUR_AD_HOC','AVOCAT'`;
const HEALTH = `'MEDECIN_PMI','MEDECIN_REFERENT','PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT'`;
const YOUTH = `'EDUCATEUR_PJJ','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS'`;
const HEADS = `'AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION'`;
const OF_THE_ASE = `'AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','REFERENT_ASE','SECRETARIAT_ASE','CESF','TISF','PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL'`;
const CARE = `'IDE','FAM','SOC','MED','PAR','ENF','LOG'`;
const CARE_TEAM = `'IDE','MED','PAR','ENF','LOG'`;
const JUVENILE = `'IDE','FAM','SCO','SOC','JUD','PAR','ENF','LOG'`;

export const up = `
create function app.basis_shares(p_basis text, p_sender text, p_reader text, p_kind text) returns boolean language sql immutable set search_path = '' as $$
  select p_sender in (${BOUND}) and case p_basis
    when 'CASF_226_2_2' then p_reader in (${BOUND}) and p_kind not in ('INF','ADO')
    when 'CASF_221_6' then p_reader in (${HEADS}) and p_kind <> 'ADO'
    when 'CSP_1110_4_II' then p_reader in (${BOUND}) and (p_sender in (${HEALTH}) or p_reader in (${HEALTH})) and p_kind in (${CARE})
    when 'CSP_1110_4_III' then p_sender in (${HEALTH}) and p_reader in (${HEALTH}) and p_kind in (${CARE_TEAM})
    when 'CJPM_241_2' then p_sender in (${YOUTH}) and p_reader in (${BOUND},${DISCRETION}) and p_kind in (${JUVENILE})
    when 'CPP_40' then p_reader = 'PROCUREUR'
    when 'CASF_226_4' then p_reader = 'PROCUREUR'
    when 'CP_226_14' then p_reader = 'PROCUREUR'
    when 'CASF_221_4' then p_reader in ('JUGE_DES_ENFANTS','GREFFIER')
    when 'CASF_223_5' then p_reader = 'MEMBRE_CESSEC'
    when 'JUDICIAL_REQUISITION' then p_reader in (${FORMAL})
    else false end
$$;
create function app.basis_admits(p_basis text, p_reader text, p_kind text) returns boolean language sql immutable set search_path = '' as $$
  select p_kind = 'LOG' or case p_basis
    when 'CASF_226_2_2' then p_reader in (${BOUND}) and p_kind not in ('INF','ADO')
    when 'CASF_221_6' then p_reader in (${OF_THE_ASE}) and p_kind <> 'ADO'
    when 'CSP_1110_4_II' then p_reader in (${HEALTH}) and p_kind in (${CARE})
    when 'CJPM_241_2' then p_reader in (${YOUTH}) and p_kind in (${JUVENILE})
    else false end
$$;
revoke execute on function app.basis_shares(text, text, text, text), app.basis_admits(text, text, text) from public;
-- A share that ends is checked again, by whoever ends it: the database itself, when somebody is kept out.
grant execute on function app.basis_shares(text, text, text, text) to app_rt, app_policy;
grant execute on function app.basis_admits(text, text, text) to app_policy;

alter table app.share drop constraint basis_holds;
alter table app.share add constraint basis_holds check (app.basis_shares(legal_basis, sender_function, reader_function, kind)) not valid;

grant select (legal_basis) on app.admission to app_policy;
create function app.require_basis() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.admission a join app.habilitation h on h.id = a.habilitation_id where a.id = new.admission_id and app.basis_admits(a.legal_basis, h.function, new.kind)) then
    raise exception 'this admission is not founded, for this kind, on its legal basis' using errcode = '23514', constraint = 'basis_admits', table = 'admission_kind';
  end if;
  return null;
end $$;
revoke execute on function app.require_basis() from public;
alter function app.require_basis() owner to app_policy;
create trigger founded after insert on app.admission_kind for each row execute function app.require_basis();
`;
