/**
 * Who is named référent, now, until just now or from the next instant, some admitted and some no longer; what was proposed, by those admitted or not any more, and decided;
 * and who would name, propose and decide: in their own name or in another's.
 */
import { BASES } from './dossiers.js';
import { FOLLOWS } from '../oracle/table.js';
import type { AdmissionProposal, Dossier, Habilitation, Validity, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY, live, mostly } from './validity.js';

const proposed = (dice: Dice, world: World, d: Dossier, by: Habilitation, invited: Habilitation): AdmissionProposal => ({
  id: dice.uuid(), departement: d.departement, dossier_id: d.id, invited_id: invited.id, kinds: 1 + dice.below(4095), duty: 'NONE', purpose: 'EVALUATE', legal_basis: dice.pick(BASES),
  proposed_by: by.id, proposed_at: world.t });

export function makeProposals(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  const hats = new Map(cast.actors.map((a) => [a.id, a]));
  const elsewhere = (departement: number): number => (dice.chance(0.25) ? 3 - departement : departement);
  for (const a of world.admission) {
    const { id: habilitation_id, function: fn } = hats.get(a.habilitation_id)!;
    if (!FOLLOWS.includes(fn)) continue;
    const name = (v: Validity): void => void world.referent.push({ id: dice.uuid(), departement: elsewhere(a.departement), dossier_id: a.dossier_id, habilitation_id, function: fn, admission_id: a.id,
      named_by: a.granted_by, named_at: t, ...v });
    // Who is no longer admitted keeps the line that says that they were named; who is admitted is not named for all that.
    if (a.valid_to <= t || t < a.valid_from) for (let i = 0; i < 4; i++) name(mostly(dice, t, 0.3));
    else name(dice.pick([{ valid_from: t - 3 * DAY, valid_to: t }, { valid_from: t, valid_to: t + 3 * DAY }, mostly(dice, t, 0.9), mostly(dice, t, 0.9)]));
  }
  const dossiers = new Map(world.dossier.map((d) => [d.id, d]));
  for (const a of dice.sample(world.admission, 100)) {
    const by = hats.get(a.habilitation_id)!;
    const p = { ...proposed(dice, world, dossiers.get(a.dossier_id)!, by, another(dice, cast, by)), departement: elsewhere(a.departement) };
    world.admission_proposal.push(p);
    if (dice.chance(0.8)) world.admission_decision.push({ id: dice.uuid(), departement: elsewhere(a.departement), dossier_id: p.dossier_id, proposal_id: p.id, habilitation_id: by.id, outcome: 'REFUSED', decided_by: a.granted_by, decided_at: t });
  }
}

export function decideProposals({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  for (let i = 0; i < times; i++) {
    const d = dice.pick(dice.chance(0.5) ? world.dossier : world.dossier.slice(0, 3));
    const follower = dice.pick(cast.actors.filter((a) => FOLLOWS.includes(a.function)));
    const a = dice.pick(world.admission.filter((x) => x.habilitation_id === follower.id && x.dossier_id === d.id).concat(world.admission.slice(0, 1)));
    add(actor, 'Referent', 'grant', { id: dice.uuid(), departement: elsewhere(d.departement), dossier_id: d.id, habilitation_id: follower.id, function: lie(follower.function, 'TISF'), admission_id: a.id,
      named_by: lie(actor.id, dice.pick(cast.actors).id), named_at: world.t, ...live(dice, world.t) });
    if (world.admission_proposal.length === 0) continue;
    const p = dice.pick(world.admission_proposal);
    add(actor, 'AdmissionDecision', 'grant', { id: dice.uuid(), departement: elsewhere(p.departement), dossier_id: p.dossier_id, proposal_id: p.id, habilitation_id: p.proposed_by, outcome: 'REFUSED',
      decided_by: lie(actor.id, dice.pick(cast.actors).id), decided_at: world.t });
  }
  const own = world.admission_kind.filter((k) => k.habilitation_id === actor.id);
  const dossiers = new Map(world.dossier.map((d) => [d.id, d]));
  for (const d of [...dice.sample(own, 4).map((k) => dossiers.get(k.dossier_id)!), dice.pick(world.dossier)]) {
    add(actor, 'AdmissionProposal', 'propose', { ...proposed(dice, world, d, actor, another(dice, cast, actor)), departement: elsewhere(d.departement), proposed_by: lie(actor.id, dice.pick(cast.actors).id) });
  }
}
