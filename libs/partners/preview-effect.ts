import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { HabilitationEffect } from '../platform/ends.js';
import type { Tx } from '../platform/tx.js';
import type { HabilitationEffectType } from './habilitation-effect.type.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { Habilitation } from './habilitation.entity.js';

const several = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;
const reach = ({ dossiers, threads }: HabilitationEffect): string => `${several(dossiers, 'dossier', 'dossiers')} et ${several(threads, 'échange', 'échanges')}`;
const mayNot = (field: string): UserError => new UserError('FONCTION_NON_COMPETENTE', 'Cet acte appartient à l’administrateur du département. (CASF R.221-8)', field);

/** What granting this proposal would open: dossiers of its perimeter; never an exchange, which asks for a participation. */
export async function previewGrant(tx: Tx, proposalId: string): Promise<HabilitationEffectType> {
  const proposal = await tx.get(HabilitationProposal, uuid('proposalId', proposalId), 'read', 'proposalId');
  const effect = await tx.effect('granting', proposal.id);
  if (!effect) throw mayNot('proposalId');
  return { ...effect, peopleGaining: 1, peopleLosing: 0, phrase: `1 personne gagne l’accès à ${reach(effect)}, 0 en perd.` };
}

/** What ending this habilitation would close, now. */
export async function previewEnd(tx: Tx, habilitationId: string): Promise<HabilitationEffectType> {
  const habilitation = await tx.get(Habilitation, uuid('habilitationId', habilitationId), 'read', 'habilitationId');
  const effect = await tx.effect('ending', habilitation.id);
  if (!effect) throw mayNot('habilitationId');
  return { ...effect, peopleGaining: 0, peopleLosing: 1, phrase: `0 personne gagne un accès, 1 perd l’accès à ${reach(effect)}.` };
}
