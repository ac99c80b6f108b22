/** The acts that depend on what one stands for: opening, admitting, adding, correcting, acknowledging, asking; tried by those who may and by those who may not. */
import { cell } from '../oracle/cells.js';
import { BY_TERRITORY, KINDS, ON_CALL, OPENS_DOSSIERS, RESPONSIBLE, sourceOf } from '../oracle/table.js';
import type { Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Add } from './candidate.js';
import type { Dice } from './dice.js';
import { bringForward } from './clocks.js';
import { keepDirectory } from './directory.js';
import { keepPeople } from './people.js';
import { stayOnCall } from './glass.js';
import { evaluate } from './evaluations.js';
import { answer } from './suites.js';
import { qualify, transmit } from './intakes.js';
import { habilitate } from './habilitations.js';
import { basis } from './dossiers.js';
import { keepDossiers } from './conservation.js';
import { declareConflicts } from './conflicts.js';
import { followUp } from './actions.js';
import { askWhy } from './justifications.js';
import { giveDossiers } from './moves.js';
import { decideProposals } from './proposals.js';
import { seize } from './signalements.js';
import { reread } from './observations.js';
import { meet } from './polls.js';
import { sit } from './seances.js';
import { convene } from './syntheses.js';
import { DAY, live } from './validity.js';

export interface Attempt { dice: Dice; world: World; cast: Cast; actor: Habilitation; add: Add; lie: Lie; elsewhere: (departement: number) => number }
/** The truth, or one lie that must cost the act. */
export type Lie = <V>(truth: V, other: V) => V;

export function standing(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add): void {
  const lie: Lie = (truth, other) => (dice.chance(0.2) ? other : truth);
  /** The département of what one refers to; a lie takes the row away from the actor, never to the actor: nothing of one département refers to another's. */
  const elsewhere = (departement: number): number => (departement === actor.departement ? lie(departement, 3 - departement) : departement);
  const attempt = { dice, world, cast, actor, add, lie, elsewhere };
  const responsible = RESPONSIBLE.includes(actor.function);
  const opens = OPENS_DOSSIERS.includes(actor.function);
  admit(attempt, responsible ? 16 : 1);
  validate(attempt, responsible ? 24 : 1);
  if (opens || dice.chance(0.2)) open(attempt, opens ? 8 : 1);
  join(attempt, responsible ? 10 : 2);
  say(attempt);
  keepDirectory(attempt);
  habilitate(attempt);
  stayOnCall(attempt);
  keepPeople(attempt);
  share(attempt);
  choose(attempt);
  transmit(attempt);
  evaluate(attempt);
  answer(attempt);
  qualify(attempt);
  seize(attempt);
  decideProposals(attempt, responsible ? 28 : 1);
  bringForward(attempt);
  askWhy(attempt, responsible || actor.function === 'REFERENT_ASE' ? 30 : 4);
  convene(attempt);
  meet(attempt);
  sit(attempt);
  followUp(attempt);
  reread(attempt);
  giveDossiers(attempt, responsible ? 24 : 1);
  keepDossiers(attempt, responsible ? 24 : 1);
  declareConflicts(attempt, { heads: responsible, byTerritory: BY_TERRITORY.includes(actor.function) });
}

