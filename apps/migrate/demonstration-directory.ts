/** The demonstration département's directory: the cast of the identity provider, its organisations and its territories. All invented. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

export interface Person { key: string; email: string; name: string; function: string; organisation: string; departement: string; siret: string; account: boolean }

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
  MEDECIN_HOSPITALIER: 'HOSPITAL', MEDECIN_TRAITANT: 'OTHER', PLATFORM_ADMIN: 'OTHER',
};
/** Whose function looks over a territory. */
const WITH_TERRITORY: Record<string, readonly string[]> = {
  AGENT_CRIP: [TERRITOIRES.nord, TERRITOIRES.sud], RESPONSABLE_CRIP: [TERRITOIRES.nord, TERRITOIRES.sud], RESPONSABLE_ASE: [TERRITOIRES.nord],
};

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
    for (const territoire of WITH_TERRITORY[p.function] ?? []) {
      await owner.query('insert into app.habilitation_territoire values ($1, $2, $3) on conflict do nothing', [actorId(p.key), territoire, departement]);
    }
  }
}
