import { Dossier } from '../dossiers/dossier.entity.js';
import { Organisation } from '../partners/organisation.entity.js';
import { emptyEbauche } from '../partners/save-ebauche.js';
import { Territoire } from '../partners/territoire.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { checkedLetter, lettered } from './checked-letter.js';
import { requireCompetence } from './require-competence.js';
import { routeOf } from './route-of.js';
import { Signalement } from './signalement.entity.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { DraftSignalementInput } from './signalements.inputs.js';

const MOST_DOSSIERS = 12;

/**
 * Begins a signalement: its key, the parquet of where the child lives, the first version of its letter (CASF L.226-4). By the département, it names the dossiers that it is about;
 * directly, by a partner, because it is grave, it names none: the cell attaches it.
 */
export async function draftSignalement(tx: Tx, input: DraftSignalementInput): Promise<Signalement> {
  const requestId = uuid('requestId', input.requestId);
  const head = { parquetId: uuid('parquetId', input.parquetId), territoireId: uuid('territoireId', input.territoireId), urgency: input.urgency, ground: input.ground };
  const dossierIds = [...new Set(input.dossierIds.map((id) => uuid('dossierIds', id)))];
  const route = routeOf(tx);
  requireRoute(route, head.ground, dossierIds);
  const letter = lettered(checkedLetter(input.letter, tx.now));

  await tx.lock('request', requestId);
  const { departement, id: authorId } = tx.actor;
  const [already] = await tx.allowed(Signalement, 'read', { where: { authorId, requestId } });
  if (already) return await sameDraft(tx, already, head, letter);
  await tx.require(Signalement, 'open', { departement, authorId, route }, requestId, { explained: true });
  await tx.get(Territoire, head.territoireId, 'read', 'territoireId');
  await tx.get(Organisation, head.parquetId, 'read', 'parquetId');
  for (const id of dossierIds) await tx.get(Dossier, id, 'read', 'dossierIds');
  await requireCompetence(tx, head);

  const signalement = await tx.add(Signalement, 'open', { departement, route, authorId, draftedAt: tx.now, requestId, ...head }, { newKey: 'INTAKE', explained: true });
  const part = { departement, signalementId: signalement.id, route };
  await tx.add(SignalementLetter, 'write', { ...part, version: 1, authorId, writtenAt: tx.now, letter, requestId });
  for (const dossierId of dossierIds) await tx.add(SignalementDossier, 'add', { ...part, dossierId, attachedBy: authorId, attachedAt: tx.now }, { field: 'dossierIds', explained: true });
  await emptyEbauche(tx, 'LETTRE', dossierIds.length > 0 ? dossierIds : [null]);
  await tx.record('signalement.drafted', signalement);
  return signalement;
}

function requireRoute(route: string, ground: string, dossierIds: readonly string[]): void {
  if (dossierIds.length > MOST_DOSSIERS) throw new UserError('TROP_NOMBREUX', `${MOST_DOSSIERS} dossiers au plus.`, 'dossierIds');
  if (route === 'DEPARTEMENT' && dossierIds.length === 0) throw new UserError('OBLIGATOIRE', 'Le département dit de quels dossiers il s’agit.', 'dossierIds');
  if (route === 'DIRECT' && dossierIds.length > 0) throw new UserError('AUTRE_VOIE', 'Un avis direct ne nomme pas de dossier : la CRIP le rattache. (CASF L.226-4 II)', 'dossierIds');
  if (route === 'DIRECT' && ground !== 'GRAVE_AND_IMMEDIATE_DANGER') throw new UserError('AUTRE_VOIE', 'Le parquet ne se saisit directement que pour la gravité ; sinon, transmettez une information préoccupante. (CASF L.226-4 II)', 'ground');
}

async function sameDraft(tx: Tx, already: Signalement, head: Partial<Signalement>, letter: string): Promise<Signalement> {
  sameRequest(already, head);
  const [first] = await tx.allowed(SignalementLetter, 'read', { where: { signalementId: already.id, version: 1 } });
  if (first) sameRequest(first, { letter });
  return already;
}
