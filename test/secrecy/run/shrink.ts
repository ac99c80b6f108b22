/** Takes rows away from a world, with whatever refers to them, as long as the same decision still divides the readings. */
import type { Divergence } from '../divergence.js';
import type { Scenario } from '../generate.js';
import { keyOf, type Table, TABLE_OF, type World } from '../oracle/world.js';

const REFERS: Partial<Record<Table, Record<string, Table>>> = {
  habilitation: { professionnel_id: 'professionnel', organisation_id: 'organisation' }, habilitation_territoire: { habilitation_id: 'habilitation', territoire_id: 'territoire' },
  dossier: { opened_by: 'habilitation' }, dossier_territoire: { dossier_id: 'dossier', territoire_id: 'territoire' }, dossier_link: { dossier_id: 'dossier', linked_id: 'dossier' }, dossier_move: { dossier_id: 'dossier', territoire_id: 'territoire', moved_by: 'habilitation' },
  conservation_step: { dossier_id: 'dossier', author_id: 'habilitation' },
  enfant: { dossier_id: 'dossier', author_id: 'habilitation' }, entry: { dossier_id: 'dossier', author_id: 'habilitation' }, personne: { dossier_id: 'dossier', author_id: 'habilitation' }, lien: { personne_id: 'personne', author_id: 'habilitation' }, lieu_protege: { dossier_id: 'dossier', author_id: 'habilitation' },
  prior_information: { dossier_id: 'dossier', author_id: 'habilitation', informed_by: 'habilitation', personne_id: 'personne' }, prior_validation: { prior_information_id: 'prior_information', author_id: 'habilitation' },
  admission: { dossier_id: 'dossier', habilitation_id: 'habilitation', granted_by: 'habilitation' }, admission_kind: { admission_id: 'admission' }, referent: { admission_id: 'admission', named_by: 'habilitation' },
  admission_proposal: { dossier_id: 'dossier', invited_id: 'habilitation', proposed_by: 'habilitation' }, admission_decision: { proposal_id: 'admission_proposal', decided_by: 'habilitation' },
  conflict: { dossier_id: 'dossier', professionnel_id: 'professionnel', declared_by: 'habilitation' }, conflict_lift: { conflict_id: 'conflict', lifted_by: 'habilitation' },
  synthese: { dossier_id: 'dossier', author_id: 'habilitation' }, synthese_date: { synthese_id: 'synthese', author_id: 'habilitation' }, synthese_point: { synthese_id: 'synthese', dossier_id: 'dossier', author_id: 'habilitation' },
  poll: { synthese_id: 'synthese', author_id: 'habilitation' }, poll_slot: { poll_id: 'poll', synthese_id: 'synthese', author_id: 'habilitation' }, poll_vote: { slot_id: 'poll_slot', poll_id: 'poll', habilitation_id: 'habilitation' },
  convocation_answer: { synthese_id: 'synthese', habilitation_id: 'habilitation' }, agenda_feed: { professionnel_id: 'professionnel' },
  seance_step: { synthese_id: 'synthese', point_id: 'synthese_point', author_id: 'habilitation' }, minutes: { synthese_id: 'synthese', author_id: 'habilitation' }, pen_step: { synthese_id: 'synthese', holder_id: 'habilitation', author_id: 'habilitation' }, minute_line: { point_id: 'synthese_point', author_id: 'habilitation' }, action_item: { line_id: 'minute_line', point_id: 'synthese_point', owner_id: 'habilitation', author_id: 'habilitation' }, action_step: { action_id: 'action_item', point_id: 'synthese_point', author_id: 'habilitation' },
  piece_synthese: { line_id: 'minute_line', author_id: 'habilitation' },
  observation: { point_id: 'synthese_point', line_id: 'minute_line', author_id: 'habilitation' }, observation_answer: { observation_id: 'observation', author_id: 'habilitation' }, relecture: { synthese_id: 'synthese', author_id: 'habilitation' }, family_step: { synthese_id: 'synthese', personne_id: 'personne', author_id: 'habilitation' },
  minute_draft: { point_id: 'synthese_point', professionnel_id: 'professionnel' }, convocation: { synthese_id: 'synthese', habilitation_id: 'habilitation', admission_id: 'admission', invited_by: 'habilitation' }, presence: { synthese_id: 'synthese', convocation_id: 'convocation', author_id: 'habilitation' },
  justification: { dossier_id: 'dossier', habilitation_id: 'habilitation', asked_by: 'habilitation' },
  share: { dossier_id: 'dossier', habilitation_id: 'habilitation', granted_by: 'habilitation' }, thread: { dossier_id: 'dossier', author_id: 'habilitation' },
  thread_dossier: { thread_id: 'thread', dossier_id: 'dossier' }, participation: { thread_id: 'thread', dossier_id: 'dossier', habilitation_id: 'habilitation', admission_id: 'admission' },
  message: { thread_id: 'thread', dossier_id: 'dossier', author_id: 'habilitation' }, revision: { message_id: 'message', author_id: 'habilitation' }, mention: { message_id: 'message', author_id: 'habilitation', habilitation_id: 'habilitation' },
  piece: { message_id: 'message', author_id: 'habilitation' }, receipt: { message_id: 'message', habilitation_id: 'habilitation' }, session: { professionnel_id: 'professionnel', habilitation_id: 'habilitation' }, child_lookup: { asked_by: 'habilitation' },
  reading_position: { thread_id: 'thread', habilitation_id: 'habilitation' }, ebauche: { professionnel_id: 'professionnel' }, draft: { dossier_id: 'dossier', thread_id: 'thread', professionnel_id: 'professionnel' },
  information_preoccupante: { author_id: 'habilitation' }, mineur_concerne: { intake_id: 'information_preoccupante', author_id: 'habilitation' },
  information_des_parents: { mineur_id: 'mineur_concerne', author_id: 'habilitation' }, element_recueilli: { mineur_id: 'mineur_concerne', author_id: 'habilitation' }, piece_recueillie: { element_id: 'element_recueilli', mineur_id: 'mineur_concerne', author_id: 'habilitation' }, informant: { intake_id: 'information_preoccupante', author_id: 'habilitation' },
  accuse_reception: { intake_id: 'information_preoccupante', author_id: 'habilitation' }, attachment: { mineur_id: 'mineur_concerne', dossier_id: 'dossier', author_id: 'habilitation' },
  qualification: { intake_id: 'information_preoccupante', author_id: 'habilitation' }, second_regard: { qualification_id: 'qualification', author_id: 'habilitation' },
  evaluation: { intake_id: 'information_preoccupante', opened_by: 'habilitation' }, contribution: { evaluation_id: 'evaluation', dossier_id: 'dossier', author_id: 'habilitation' }, piece_evaluation: { contribution_id: 'contribution', author_id: 'habilitation' },
  avis_titulaire: { evaluation_id: 'evaluation', dossier_id: 'dossier', author_id: 'habilitation' }, suite_donnee: { intake_id: 'information_preoccupante', author_id: 'habilitation' },
  demande_retour: { intake_id: 'information_preoccupante', author_id: 'habilitation' }, retour: { intake_id: 'information_preoccupante', author_id: 'habilitation' },
  retour_refuse: { retour_id: 'retour', author_id: 'habilitation' }, cloture: { intake_id: 'information_preoccupante', author_id: 'habilitation' },
  rencontre: { evaluation_id: 'evaluation', dossier_id: 'dossier', author_id: 'habilitation' }, rapport_evaluation: { evaluation_id: 'evaluation', dossier_id: 'dossier', author_id: 'habilitation' },
};
const ORDER = Object.keys(REFERS) as Table[];

