/** What awaits whoever keeps habilitations: proposals to validate or to grant, habilitations whose yearly review is due. A hundred at most, the oldest first. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import { after } from '../platform/delays.js';
import { gather } from '../platform/gather.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { NEEDS_VALIDATION, WHO_ADMITS, type Function } from '../secrecy/functions.js';
import { REVIEW_OF_AN_HABILITATION } from './delays.js';
import { HabilitationGrant } from './habilitation-grant.entity.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { HabilitationReview } from './habilitation-review.entity.js';
import { HabilitationValidation } from './habilitation-validation.entity.js';
import { Habilitation } from './habilitation.entity.js';

const ADMINISTRATOR = 'ADMINISTRATEUR_DEPARTEMENT';
const CORRESPONDENT = 'CORRESPONDANT_ORGANISATION';

/** Proposals by and for others that await this actor: a head's validation, or the administrator's grant. Not those whose period is over. */
export async function proposalsToDecide(tx: Tx): Promise<HabilitationProposal[]> {
  const { function: fn, professionnelId: me } = tx.actor;
  if (fn !== ADMINISTRATOR && !WHO_ADMITS.includes(fn as Function)) return [];
  const asked = { order: ['proposedAt', 'id'] as const };
  return await gather<HabilitationProposal>(MOST_AWAITED, (last, limit) => tx.allowed(HabilitationProposal, 'read', { ...asked, limit, ...(last && { after: { columns: asked.order, values: [last.proposedAt, last.id] } }) }), async (rows) => {
    const ids = rows.map((p) => p.id);
    const [validations, grants] = [await tx.allowed(HabilitationValidation, 'read', { among: { proposalId: ids } }), await tx.allowed(HabilitationGrant, 'read', { among: { proposalId: ids } })];
    return rows.filter((p) => {
      const validation = validations.find((v) => v.proposalId === p.id);
      const needed = NEEDS_VALIDATION.includes(p.function as Function);
      if (p.validTo <= tx.now || p.proposerId === me || p.professionnelId === me || grants.some((g) => g.proposalId === p.id)) return false;
      return fn === ADMINISTRATOR ? !needed || (validation !== undefined && validation.validatorId !== me) : needed && !validation;
    });
  });
}

/** Habilitations in force that nobody has reviewed for a year: to the administrator, all but their own; to a correspondent, those of the organisation. They stay in force: a lapse at night would hide a child. */
export async function habilitationsToReview(tx: Tx): Promise<Habilitation[]> {
  const { function: fn, professionnelId: me } = tx.actor;
  if (fn !== ADMINISTRATOR && fn !== CORRESPONDENT) return [];
  const [own] = await tx.allowed(Habilitation, 'read', { where: { id: tx.actor.id } });
  const where = fn === CORRESPONDENT ? { where: { organisationId: own!.organisationId } } : {};
  const order = ['validFrom', 'id'] as const;
  return await gather<Habilitation>(MOST_AWAITED, (last, limit) => tx.allowed(Habilitation, 'read', { ...where, inForce: true, order, limit, ...(last && { after: { columns: order, values: [last.validFrom, last.id] } }) }), async (rows) => {
    const due = rows.filter((h) => h.professionnelId !== me && after(REVIEW_OF_AN_HABILITATION, h.validFrom) <= tx.now);
    if (due.length === 0) return [];
    const reviews = await tx.allowed(HabilitationReview, 'read', { among: { habilitationId: due.map((h) => h.id) }, after: { columns: ['nextAt'], values: [tx.now] } });
    return due.filter((h) => !reviews.some((r) => r.habilitationId === h.id));
  });
}

/** For the day: a head validates, the administrator grants; who keeps habilitations reviews those that nobody has looked at for a year. */
export async function awaitedInPartners(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const [proposals, reviews] = [await proposalsToDecide(tx), await habilitationsToReview(tx)];
  const verb = tx.actor.function === ADMINISTRATOR ? 'GRANT' : 'VALIDATE';
  return [...proposals.map((p) => ({ verb, dueAt: null, dossierId: null, about: p } as const)), ...reviews.map((h) => ({ verb: 'REVIEW', dueAt: null, dossierId: null, about: h } as const))];
}
