/** The demonstration département's directory: the cast of the identity provider, its organisations and its territories. All invented. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

export interface Person { key: string; email: string; name: string; function: string; organisation: string; departement: string; siret: string; sub: string; account: boolean }

/** A stable UUIDv4 for a demonstration row: the same at every reset, so that the README's examples hold. */
export function stableId(name: string): string {
  const h = createHash('sha256').update(`cordee demonstration ${name}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

export const actorId = (key: string): string => stableId(`habilitation ${key}`);
export const TERRITOIRES = { nord: stableId('territoire Montférien-Nord'), sud: stableId('territoire Montférien-Sud') };

const SECTORS: Record<string, string> = {
  DIRECTEUR_ECOLE: 'SCHOOL', ENSEIGNANT: 'SCHOOL', ASSISTANT_SOCIAL_SCOLAIRE: 'SCHOOL_HEALTH', MEDECIN_SCOLAIRE: 'SCHOOL_HEALTH', PUERICULTRICE_PMI: 'PMI', MEDECIN_PMI: 'PMI',
  PROCUREUR: 'JUSTICE', JUGE_DES_ENFANTS: 'JUSTICE', AVOCAT: 'JUSTICE', EDUCATEUR_ASSOCIATION: 'ASSOCIATION', ADMINISTRATEUR_AD_HOC: 'ASSOCIATION', EDUCATEUR_PJJ: 'PJJ',
  MEDECIN_HOSPITALIER: 'HOSPITAL', MEDECIN_TRAITANT: 'OTHER', PLATFORM_ADMIN: 'OTHER', CORRESPONDANT_ORGANISATION: 'ASSOCIATION',
};
/** Whose function looks over a territory. */
const WITH_TERRITORY: Record<string, readonly string[]> = {
  AGENT_CRIP: [TERRITOIRES.nord, TERRITOIRES.sud], RESPONSABLE_CRIP: [TERRITOIRES.nord, TERRITOIRES.sud], RESPONSABLE_ASE: [TERRITOIRES.nord],
};

/** Invented communes, and keys whose check digits hold. */
const COMMUNES: Record<string, readonly [code: string, name: string]> = {
  '': ['99001', 'Montférien'], 'Horizon Orvale': ['99042', 'Saint-Aubry-sur-Orvale'], 'MDS Montférien-Nord': ['99017', 'Vernay-le-Haut'], 'Trait d\'Union 99': ['99042', 'Saint-Aubry-sur-Orvale'],
};
const KEYS: Record<string, { uai?: string; finess?: string }> = {
  'École Les Tilleuls': { uai: '0990001N' }, 'PMI 99': { finess: '990000010' }, 'CH de Montférien, UAPED': { finess: '990000101' },
};
/** Numbers kept for fiction: nobody answers. */
const SERVICES: readonly [keyOfSomebodyThere: string, name: string, phone: string, hours: string][] = [
  ['A4', 'CRIP, permanence', '0536490001', 'lundi au vendredi, 8 h 30 à 18 h'], ['A9', 'Parquet des mineurs, permanence', '0536490002', 'nuit et jour'],
  ['A6', 'PMI Montférien, consultation', '0536490003', 'lundi au vendredi, 9 h à 17 h'], ['A8', 'ASE, astreinte', '0536490004', 'nuit, samedi, dimanche et jours fériés'],
  ['A11', 'Horizon Orvale, AEMO', '0536490005', 'lundi au vendredi, 9 h à 18 h'],
];

export const readCast = (file: string): Person[] => JSON.parse(readFileSync(file, 'utf8')) as Person[];

export async function loadDirectory(owner: pg.Client, cast: readonly Person[]): Promise<void> {
  await owner.query(`insert into app.territoire values ($1, 99, 'Montférien-Nord'), ($2, 99, 'Montférien-Sud') on conflict do nothing`, [TERRITOIRES.nord, TERRITOIRES.sud]);
  for (const p of cast.filter((c) => c.account)) {
    const departement = Number(p.departement);
    const organisation = stableId(`organisation ${p.siret} ${p.organisation}`);
    const person = stableId(`professionnel ${p.key}`);
    await owner.query('insert into app.organisation values ($1, $2, $3, $4, $5) on conflict do nothing', [organisation, departement, p.organisation, p.siret, SECTORS[p.function] ?? 'DEPARTEMENT']);
    await owner.query('insert into app.professionnel (id, departement, display_name, email) values ($1, $2, $3, $4) on conflict do nothing', [person, departement, p.name, p.email.toLowerCase()]);
    await owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      values ($1, $2, $3, $4, $5, app.now() - interval '1 day', 'infinity') on conflict do nothing`, [actorId(p.key), departement, person, organisation, p.function]);
    const commune = COMMUNES[p.organisation] ?? COMMUNES['']!;
    if (departement === 99) await owner.query('update app.organisation set commune_code = $2, commune_name = $3, uai = $4, finess = $5 where id = $1', [organisation, ...commune, KEYS[p.organisation]?.uai, KEYS[p.organisation]?.finess]);
    for (const territoire of WITH_TERRITORY[p.function] ?? []) {
      await owner.query('insert into app.habilitation_territoire values ($1, $2, $3) on conflict do nothing', [actorId(p.key), territoire, departement]);
    }
  }
  await loadServices(owner);
}

/** The cast has come already, by invitations long used: each is linked to a subject of this provider. Those whom a person invites come by their link. */
export async function linkCast(owner: Pick<pg.Client, 'query'>, cast: readonly Person[], issuer: string, subjectOf: (person: Person) => string): Promise<void> {
  for (const p of cast.filter((c) => c.account)) {
    await owner.query('update app.professionnel set issuer = $2, subject = $3 where id = $1 and (issuer, subject) is distinct from ($2, $3)', [stableId(`professionnel ${p.key}`), issuer, subjectOf(p)]);
  }
}

/** On call, substitutes, conventions: kept by those who keep them. */
async function loadServices(owner: pg.Client): Promise<void> {
  for (const [key, name, phone, hours] of SERVICES) {
    await owner.query(`insert into app.service (id, departement, organisation_id, name, on_call_phone, on_call_hours, recorded_by, request_id)
      select $1, departement, organisation_id, $3, $4, $5, $6, $1 from app.habilitation where id = $2 on conflict do nothing`, [stableId(`service ${name}`), actorId(key), name, phone, hours, actorId('COR')]);
  }
  await owner.query(`insert into app.substitution (id, departement, organisation_id, habilitation_id, substitute_id, recorded_by, request_id, valid_from, valid_to)
    select $1, a.departement, a.organisation_id, a.id, b.id, $4, $1, app.now(), app.now() + interval '120 days' from app.habilitation a join app.habilitation b on b.organisation_id = a.organisation_id
    where a.id = $2 and b.id = $3 on conflict do nothing`, [stableId('substitution'), actorId('A7'), actorId('A6'), actorId('COR')]);
  await owner.query(`insert into app.convention (id, departement, organisation_id, reference, recorded_by, request_id, valid_from, valid_to)
    select $1, departement, organisation_id, 'CONV-2024-031', $3, $1, '2024-01-01', '2027-01-01' from app.habilitation where id = $2 on conflict do nothing`, [stableId('convention'), actorId('A11'), actorId('ADM')]);
}
