/** The acts that depend on what one stands for: opening, admitting, adding, correcting, acknowledging, asking; tried by those who may and by those who may not. */
import { KINDS, OPENS_DOSSIERS, RESPONSIBLE } from '../oracle/table.js';
import type { Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Add } from './candidate.js';
import type { Dice } from './dice.js';
import { basis } from './dossiers.js';
import { DAY, live } from './validity.js';

export function standing(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add): void {
  const responsible = RESPONSIBLE.includes(actor.function);
  const opens = OPENS_DOSSIERS.includes(actor.function);
  /** The truth, or one lie that must cost the act. */
  const lie = <V>(truth: V, other: V): V => (dice.chance(responsible || opens ? 0.25 : 0.1) ? other : truth);
  admit(dice, world, cast, actor, add, lie, responsible ? 7 : 1);
  if (opens || dice.chance(0.2)) open(dice, world, cast, actor, add, lie, opens ? 6 : 1);
  join(dice, world, cast, actor, add, lie, responsible ? 4 : 2);
  say(dice, world, cast, actor, add, lie);
}

type Lie = <V>(truth: V, other: V) => V;

function admit(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add, lie: Lie, times: number): void {
  for (const d of dice.sample(world.dossier, times)) {
    const who = another(dice, cast, actor);
    const granted_by = lie(actor.id, another(dice, cast, who).id);
    const id = dice.uuid();
    const common = { departement: lie(d.departement, 2), dossier_id: d.id, habilitation_id: who.id, duty: dice.pick(['NONE', 'EVALUATEUR']), ...live(dice, world.t) };
    add(actor, 'Admission', 'grant', { id, ...common, purpose: 'EVALUATE', legal_basis: basis(dice), granted_by, granted_at: world.t });
    add(actor, 'AdmissionKind', 'grant', { admission_id: id, ...common, kind: dice.pick(KINDS) });
  }
}

function open(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add, lie: Lie, times: number): void {
  const { t } = world;
  const home = actor.departement;
  for (let i = 0; i < times; i++) {
    const [d, sibling] = dice.sample(world.dossier, 2);
    add(actor, 'Dossier', 'open', { id: dice.uuid(), departement: lie(home, 3 - home), opened_by: lie(actor.id, dice.pick(cast.actors).id), opened_at: t, state: 'OPEN', request_id: dice.uuid() });
    add(actor, 'DossierTerritoire', 'open', { dossier_id: d!.id, territoire_id: dice.pick(world.territoire).id, departement: lie(home, 3 - home), valid_from: t, valid_to: Infinity });
    add(actor, 'DossierLink', 'open', { dossier_id: d!.id, linked_id: sibling!.id, departement: lie(home, 3 - home), nature: 'SIBLING' });
    add(actor, 'ChildLookup', 'ask', { id: dice.uuid(), departement: lie(home, 3 - home), asked_by: lie(actor.id, dice.pick(cast.actors).id), asked_at: t, state: 'ASKED' });
  }
}

function join(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add, lie: Lie, times: number): void {
  const opened = world.thread.filter((x) => x.author_id === actor.id);
  for (const thread of [...dice.sample(world.thread, times), ...opened]) {
    const departement = lie(thread.departement, 2);
    add(actor, 'Participation', 'add', { id: dice.uuid(), departement, thread_id: thread.id, dossier_id: thread.dossier_id, habilitation_id: dice.pick(cast.actors).id,
      basis: 'FUNCTION', admission_id: null, from_seq: 1, valid_from: world.t, valid_to: world.t + DAY });
    add(actor, 'ThreadDossier', 'open', { thread_id: thread.id, dossier_id: dice.pick(world.dossier).id, departement });
  }
}

function say(dice: Dice, world: World, cast: Cast, actor: Habilitation, add: Add, lie: Lie): void {
  const mine = world.message.filter((m) => m.author_id === actor.id);
  for (const m of [...dice.sample(mine, 3), ...dice.sample(world.message, 2)]) {
    const about = { departement: lie(m.departement, 2), message_id: m.id, thread_id: m.thread_id, seq: m.seq };
    const { dossier_id, kind, detail, source } = m;
    const author_id = lie(actor.id, dice.pick(cast.actors).id);
    add(actor, 'Revision', 'write', { id: dice.uuid(), ...about, dossier_id, kind, detail, source, author_id, version: 9, nature: 'CORRECTION', revised_at: world.t });
    add(actor, 'Receipt', 'write', { id: dice.uuid(), ...about, habilitation_id: lie(actor.id, dice.pick(cast.actors).id), fact: 'NOTIFIED', at: world.t });
  }
}
