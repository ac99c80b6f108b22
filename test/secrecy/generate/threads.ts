/** Threads on a child and its siblings: who takes part by admission or by function, from which message, until when; and what was said, corrected, received. */
import { BY_TERRITORY, ON_CALL, sourceOf } from '../oracle/table.js';
import type { Habilitation, Message, Thread, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { DAY, mostly } from './validity.js';

const KINDS = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'];
const MESSAGES = 5;

export function makeThreads(dice: Dice, world: World, cast: Cast): void {
  const near = new Set(world.dossier.filter((d) => d.departement === 1).map((d) => d.id));
  const chiefs = cast.actors.filter((a) => BY_TERRITORY.includes(a.function));
  const onCall = cast.actors.filter((a) => a.function === ON_CALL);
  // Two of the other département, where a participation says more than it may; four just opened, where nothing was said yet.
  const about = [...world.dossier, ...world.dossier.filter((x) => x.departement === 2)].map((d) => ({ d, said: MESSAGES }));
  for (const { d, said } of [...about, ...world.dossier.slice(0, 4).map((x) => ({ d: x, said: 0 }))]) {
    const author = dice.pick(said === 0 && dice.chance(0.2) ? onCall : dice.chance(0.35) ? chiefs : cast.actors);
    const thread: Thread = { id: dice.uuid(), departement: d.departement, dossier_id: d.id, kind: dice.pick(KINDS), detail: 'FULL', source: sourceOf(author.function),
      author_id: author.id, opened_at: world.t - 30 * DAY, seq: said, request_id: dice.uuid() };
    world.thread.push(thread);
    const siblings = world.dossier_link.filter((l) => l.dossier_id === d.id && near.has(l.linked_id) === near.has(d.id)).map((l) => l.linked_id);
    const spokenOf = [d.id, ...siblings];
    for (const dossier_id of spokenOf) world.thread_dossier.push({ thread_id: thread.id, dossier_id, departement: d.departement });
    takePart(dice, world, cast, thread);
    // Most speak where they take part; some have left, or never came.
    const inside = new Set(world.participation.filter((p) => p.thread_id === thread.id).map((p) => p.habilitation_id));
    // Marks and drafts of those inside, of those who left, and under another hat of the same person; a few from another département.
    const persons = new Set<string>();
    for (const actor of dice.sample(cast.actors, 14)) {
      const departement = dice.chance(0.8) ? actor.departement : 3 - actor.departement;
      world.reading_position.push({ id: dice.uuid(), departement, thread_id: thread.id, habilitation_id: actor.id, seq: dice.below(said + 1) });
      if (persons.has(actor.professionnel_id)) continue;
      persons.add(actor.professionnel_id);
      world.draft.push({ id: dice.uuid(), departement, dossier_id: d.id, thread_id: thread.id, professionnel_id: actor.professionnel_id, saved_at: world.t });
    }
    const speakers = [...dice.sample(cast.actors.filter((a) => inside.has(a.id)), 4), dice.pick(cast.actors)];
    for (let seq = 1; seq <= said; seq++) say(dice, world, cast, thread, seq, dice.pick(speakers), dice.pick(spokenOf));
  }
}

function takePart(dice: Dice, world: World, cast: Cast, thread: Thread): void {
  for (const actor of cast.actors) {
    const foreign = actor.departement !== thread.departement;
    if (!dice.chance(foreign ? 0.7 : 0.8)) continue;
    const admission = dice.chance(BY_TERRITORY.includes(actor.function) ? 0.25 : 0.8) ? world.admission.find((a) => a.habilitation_id === actor.id && a.dossier_id === thread.dossier_id) : undefined;
    const departement = foreign ? dice.pick([actor.departement, actor.departement, actor.departement, thread.departement]) : thread.departement;
    const common = { departement, thread_id: thread.id, dossier_id: thread.dossier_id, habilitation_id: actor.id, from_seq: foreign ? 1 : dice.pick([1, 1, 1, 2, 3, MESSAGES, MESSAGES + 1]) };
    world.participation.push({ id: dice.uuid(), ...common, basis: admission ? 'ADMISSION' : 'FUNCTION', admission_id: admission?.id ?? null, ...mostly(dice, world.t, 0.8) });
    // Somebody who left and came back: each stay counts on its own.
    if (dice.chance(0.1)) {
      world.participation.push({ id: dice.uuid(), ...common, from_seq: 1 + dice.below(MESSAGES), basis: 'FUNCTION', admission_id: null, ...mostly(dice, world.t, 0.5) });
    }
  }
}

function say(dice: Dice, world: World, cast: Cast, thread: Thread, seq: number, author: Habilitation, dossier_id: string): void {
  const at = world.t - 9 * DAY + seq * 1000;
  const message: Message = { id: dice.uuid(), departement: thread.departement, thread_id: thread.id, dossier_id, kind: dice.pick(KINDS), detail: dice.pick(['FULL', 'FULL', 'SUMMARY']),
    source: dice.chance(0.9) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH']), author_id: author.id, seq, sent_at: at, client_message_id: dice.uuid() };
  world.message.push(message);
  const about = { departement: thread.departement, message_id: message.id, thread_id: thread.id, seq };
  if (dice.chance(0.3)) {
    const { kind, detail, source } = message;
    world.revision.push({ id: dice.uuid(), ...about, dossier_id, kind, detail, source, author_id: author.id, version: 2, nature: dice.pick(['CORRECTION', 'WITHDRAWAL']), revised_at: at });
  }
  // Named by whoever wrote it: those inside, those who left, some from another département.
  if (dice.chance(0.55)) {
    const { kind, detail, source } = message;
    const departement = dice.chance(0.55) ? thread.departement : 3 - thread.departement;
    world.mention.push({ id: dice.uuid(), ...about, departement, dossier_id, kind, detail, source, author_id: author.id, sent_at: at, habilitation_id: dice.pick(cast.actors).id, nature: 'PERSON', reply: 'EXPECTED', due_at: world.t, given_at: Infinity });
  }
  if (dice.chance(0.4)) {
    const { kind, detail, source } = message;
    const departement = dice.chance(0.7) ? thread.departement : 3 - thread.departement;
    world.piece.push({ id: dice.uuid(), ...about, departement, dossier_id, kind, detail, source, author_id: author.id, type: 'pdf', state: 'CLEAN', size: 1, added_at: at });
  }
  for (const reader of dice.sample(cast.actors, dice.below(3))) {
    const departement = dice.chance(0.65) ? thread.departement : 3 - thread.departement;
    world.receipt.push({ id: dice.uuid(), ...about, departement, habilitation_id: reader.id, fact: dice.pick(['DELIVERED', 'NOTIFIED', 'OPENED', 'ACKNOWLEDGED']), at });
  }
}
