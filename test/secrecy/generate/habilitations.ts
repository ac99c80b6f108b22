/**
 * Proposals of both départements, some validated, some granted; and who would propose, validate and grant: with the right persons, with oneself among them
 * under another hat, in another's name.
 */
import { FUNCTIONS, NEEDS_VALIDATION, RESPONSIBLE } from '../oracle/table.js';
import type { Habilitation, HabilitationProposal, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { live } from './validity.js';

const ACTING = [...RESPONSIBLE, 'ADMINISTRATEUR_DEPARTEMENT', 'CORRESPONDANT_ORGANISATION'];

function proposal(dice: Dice, world: World, by: Habilitation, person: string, fn: string): HabilitationProposal {
  return { id: dice.uuid(), departement: dice.chance(0.3) ? 3 - by.departement : by.departement, organisation_id: by.organisation_id, professionnel_id: person, function: fn, whole_departement: dice.chance(0.5),
    proposed_by: by.id, proposer_id: by.professionnel_id, proposed_at: world.t, request_id: dice.uuid(), ...live(dice, world.t) };
}

/** What a later act copies of its proposal. */
const copied = ({ departement, organisation_id, professionnel_id, proposer_id, function: fn }: HabilitationProposal): Pick<HabilitationProposal, 'departement' | 'organisation_id' | 'professionnel_id' | 'proposer_id' | 'function'> =>
  ({ departement, organisation_id, professionnel_id, proposer_id, function: fn });

export function makeHabilitations(dice: Dice, world: World, cast: Cast): void {
  const proved = new Set(world.professionnel.filter((p) => p.issuer !== null).map((p) => p.id));
  const acting = cast.actors.filter((a) => ACTING.includes(a.function));
  const of = (departement: number): Habilitation[] => cast.actors.filter((a) => a.departement === departement);
  for (let i = 0; i < 24; i++) {
    // Often by, or for, somebody who will be asked to validate or to grant it.
    const by = dice.pick(dice.chance(0.5) ? acting : dice.chance(0.8) ? of(1) : of(2));
    const others = of(by.departement).filter((a) => a.professionnel_id !== by.professionnel_id);
    if (others.length === 0) continue;
    const near = acting.filter((a) => others.includes(a));
    const person = dice.pick(near.length > 0 && dice.chance(0.4) ? near : others).professionnel_id;
    const p = proposal(dice, world, by, person, dice.pick(dice.chance(0.5) ? NEEDS_VALIDATION : FUNCTIONS));
    world.habilitation_proposal.push(p);
    // Only those whom the provider has proved validate, grant and are granted: the keys of the tables say so.
    const able = others.filter((a) => a.professionnel_id !== person && proved.has(a.professionnel_id));
    if (able.length === 0) continue;
    const v = dice.pick(dice.chance(0.7) ? [...able.filter((a) => near.includes(a)), able[0]!] : able);
    const validated = dice.chance(0.5);
    if (validated) world.habilitation_validation.push({ id: dice.uuid(), ...copied(p), proposal_id: p.id, validated_by: v.id, validator_id: v.professionnel_id, proved: true, validated_at: world.t });
    const granters = able.filter((a) => a.professionnel_id !== v.professionnel_id);
    const grantable = proved.has(person) && proved.has(by.professionnel_id) && (validated || !NEEDS_VALIDATION.includes(p.function));
    if (granters.length === 0 || !grantable || dice.chance(0.5)) continue;
    const g = dice.pick(granters);
    world.habilitation_grant.push({ id: dice.uuid(), ...copied(p), proposal_id: p.id, validator_id: validated ? v.professionnel_id : null, granted_by: g.id, granter_id: g.professionnel_id, proved: true,
      act_reference: 'ACTE', granted_at: world.t });
  }
}

/** How often each of them tries each act: where more must be true together, more tries tell each condition by itself. */
const TRIES: Record<string, { propose: number; validate: number; grant: number }> = {
  ADMINISTRATEUR_DEPARTEMENT: { propose: 2, validate: 2, grant: 100 }, CORRESPONDANT_ORGANISATION: { propose: 50, validate: 2, grant: 2 },
  ...Object.fromEntries(RESPONSIBLE.map((fn) => [fn, { propose: 24, validate: 24, grant: 2 }])),
};

export function habilitate(attempt: Attempt): void {
  const { dice, actor } = attempt;
  const tries = TRIES[actor.function] ?? (dice.chance(0.1) ? { propose: 1, validate: 1, grant: 1 } : { propose: 0, validate: 0, grant: 0 });
  for (let i = 0; i < tries.propose; i++) propose(attempt);
  for (let i = 0; i < tries.validate; i++) decide(attempt, 'validate');
  for (let i = 0; i < tries.grant; i++) decide(attempt, 'grant');
}

/** Signed as it must be, or with one lie about the hat or the person. */
function signature({ dice, cast, actor, lie }: Attempt): { me: string; person: string } {
  const liar = dice.pick(cast.actors);
  return { me: lie(actor.id, liar.id), person: lie(actor.professionnel_id, liar.professionnel_id) };
}

function propose(attempt: Attempt): void {
  const { dice, world, cast, actor, add, elsewhere } = attempt;
  const { me, person } = signature(attempt);
  const fn = dice.chance(0.5) ? 'CORRESPONDANT_ORGANISATION' : dice.pick(FUNCTIONS);
  const organisation_id = dice.chance(0.5) ? actor.organisation_id : dice.pick(world.organisation.filter((o) => o.id !== actor.organisation_id)).id;
  add(actor, 'HabilitationProposal', 'propose', { ...proposal(dice, world, actor, dice.pick(cast.actors).professionnel_id, fn), departement: elsewhere(actor.departement), organisation_id,
    proposed_by: me, proposer_id: person });
}

function decide(attempt: Attempt, action: 'validate' | 'grant'): void {
  const { dice, world, actor, add, lie, elsewhere } = attempt;
  if (world.habilitation_proposal.length === 0) return;
  const { me, person } = signature(attempt);
  const found = dice.pick(world.habilitation_proposal);
  const common = { ...copied(found), id: dice.uuid(), departement: elsewhere(actor.departement), proposal_id: found.id, proved: true };
  if (action === 'validate') add(actor, 'HabilitationValidation', action, { ...common, validated_by: me, validator_id: person, validated_at: world.t });
  else add(actor, 'HabilitationGrant', action, { ...common, function: lie(found.function, dice.pick(FUNCTIONS)), validator_id: null, granted_by: me, granter_id: person, act_reference: 'ACTE', granted_at: world.t });
}
