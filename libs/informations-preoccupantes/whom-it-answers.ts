import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Informant } from './informant.entity.js';
import { BY_DUTY, ORIGIP } from './olinpe.js';
import { Qualification } from './qualification.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { closes, type Reporter, type Stage } from './retour.js';
import type { State } from './states.js';

/** Of whom it comes, as the law grades who is answered (CASF L.226-5), and whether they live with the child: known of the cell alone. */
export async function reporterOf(tx: Tx, intakeId: string): Promise<{ reporter: Reporter; atHome: boolean }> {
  const [informant] = await tx.allowed(Informant, 'read', { where: { intakeId } });
  if (!informant) throw new UserError('HORS_PERIMETRE', 'Le retour se donne par la cellule, qui sait d’où vient l’information. (CASF L.226-3)', 'informationPreoccupanteId');
  return { reporter: graded(informant), atHome: informant.livesWithChild === 'YES' };
}

function graded({ origin, identityGiven }: Informant): Reporter {
  if (origin === ORIGIP.ELECTED) return 'ELECTED';
  if (BY_DUTY.includes(origin)) return 'PROFESSIONAL';
  return identityGiven === 'GIVEN' ? 'PRIVATE' : 'ANONYMOUS';
}

const STAGE_OF: Record<State, Stage> = {
  RECEIVED: 'RECEIVED', NOT_IP: 'NOT_IP', COMPLEMENT: 'COMPLEMENT', FORWARDED: 'FORWARDED', QUALIFIED: 'IN_EVALUATION', IN_EVALUATION: 'IN_EVALUATION', REPORT_SUBMITTED: 'IN_EVALUATION',
  CLOSED_NO_ACTION: 'NO_ACTION', ADMIN_HELP_PROPOSED: 'HELP', JUDICIAL_REFERRAL: 'JUDICIAL',
};

/** How far it is. What completes another is as far as that other: who gave it is told as if it had been alone. */
export async function stageOf(tx: Tx, head: InformationPreoccupante): Promise<Stage> {
  const stage = STAGE_OF[head.state as State];
  if (stage !== 'COMPLEMENT') return stage;
  const proposed = await tx.allowed(Qualification, 'read', { where: { intakeId: head.id, outcome: 'COMPLEMENT' }, order: ['writtenAt', 'id'] });
  const other = await stageOf(tx, await tx.get(InformationPreoccupante, proposed.at(-1)!.complementOf!, 'read'));
  return closes(other) ? other : stage;
}
