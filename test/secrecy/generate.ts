/** A scenario of a seed: a world dense in near-misses, and the rows that its actors would like to write. */
import { makeCast } from './generate/cast.js';
import type { Candidate } from './generate/candidate.js';
import { makeCandidates } from './generate/candidates.js';
import { makeConflicts } from './generate/conflicts.js';
import { makeConservation } from './generate/conservation.js';
import { makeMoves } from './generate/moves.js';
import { makeContent, makeShares } from './generate/content.js';
import { Dice } from './generate/dice.js';
import { makeDirectory } from './generate/directory.js';
import { makeEvaluations } from './generate/evaluations.js';
import { makeSuites } from './generate/suites.js';
import { makeGlass } from './generate/glass.js';
import { makeHabilitations } from './generate/habilitations.js';
import { makeDossiers } from './generate/dossiers.js';
import { makePeople } from './generate/people.js';
import { makeClocks } from './generate/clocks.js';
import { makeIntakes, makeQualifications } from './generate/intakes.js';
import { makeJournal } from './generate/journal.js';
import { makeNotices } from './generate/notices.js';
import { makeJustifications } from './generate/justifications.js';
import { makeProposals } from './generate/proposals.js';
import { makePersons } from './generate/persons.js';
import { makeSignalements } from './generate/signalements.js';
import { makeObservations } from './generate/observations.js';
import { makePlaces } from './generate/places.js';
import { makePolls } from './generate/polls.js';
import { makeActions } from './generate/actions.js';
import { makeSeances } from './generate/seances.js';
import { makeSyntheses } from './generate/syntheses.js';
import { makeThreads } from './generate/threads.js';
import type { World } from './oracle/world.js';

export interface Scenario { seed: number; world: World; candidates: Candidate[] }

export function emptyWorld(t: number): World {
  return { t, territoire: [], organisation: [], professionnel: [], habilitation: [], habilitation_territoire: [], dossier: [], dossier_territoire: [], dossier_link: [], dossier_move: [], conservation_step: [],
    enfant: [], entry: [], personne: [], lien: [], lieu_protege: [], prior_information: [], prior_validation: [], admission: [], admission_kind: [], referent: [], admission_proposal: [], admission_decision: [], conflict: [], conflict_lift: [], justification: [], synthese: [], synthese_date: [], synthese_point: [], convocation: [], poll: [], poll_slot: [], poll_vote: [], convocation_answer: [], agenda_feed: [], seance_step: [], pen_step: [], presence: [], minute_line: [], action_item: [], action_step: [], observation: [], observation_answer: [], relecture: [], family_step: [], minute_draft: [], minutes: [], share: [], thread: [], thread_dossier: [], participation: [], message: [], revision: [], mention: [], piece: [], receipt: [], session: [], child_lookup: [],
    service: [], substitution: [], convention: [], astreinte: [], glass_review: [], inscription: [], invitation: [], habilitation_review: [], delegation: [], ressort: [], permanence: [], passation: [], signalement: [], signalement_letter: [], piece_signalement: [], signalement_dossier: [], signalement_seal: [], signalement_step: [], habilitation_proposal: [], habilitation_validation: [], habilitation_grant: [], access: [], event: [], reading_position: [], draft: [], ebauche: [], notice_preference: [], mail_failure: [],
    information_preoccupante: [], mineur_concerne: [], information_des_parents: [], element_recueilli: [], piece_recueillie: [], informant: [], accuse_reception: [], attachment: [], qualification: [], second_regard: [], deadline: [], deadline_shortening: [], evaluation: [], contribution: [], piece_evaluation: [], piece_synthese: [], rencontre: [], rapport_evaluation: [], avis_titulaire: [], suite_donnee: [], demande_retour: [], retour: [], retour_refuse: [], cloture: [] };
}

/** Times are relative to the instant judged, which is 0: the same seed, or the same file, is the same world at any hour. */
export function generate(seed: number): Scenario {
  const dice = new Dice(seed);
  const world = emptyWorld(0);
  const cast = makeCast(dice, world);
  makeDossiers(dice, world, cast);
  makeGlass(dice, world, cast);
  makeIntakes(dice, world, cast);
  makeQualifications(dice, world, cast);
  makeThreads(dice, world, cast);
  makeContent(dice, world, cast);
  makePersons(dice, world, cast);
  makeEvaluations(dice, world, cast);
  makeSuites(dice, world, cast);
  makeSyntheses(dice, world, cast);
  makePolls(dice, world, cast);
  makeSeances(dice, world, cast);
  makeShares(dice, world, cast);
  makeActions(dice, world, cast);
  makeObservations(dice, world, cast);
  makeDirectory(dice, world, cast);
  makeHabilitations(dice, world, cast);
  makePeople(dice, world, cast);
  makeJournal(dice, world, cast);
  makeNotices(dice, world, cast);
  makeProposals(dice, world, cast);
  makeSignalements(dice, world, cast);
  makeClocks(dice, world, cast);
  makeConflicts(dice, world, cast);
  makeMoves(dice, world, cast);
  makeConservation(dice, world, cast);
  makeJustifications(dice, world, cast);
  makePlaces(dice, world, cast);
  return { seed, world, candidates: makeCandidates(dice, world, cast) };
}
