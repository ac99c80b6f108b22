/** What the specs of a meeting need: a synthèse convened on a child, its agenda, those who sit there; opened, and the pen in somebody's hand. */
import type { AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { Convocation } from '../../libs/syntheses/convocation.entity.js';
import type { MinuteLine } from '../../libs/syntheses/minute-line.entity.js';
import type { WriteLineInput } from '../../libs/syntheses/seance.inputs.js';
import { SynthesePoint } from '../../libs/syntheses/synthese-point.entity.js';
import { Synthese } from '../../libs/syntheses/synthese.entity.js';
import { sayNothingToObserve } from '../../libs/syntheses/observe-minutes.js';
import { handPen, takePen } from '../../libs/syntheses/take-pen.js';
import { closeSeance, openSeance } from '../../libs/syntheses/take-seance-step.js';
import { writeLine } from '../../libs/syntheses/write-line.js';
import type { Door } from './door.js';
import { actorId, dossier, inform, letIn, uuid } from './situation.js';

const HEADINGS = { LOG: 'LOGISTIQUE', SCO: 'SCOLARITE', SOC: 'EVALUATION', MED: 'SANTE', FAM: 'VIE_FAMILIALE', PAR: 'AVIS_FAMILLE', ENF: 'PAROLE_ENFANT', JUD: 'MESURE_JUDICIAIRE', IDE: 'FAITS_RECENTS' } as const;
type PointKind = keyof typeof HEADINGS;
export interface Table { dossierId: string; syntheseId: string; points: Record<PointKind, string>; seats: Record<string, string>; admissions: Record<string, string> }

/** The one who convenes is A8, who sits there by function; the others, by the admission that is given here. */
export async function table(door: Door, admitted: Record<string, AdmitInput['kinds']>): Promise<Table> {
  const { id: dossierId } = await dossier(door);
  await inform(door, dossierId);
  const admissions: Record<string, string> = {};
  for (const [who, kinds] of Object.entries(admitted)) admissions[who] = (await letIn(door, dossierId, who, kinds)).id;
  return await tableOn(door, dossierId, admissions);
}

/** On a child whose family was informed. */
export async function tableOn(door: Door, dossierId: string, admissions: Record<string, string> = {}): Promise<Table> {
  return await door.as('A8', async (tx) => {
    const { id: authorId, departement } = tx.actor;
    const { id: syntheseId } = await tx.add(Synthese, 'convene', { departement, dossierId, authorId, type: 'EVALUATION', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', convenedAt: tx.now, requestId: uuid() });
    const points = {} as Table['points'];
    for (const [at, kind] of (Object.keys(HEADINGS) as PointKind[]).entries()) {
      points[kind] = (await tx.add(SynthesePoint, 'write', { departement, dossierId, homeId: dossierId, syntheseId, position: at + 1, part: 1, heading: HEADINGS[kind], kind, detail: kind === 'MED' ? 'SUMMARY' : 'FULL', source: 'OTHER', minutes: 10, speakerId: null, authorId })).id;
    }
    const seats: Table['seats'] = {};
    for (const [who, admissionId] of [['A8', null], ...Object.entries(admissions)] as const) {
      const { rows: [h] } = await door.db.owner.query<{ function: string }>('select function from app.habilitation where id = $1', [actorId(who)]);
      seats[who] = (await tx.add(Convocation, 'add', { departement, dossierId, syntheseId, habilitationId: actorId(who), function: h!.function, basis: admissionId ? 'ADMISSION' : 'FUNCTION', admissionId, required: true, invitedBy: authorId, validFrom: tx.now, validTo: Infinity })).id;
    }
    return { dossierId, syntheseId, points, seats, admissions };
  });
}

export const key = (syntheseId: string): { requestId: string; syntheseId: string } => ({ requestId: uuid(), syntheseId });

/** The same, opened, the pen in the hand of one of them. */
export async function opened(door: Door, admitted: Record<string, AdmitInput['kinds']>, scribe = 'A5'): Promise<Table> {
  const made = await table(door, admitted);
  await door.as('A8', (tx) => openSeance(tx, key(made.syntheseId)));
  await door.as(scribe, (tx) => takePen(tx, key(made.syntheseId)));
  return made;
}

/** Closed, and reread by everybody at the table, who has nothing to observe: it may be validated. */
export async function reread(door: Door, { syntheseId, seats }: Pick<Table, 'syntheseId' | 'seats'>): Promise<void> {
  await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
  for (const who of Object.keys(seats)) if (who !== 'A8') await door.as(who, (tx) => sayNothingToObserve(tx, key(syntheseId)));
}

export const hand = (door: Door, from: string, to: string, syntheseId: string): Promise<unknown> => door.as(from, (tx) => handPen(tx, { ...key(syntheseId), habilitationId: actorId(to) }));
export const write = (door: Door, who: string, pointId: string, body: string, more: Partial<WriteLineInput> = {}): Promise<MinuteLine> =>
  door.as(who, (tx) => writeLine(tx, { requestId: uuid(), pointId, type: 'CONSTAT', voice: 'PROFESSIONNEL', body, ...more }));
