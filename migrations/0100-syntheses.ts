/**
 * Réunions de synthèse: one is convened and never changed; when it is held, moved or cancelled are lines in order, the last of which holds; a point of its agenda is a
 * heading of a closed list, which says no secret, and a kind; a convocation is the right to sit there, and lives as long as the admission that it stands on.
 */
import { allow } from './allow.js';

/** Of whom the logistics of a dossier are open to: never a magistrate, an investigator, counsel (docs/lecture-de-la-loi.md, § 5 quinquies). */
const CONVOKED = `('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE','ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT',
  'PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ',
  'ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE','ENSEIGNANT','CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT','PROFESSIONNEL_PETITE_ENFANCE')`;

export const up = `
create table app.synthese (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  author_id uuid not null references app.habilitation,
  type text not null check (type in ('EVALUATION','DECISION','PPE','FOLLOW_UP','CRISIS','END_OF_MEASURE')),
  purpose text not null check (purpose in ('EVALUATE','DETERMINE_ACTION','IMPLEMENT_ACTION')),
  legal_basis text not null check (legal_basis in ('CASF_226_2_2','CASF_221_6','CJPM_241_2')),
  convened_at timestamptz(3) not null,
  request_id uuid not null,
  unique (author_id, request_id),
  unique (id, dossier_id)
);
create index on app.synthese (dossier_id, convened_at);

create table app.synthese_date (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  sequence smallint not null check (sequence >= 0),
  fact text not null check (fact in ('SET','MOVED','CANCELLED')),
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  place bytea,
  reason bytea,
  author_id uuid not null references app.habilitation,
  recorded_at timestamptz(3) not null,
  request_id uuid not null,
  unique (synthese_id, sequence),
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  check (fact = 'CANCELLED' or (fact = 'SET') = (sequence = 0)),
  -- Cancelled, it bears the date that it had, if it had one.
  check ((starts_at is null) = (ends_at is null) and starts_at < ends_at),
  check (fact = 'CANCELLED' or starts_at is not null)
);
create unique index on app.synthese_date (synthese_id) where fact = 'CANCELLED';

create table app.synthese_point (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  home_id uuid not null,
  synthese_id uuid not null,
  position smallint not null check (position between 1 and 40),
  part smallint not null check (part between 1 and 3),
  heading text not null check (heading in ('LOGISTIQUE','SCOLARITE','FAITS_RECENTS','SANTE','EVALUATION','VIE_FAMILIALE','AVIS_FAMILLE','PAROLE_ENFANT','MESURE_JUDICIAIRE','PROJET','DECISIONS')),
  kind text not null check (kind in ('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  minutes smallint not null check (minutes between 1 and 240),
  speaker_id uuid references app.habilitation,
  author_id uuid not null references app.habilitation,
  unique (synthese_id, position),
  foreign key (synthese_id, home_id) references app.synthese (id, dossier_id)
);
create index on app.synthese_point (home_id);

create table app.convocation (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  habilitation_id uuid not null,
  function text not null check (function in ${CONVOKED}),
  basis text not null check (basis in ('ADMISSION','FUNCTION')),
  admission_id uuid,
  required boolean not null,
  invited_by uuid not null references app.habilitation,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  foreign key (habilitation_id, function) references app.habilitation (id, function),
  -- Nobody sits there through another's admission, or through an admission to another child's dossier.
  foreign key (admission_id, habilitation_id, dossier_id) references app.admission (id, habilitation_id, dossier_id),
  check ((basis = 'ADMISSION') = (admission_id is not null)),
  check (valid_from <= valid_to)
);
create index on app.convocation (synthese_id);
create index on app.convocation (habilitation_id, synthese_id);
create index on app.convocation (admission_id);
create index on app.convocation (dossier_id);

${allow('share', 'item_type', 'SynthesePoint')}
${allow('event', 'type', 'synthese.convened', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended')}
${allow('event', 'subject_type', 'Synthese', 'SyntheseDate', 'Convocation')}
${allow('access', 'subject_type', 'Synthese', 'SyntheseDate', 'SynthesePoint', 'Convocation')}
${allow('consequence', 'type', 'synthese.convened', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended')}
`;