/** The world without these rows of a table, nor anything that refers to them, to their end. */
function withoutRows(world: World, table: Table, gone: ReadonlySet<object>): World {
  const next = { ...world, [table]: (world[table] as object[]).filter((row) => !gone.has(row)) };
  const left = new Map<Table, Set<string>>();
  const has = (target: Table, key: string): boolean => {
    let keys = left.get(target);
    if (!keys) left.set(target, keys = new Set(next[target].map((row) => keyOf(target, row))));
    return keys.has(key);
  };
  for (const child of ORDER) {
    const columns = Object.entries(REFERS[child]!);
    (next as Record<string, unknown>)[child] = (next[child] as unknown as Record<string, string | null>[]).filter((row) =>
      columns.every(([column, target]) => row[column] === null || has(target, row[column]!)));
    left.delete(child);
  }
  return next;
}

export async function shrink(d: Divergence, stillDivides: (scenario: Scenario) => Promise<boolean>, deadline: number): Promise<Scenario> {
  let best: Scenario = { ...d.scenario, candidates: d.scenario.candidates.filter((c) => c.actor_id === d.actor && keyOf(TABLE_OF[c.type], c.row) === d.row) };
  const attempt = async (world: World): Promise<boolean> => {
    if (!world.habilitation.some((h) => h.id === d.actor)) return false;
    const next = { ...best, world };
    if (!await stillDivides(next)) return false;
    best = next;
    return true;
  };
  const tables = [...ORDER, 'professionnel', 'organisation', 'territoire'] as Table[];
  for (let before = -1; before !== size(best.world);) {
    before = size(best.world);
    for (const table of tables) {
      for (let chunk = best.world[table].length; chunk >= 1; chunk = Math.floor(chunk / 2)) {
        for (let from = 0; from < best.world[table].length;) {
          if (performance.now() > deadline) return best;
          const gone = new Set<object>((best.world[table] as object[]).slice(from, from + chunk).filter((row) => keyOf(table, row) !== d.actor));
          if (gone.size === 0 || !await attempt(withoutRows(best.world, table, gone))) from += chunk;
        }
      }
    }
  }
  return best;
}

function size(world: World): number {
  return ORDER.reduce((sum, table) => sum + world[table].length, 0);
}
