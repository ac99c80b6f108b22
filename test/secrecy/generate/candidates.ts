/**
 * Rows that an actor would like to write and that are not there yet: for each kind, one child where the actor holds the kind, one where the actor is admitted for
 * another, one of the territory, one at random; mostly signed as they must be, sometimes with one lie about the author, the source or the département.
 */
import { cell } from '../oracle/cells.js';
import { KINDS, sourceOf } from '../oracle/table.js';
import type { Content, Dossier, Habilitation, World } from '../oracle/world.js';
import type { Candidate, Rows } from './candidate.js';
import type { Cast } from './cast.js';
import { type Dice, grouped } from './dice.js';
import { standing } from './standing.js';

const THREAD_KINDS = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'];

export function makeCandidates(dice: Dice, world: World, cast: Cast): Candidate[] {
  const all: Candidate[] = [];
  const { t } = world;
  const admissions = grouped(world.admission_kind, (k) => k.habilitation_id);
  const linked = grouped(world.thread_dossier, (x) => x.dossier_id);
  const threads = new Map(world.thread.map((x) => [x.id, x]));
  const dossiers = new Map(world.dossier.map((d) => [d.id, d]));
  const childless = world.dossier.filter((d) => !world.enfant.some((e) => e.dossier_id === d.id));
  const near = world.dossier.filter((d) => d.departement === 1);

  const signed = (actor: Habilitation, d: Dossier, kind: string): Content => {
    const row = { id: dice.uuid(), departement: d.departement, dossier_id: d.id, kind, detail: dice.pick(['FULL', 'SUMMARY']), source: sourceOf(actor.function), author_id: actor.id };
    switch (dice.below(16)) {
      case 0: return { ...row, author_id: dice.pick(cast.actors).id };
      case 1: return { ...row, source: dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER']) };
      case 2: return { ...row, departement: 3 - actor.departement };
      default: return row;
    }
  };
  const add = <T extends keyof Rows>(actor: Habilitation, type: T, action: string, row: Rows[T]): void => {
    all.push({ type, action, actor_id: actor.id, row } as Candidate);
  };

  const write = (actor: Habilitation, d: Dossier, kind: string): void => {
    add(actor, 'Entry', 'write', { ...signed(actor, d, kind), written_at: t });
    if (THREAD_KINDS.includes(kind) && dice.chance(0.25)) {
      add(actor, 'Thread', 'open', { ...signed(actor, d, kind), detail: 'FULL', opened_at: t, seq: 0, request_id: dice.uuid() });
    }
    if (THREAD_KINDS.includes(kind)) {
      for (const { thread_id } of dice.sample(linked.get(d.id) ?? [], 1)) {
        add(actor, 'Message', 'post', { ...signed(actor, d, kind), thread_id, seq: (threads.get(thread_id)?.seq ?? 0) + 1, sent_at: t, client_message_id: dice.uuid() });
      }
    }
    if (kind === 'FAM') add(actor, 'PriorInformation', 'write', { ...signed(actor, d, kind), written_at: t, informed_at: t, about: 'CHILD', personne_id: null, informed_by: actor.id, means: 'CALL', exception: 'NONE', review_at: Infinity });
    if (kind === 'FAM') {
      add(actor, 'Personne', 'write', { ...signed(actor, d, kind), written_at: t });
      const { id: personne_id } = dice.pick(world.personne.filter((p) => p.dossier_id === d.id));
      add(actor, 'Lien', 'write', { ...signed(actor, d, kind), personne_id, nature: 'RELATIVE', written_at: t, valid_from: t, valid_to: Infinity });
    }
    // Few may, and of one kind: several tries, or a lie about the source would decide once in ten worlds.
    if (kind === 'LIE') for (let n = 0; n < 4; n++) add(actor, 'LieuProtege', 'write', { ...signed(actor, d, kind), detail: 'FULL', ground: 'JUDGE', written_at: t, valid_from: t, valid_to: Infinity });
    if (kind === 'IDE' && childless.length > 0) add(actor, 'Enfant', 'write', { ...signed(actor, dice.chance(0.5) ? d : dice.pick(childless), kind), written_at: t });
  };

  for (const actor of cast.actors) {
    const own = admissions.get(actor.id) ?? [];
    const byKind = grouped(own, (k) => k.kind);
    for (const kind of KINDS) {
      const held = byKind.get(kind) ?? [];
      const otherwise = own.filter((k) => !held.some((h) => h.dossier_id === k.dossier_id));
      // More tries where the matrix lets the actor write, or there would be too few to tell each cell by.
      const writes = (right: string): boolean => cell(actor.function, kind).some((a) => a.right === right && !a.summaryOnly);
      const now = held.filter((k) => k.valid_from <= t && t < k.valid_to);
      const where = [...dice.sample(now, writes('P') ? 4 : 1), ...dice.sample(held, 1), ...dice.sample(otherwise, writes('O') ? 3 : 1)];
      for (const d of [...where.map((k) => dossiers.get(k.dossier_id)!), ...dice.sample(near, writes('S') ? 3 : 1)]) write(actor, d, kind);
    }
    standing(dice, world, cast, actor, add);
  }
  return all;
}