function admit({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  for (let i = 0; i < times; i++) {
    const d = dice.pick(world.dossier);
    const who = another(dice, cast, actor);
    const granted_by = lie(actor.id, another(dice, cast, who).id);
    const id = dice.uuid();
    const common = { departement: elsewhere(d.departement), dossier_id: d.id, habilitation_id: who.id, duty: lie(dice.pick(['NONE', 'EVALUATEUR']), 'ASTREINTE'), ...live(dice, world.t) };
    add(actor, 'Admission', 'grant', { id, ...common, purpose: 'EVALUATE', legal_basis: basis(dice), granted_by, granted_at: world.t });
    add(actor, 'AdmissionKind', 'grant', { admission_id: id, ...common, kind: dice.pick(KINDS) });
  }
}

/** Exceptions first, one's own among them; attempts and records cannot be validated, nor the exception of another child. */
function validate({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  const excepted = world.prior_information.filter((p) => p.means === 'NONE' && p.departement === actor.departement);
  for (let i = 0; i < times; i++) {
    const p = excepted.length > 0 && dice.chance(0.75) ? dice.pick(excepted) : dice.pick(world.prior_information);
    const dossier_id = lie(p.dossier_id, dice.pick(world.dossier).id);
    add(actor, 'PriorValidation', 'write', { id: dice.uuid(), departement: elsewhere(p.departement), dossier_id, prior_information_id: p.id, kind: 'FAM', detail: 'FULL',
      source: lie(sourceOf(actor.function), 'PMI'), author_id: lie(actor.id, dice.pick(cast.actors).id), written_at: world.t });
  }
}

function choose({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  for (let i = 0; i < 2; i++) {
    add(actor, 'NoticePreference', 'write', { id: dice.uuid(), departement: elsewhere(actor.departement), professionnel_id: lie(actor.professionnel_id, another(dice, cast, actor).professionnel_id),
      rhythm: 'DAILY', quiet_from: 20, quiet_to: 7, set_at: world.t, request_id: dice.uuid() });
    add(actor, 'Ebauche', 'write', { id: dice.uuid(), departement: elsewhere(actor.departement), professionnel_id: lie(actor.professionnel_id, another(dice, cast, actor).professionnel_id),
      form: dice.pick(['RECUEIL', 'LETTRE', 'CONVOCATION']), about_id: dice.uuid(), saved_at: world.t });
  }
}

function open({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  const { t } = world;
  for (let i = 0; i < times; i++) {
    // The first two are of the first territory.
    const [d, sibling] = dice.sample(dice.chance(0.5) ? world.dossier : world.dossier.slice(0, 2), 2);
    const departement = elsewhere(actor.departement);
    add(actor, 'Dossier', 'open', { id: dice.uuid(), departement, opened_by: lie(actor.id, dice.pick(cast.actors).id), opened_at: t, state: 'OPEN', request_id: dice.uuid() });
    add(actor, 'DossierTerritoire', 'open', { dossier_id: d!.id, territoire_id: dice.pick(world.territoire).id, departement, valid_from: t, valid_to: Infinity });
    add(actor, 'DossierLink', 'open', { id: dice.uuid(), dossier_id: d!.id, linked_id: sibling!.id, departement, nature: 'SIBLING', valid_from: t, valid_to: Infinity });
    add(actor, 'ChildLookup', 'ask', { id: dice.uuid(), departement, asked_by: lie(actor.id, dice.pick(cast.actors).id), asked_at: t, state: 'ASKED' });
  }
}

function join({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  const opened = world.thread.filter((x) => x.author_id === actor.id);
  for (const thread of [...Array.from({ length: times }, () => dice.pick(world.thread)), ...Array.from({ length: actor.function === ON_CALL ? 24 : 10 }, () => opened).flat()]) {
    const departement = elsewhere(elsewhere(thread.departement));
    add(actor, 'Participation', 'add', { id: dice.uuid(), departement, thread_id: thread.id, dossier_id: thread.dossier_id, habilitation_id: dice.pick(cast.actors).id,
      basis: 'FUNCTION', admission_id: null, from_seq: 1, valid_from: world.t, valid_to: world.t + DAY });
    add(actor, 'ReadingPosition', 'write', { id: dice.uuid(), departement, thread_id: thread.id, habilitation_id: lie(actor.id, dice.pick(cast.actors).id), seq: 1 });
    add(actor, 'Draft', 'write', { id: dice.uuid(), departement, dossier_id: thread.dossier_id, thread_id: thread.id, professionnel_id: lie(actor.professionnel_id, dice.pick(cast.actors).professionnel_id), saved_at: world.t });
    add(actor, 'ThreadDossier', 'open', { thread_id: thread.id, dossier_id: dice.pick(world.dossier).id, departement });
  }
}

function say({ dice, world, cast, actor, add, elsewhere }: Attempt): void {
  const mine = world.message.filter((m) => m.author_id === actor.id);
  const inside = new Set(world.participation.filter((p) => p.habilitation_id === actor.id).map((p) => p.thread_id));
  const heard = world.message.filter((m) => inside.has(m.thread_id));
  const by = (): string => (dice.chance(0.35) ? dice.pick(cast.actors).id : actor.id);
  for (const m of [...mine, ...mine, ...mine, ...dice.sample(heard, 3), ...dice.sample(world.message, 1)]) {
    const about = { departement: elsewhere(m.departement), message_id: m.id, thread_id: m.thread_id, seq: m.seq };
    const { dossier_id, kind, detail, source } = m;
    add(actor, 'Revision', 'write', { id: dice.uuid(), ...about, dossier_id, kind, detail, source, author_id: by(), version: 9, nature: 'CORRECTION', revised_at: world.t });
    add(actor, 'Mention', 'write', { id: dice.uuid(), ...about, dossier_id, kind, detail, source, author_id: by(), habilitation_id: dice.pick(cast.actors).id, sent_at: world.t, nature: 'PERSON', reply: 'NONE', due_at: Infinity, given_at: Infinity });
    add(actor, 'Piece', 'write', { id: dice.uuid(), ...about, dossier_id, kind, detail, source, author_id: by(), type: 'pdf', state: 'CLEAN', size: 1, added_at: world.t });
    add(actor, 'Receipt', 'write', { id: dice.uuid(), ...about, habilitation_id: by(), fact: 'NOTIFIED', at: world.t });
  }
}

/** What is heard or known, to those whose cell says X and to others; sometimes with one lie about the item. */
function share({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const own = new Set(world.admission_kind.filter((k) => k.habilitation_id === actor.id).map((k) => k.dossier_id));
  const inside = new Set(world.participation.filter((p) => p.habilitation_id === actor.id).map((p) => p.thread_id));
  const near = world.entry.filter((e) => own.has(e.dossier_id));
  const seats = new Set(world.convocation.filter((c) => c.habilitation_id === actor.id).map((c) => c.synthese_id));
  const items = [...dice.sample(world.synthese_point.filter((p) => seats.has(p.synthese_id)), 2).map((p) => ({ ...p, type: 'SynthesePoint' })), ...dice.sample(near.length > 0 ? near : world.entry, 4).map((e) => ({ ...e, type: 'Entry' })), ...dice.sample(world.message.filter((m) => inside.has(m.thread_id)), 3).map((m) => ({ ...m, type: 'Message' })),
    { ...dice.pick(world.entry), type: 'Entry' }];
  for (const item of items) {
    const open = cast.actors.filter((a) => a.id !== actor.id && cell(a.function, item.kind).some((c) => c.right === 'X'));
    const reader = open.length > 0 && dice.chance(0.7) ? dice.pick(open) : another(dice, cast, actor);
    add(actor, 'Share', 'grant', { id: dice.uuid(), departement: elsewhere(item.departement), item_id: item.id, item_type: lie(item.type, item.type === 'Entry' ? 'Message' : 'Entry'), dossier_id: lie(item.dossier_id, dice.pick(world.dossier).id),
      kind: lie(item.kind, dice.pick(KINDS)), detail: lie(item.detail, item.detail === 'FULL' ? 'SUMMARY' : 'FULL'), habilitation_id: reader.id, reader_function: reader.function,
      legal_basis: 'CASF_226_2_2', granted_by: lie(actor.id, dice.pick(cast.actors).id), sender_function: actor.function, ...live(dice, world.t) });
  }
}
