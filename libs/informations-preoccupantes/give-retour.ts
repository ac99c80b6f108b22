import { meetClock } from '../clocks/run-clock.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { DemandeRetour } from './demande-retour.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { Retour } from './retour.entity.js';
import { RetourRefuse } from './retour-refuse.entity.js';
import { answers, retourTo, type Refusal, type Reporter } from './retour.js';
import type { GiveRetourInput } from './suites.inputs.js';
import { reporterOf, stageOf } from './whom-it-answers.js';

/**
 * Tells whoever transmitted what became of it (CASF L.226-5, D.226-2-8): the sentence is the table's (retour.ts), by who asks and how far it is; nobody writes another. Whoever is not a
 * professional is answered once they have asked, and may be refused for one of three reasons, which they are not told; a professional never is.
 */
export async function giveRetour(tx: Tx, input: GiveRetourInput): Promise<Retour> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  const refusal = input.refusal ?? null;
  const motive = input.motive === undefined || input.motive === null ? null : text('motive', input.motive, { max: 4000 });
  if ((refusal === null) !== (motive === null)) throw new UserError('INCOHERENT', 'Un refus se motive, et lui seul.', 'motive');
  const { means } = input;

  const head = await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  await tx.lock('Retour', intakeId);
  const signed = { departement: tx.actor.departement, intakeId, authorId: tx.actor.id };
  const row = { ...signed, addresseeId: head.authorId, means, givenAt: tx.now, requestId };
  await tx.require(Retour, 'write', row, intakeId, { field: 'informationPreoccupanteId', explained: true });
  const given = await tx.allowed(Retour, 'read', { where: { intakeId } });
  const again = given.find((r) => r.requestId === requestId);
  if (again) return await sameRetour(tx, again, { means, refusal, motive });
  const { reporter, atHome } = await reporterOf(tx, intakeId);
  requireAddressed(reporter, means, refusal);
  if (atHome && means === 'LETTER') throw new UserError('LETTRE_AU_DOMICILE', 'Cette personne vit avec l’enfant : une lettre y serait lue. Par téléphone, ou de vive voix. (CASF D.226-2-8, 3°)', 'means');
  const [asked] = reporter === 'PRIVATE' ? await tx.allowed(DemandeRetour, 'read', { where: { intakeId } }) : [];
  if (reporter === 'PRIVATE' && !asked) throw new UserError('NON_DEMANDE', 'Une personne qui n’est ni professionnelle ni élue est informée si elle le demande. (CASF L.226-5 al. 2)', 'informationPreoccupanteId');
  const stage = await stageOf(tx, head);
  const refused = await tx.allowed(RetourRefuse, 'read', { where: { intakeId } });
  // Whoever is not a professional learns no more later: another sentence of the same words would tell when something was decided.
  const answered = reporter === 'PRIVATE' && (refused.length > 0 || given.some((r) => answers(reporter, r.stage, null)));
  if (answered || given.some((r) => r.stage === stage)) throw new UserError('DEJA_DIT', 'Ce retour a déjà été donné, et rien n’a changé depuis.', 'informationPreoccupanteId');
  const retour = await tx.add(Retour, 'write', { ...row, stage, sentence: retourTo(reporter, stage, refusal)! });
  await tx.record('retour.given', retour);
  if (refusal) await tx.add(RetourRefuse, 'write', { ...signed, retourId: retour.id, writtenAt: tx.now, refusal, motive: motive! });
  if (answers(reporter, stage, refusal)) await (asked ? meetClock(tx, 'IP_FEEDBACK_LAY', asked.id, retour) : meetClock(tx, 'IP_FEEDBACK_PRO', intakeId, retour));
  return retour;
}

async function sameRetour(tx: Tx, again: Retour, { means, refusal, motive }: { means: string; refusal: string | null; motive: string | null }): Promise<Retour> {
  const [refused] = await tx.allowed(RetourRefuse, 'read', { where: { retourId: again.id } });
  sameRequest({ refusal: refused?.refusal ?? null, motive: refused?.motive ?? null }, { refusal, motive });
  return sameRequest(again, { means });
}

function requireAddressed(reporter: Reporter, means: string, refusal: Refusal | null): void {
  if (reporter === 'ANONYMOUS') throw new UserError('SANS_DESTINATAIRE', 'Qui a parlé ne s’est pas nommé : il n’y a personne à qui répondre.', 'informationPreoccupanteId');
  if (refusal && reporter !== 'PRIVATE') throw new UserError('TOUJOURS_INFORME', 'Un professionnel ou un élu est toujours informé : les trois refus sont ceux des autres personnes. (CASF D.226-2-8)', 'refusal');
  // Whoever took the call would read here what is meant for whoever called.
  if (reporter === 'PRIVATE' && means === 'PLATFORM') throw new UserError('MOYEN', 'Cette personne n’a pas de compte : par lettre, par téléphone ou de vive voix.', 'means');
}
