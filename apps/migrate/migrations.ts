import { up as directory } from '../../migrations/0001-directory.js';
import { up as dossiers } from '../../migrations/0002-dossiers.js';
import { up as threads } from '../../migrations/0003-threads.js';
import { up as memory } from '../../migrations/0004-memory.js';
import { up as actor } from '../../migrations/0005-actor.js';
import { up as walls } from '../../migrations/0006-walls.js';
import { up as epochs } from '../../migrations/0007-epochs.js';
import { up as system } from '../../migrations/0008-system.js';
import { up as leanActor } from '../../migrations/0009-lean-actor.js';
import { up as shares } from '../../migrations/0010-shares.js';
import { up as whoSeesWhat } from '../../migrations/0011-who-sees-what.js';
import { up as partners } from '../../migrations/0012-partners.js';
import { up as drafts } from '../../migrations/0013-drafts.js';
import { up as personsAndPriorInformation } from '../../migrations/0014-persons-and-prior-information.js';
import { up as habilitations } from '../../migrations/0015-habilitations.js';
import { up as firstAndHats } from '../../migrations/0018-first-and-hats.js';
import { up as journal } from '../../migrations/0019-journal.js';
import { up as notices } from '../../migrations/0020-notices.js';
import { up as ownLinesFirst } from '../../migrations/0021-own-lines-first.js';
import { up as changedAdmissions } from '../../migrations/0022-changed-admissions.js';
import { up as referentAndProposals } from '../../migrations/0023-referent-and-proposals.js';
import { up as evaluators } from '../../migrations/0024-evaluators.js';
import { up as mentions } from '../../migrations/0025-mentions.js';
import { up as receipts } from '../../migrations/0026-receipts.js';
import { up as astreinte } from '../../migrations/0028-astreinte-and-exceptional-access.js';
import { up as inscriptions } from '../../migrations/0029-inscriptions-and-reviews.js';
import { up as revisedThreads } from '../../migrations/0031-revised-threads.js';
import { up as whatAwaits } from '../../migrations/0032-what-awaits.js';
import { up as leanScope } from '../../migrations/0033-lean-scope.js';
import { up as datedMentions } from '../../migrations/0049-dated-mentions.js';
import { up as informationsPreoccupantes } from '../../migrations/0040-informations-preoccupantes.js';
import { up as evaluations } from '../../migrations/0055-evaluations.js';
import { up as liftedConflicts } from '../../migrations/0070-lifted-conflicts.js';
import { up as movedDossiers } from '../../migrations/0071-moved-dossiers.js';
import { up as wallsOfInformationsPreoccupantes } from '../../migrations/0041-walls-of-informations-preoccupantes.js';
import { up as invitations } from '../../migrations/0037-invitations.js';
import { up as qualification } from '../../migrations/0042-qualification.js';
import { up as deadlines } from '../../migrations/0045-deadlines.js';
import { up as heartbeats } from '../../migrations/0046-heartbeats.js';
import { up as conflicts } from '../../migrations/0034-conflicts.js';
import { up as toldOfADecision } from '../../migrations/0035-told-of-a-decision.js';
import { up as endedAstreintes } from '../../migrations/0036-ended-astreintes.js';
import { up as lightInbox } from '../../migrations/0085-light-inbox.js';
import { up as stepsSent } from '../../migrations/0087-steps-sent.js';
import { up as complementsAfterTheEnd } from '../../migrations/0095-complements-after-the-end.js';
import { up as lightTraces } from '../../migrations/0086-light-traces.js';
import { up as endedDelegations } from '../../migrations/0080-ended-delegations.js';
import { up as permanences } from '../../migrations/0081-permanences.js';
import { up as judgments } from '../../migrations/0082-judgments.js';
import { up as packages } from '../../migrations/0083-packages.js';
import { up as suites } from '../../migrations/0060-suites.js';
import { up as retours } from '../../migrations/0061-retours.js';
import { up as informantAtHome } from '../../migrations/0063-informant-at-home.js';
import { up as refusedIntakes } from '../../migrations/0062-refused-intakes.js';
import { up as signalements } from '../../migrations/0050-signalements.js';
import { up as signalementSteps } from '../../migrations/0052-signalement-steps.js';
import { up as closingAnAdmission } from '../../migrations/0090-closing-an-admission.js';
import { up as versionsOfKeys } from '../../migrations/0140-versions-of-keys.js';
import { up as linkedSiblings } from '../../migrations/0091-linked-siblings.js';
import { up as legalBases } from '../../migrations/0092-legal-bases.js';
import { up as reportedAnswers } from '../../migrations/0096-reported-answers.js';
import { up as justifications } from '../../migrations/0093-justifications.js';
import { up as pollsAndAnswers } from '../../migrations/0102-polls-and-answers.js';
import { up as agendas } from '../../migrations/0103-agendas.js';
import { up as wallsOfSignalements } from '../../migrations/0051-walls-of-signalements.js';
import { up as syntheses } from '../../migrations/0100-syntheses.js';
import { up as toldOfSyntheses } from '../../migrations/0106-told-of-syntheses.js';
import { up as wallsOfSyntheses } from '../../migrations/0101-walls-of-syntheses.js';
import { up as seances } from '../../migrations/0104-seances.js';
import { up as minutes } from '../../migrations/0108-minutes.js';
import { up as dayOfMany } from '../../migrations/0117-day-of-many.js';
import { up as perimetersLookedUp } from '../../migrations/0118-perimeters-looked-up.js';
import { up as piecesOfRecueil } from '../../migrations/0190-pieces-of-recueil.js';
import { up as piecesOfRecueilGoToo } from '../../migrations/0195-pieces-of-recueil-go-too.js';
import { up as tombstonesTold } from '../../migrations/0200-tombstones-told.js';
import { up as protectedPlaces } from '../../migrations/0210-protected-places.js';
import { up as piecesOfSignalement } from '../../migrations/0220-pieces-of-signalement.js';
import { up as piecesOfEvaluation } from '../../migrations/0221-pieces-of-evaluation.js';
import { up as conservation } from '../../migrations/0160-conservation.js';
import { up as eliminations } from '../../migrations/0161-eliminations.js';
import { up as ebauches } from '../../migrations/0150-ebauches.js';
import { up as ebaucheBegunFrom } from '../../migrations/0151-ebauche-begun-from.js';
import { up as wordsOfMessages } from '../../migrations/0170-words-of-messages.js';
import { up as observatoire } from '../../migrations/0120-observatoire.js';
import { up as toldOfAnswers } from '../../migrations/0119-told-of-answers.js';
import { up as minuteLines } from '../../migrations/0105-minute-lines.js';
import { up as actions } from '../../migrations/0109-actions.js';
import { up as seatsThatLapse } from '../../migrations/0110-seats-that-lapse.js';
import { up as actionsInHand } from '../../migrations/0111-actions-in-hand.js';
import { up as observations } from '../../migrations/0113-observations.js';
import { up as proofs } from '../../migrations/0122-proofs.js';
import { up as leaves } from '../../migrations/0121-leaves.js';
import { up as familyOfAMeeting } from '../../migrations/0114-family-of-a-meeting.js';
import { up as pieces } from '../../migrations/0130-pieces.js';
import { up as whoKnewWhat } from '../../migrations/0181-who-knew-what.js';
import { up as standingOfTheJournal } from '../../migrations/0180-standing-of-the-journal.js';
import { up as renewedKeys } from '../../migrations/0240-renewed-keys.js';
import { up as piecesOfMinutes } from '../../migrations/0250-pieces-of-minutes.js';
import { up as operatingFigures } from '../../migrations/0270-operating-figures.js';

/** In order, for ever. A migration that landed is never edited. */
export const MIGRATIONS: readonly { name: string; up: string }[] = [
  { name: '0001-directory', up: directory },
  { name: '0002-dossiers', up: dossiers },
  { name: '0003-threads', up: threads },
  { name: '0004-memory', up: memory },
  { name: '0005-actor', up: actor },
  { name: '0006-walls', up: walls },
  { name: '0007-epochs', up: epochs },
  { name: '0008-system', up: system },
  { name: '0009-lean-actor', up: leanActor },
  { name: '0010-shares', up: shares },
  { name: '0011-who-sees-what', up: whoSeesWhat },
  { name: '0012-partners', up: partners },
  { name: '0013-drafts', up: drafts },
  { name: '0014-persons-and-prior-information', up: personsAndPriorInformation },
  { name: '0015-habilitations', up: habilitations },
  { name: '0018-first-and-hats', up: firstAndHats },
  { name: '0019-journal', up: journal },
  { name: '0020-notices', up: notices },
  { name: '0021-own-lines-first', up: ownLinesFirst },
  { name: '0022-changed-admissions', up: changedAdmissions },
  { name: '0023-referent-and-proposals', up: referentAndProposals },
  { name: '0024-evaluators', up: evaluators },
  { name: '0025-mentions', up: mentions },
  { name: '0026-receipts', up: receipts },
  { name: '0028-astreinte-and-exceptional-access', up: astreinte },
  { name: '0029-inscriptions-and-reviews', up: inscriptions },
  { name: '0031-revised-threads', up: revisedThreads },
  { name: '0032-what-awaits', up: whatAwaits },
  { name: '0033-lean-scope', up: leanScope },
  { name: '0049-dated-mentions', up: datedMentions },
  { name: '0040-informations-preoccupantes', up: informationsPreoccupantes },
  { name: '0041-walls-of-informations-preoccupantes', up: wallsOfInformationsPreoccupantes },
  { name: '0037-invitations', up: invitations },
  { name: '0042-qualification', up: qualification },
  { name: '0045-deadlines', up: deadlines },
  { name: '0046-heartbeats', up: heartbeats },
  { name: '0034-conflicts', up: conflicts },
  { name: '0035-told-of-a-decision', up: toldOfADecision },
  { name: '0036-ended-astreintes', up: endedAstreintes },
  { name: '0055-evaluations', up: evaluations },
  { name: '0070-lifted-conflicts', up: liftedConflicts },
  { name: '0071-moved-dossiers', up: movedDossiers },
  { name: '0060-suites', up: suites },
  { name: '0061-retours', up: retours },
  { name: '0062-refused-intakes', up: refusedIntakes },
  { name: '0063-informant-at-home', up: informantAtHome },
  { name: '0050-signalements', up: signalements },
  { name: '0051-walls-of-signalements', up: wallsOfSignalements },
  { name: '0052-signalement-steps', up: signalementSteps },
  { name: '0090-closing-an-admission', up: closingAnAdmission },
  { name: '0080-ended-delegations', up: endedDelegations },
  { name: '0091-linked-siblings', up: linkedSiblings },
  { name: '0086-light-traces', up: lightTraces },
  { name: '0081-permanences', up: permanences },
  { name: '0082-judgments', up: judgments },
  { name: '0083-packages', up: packages },
  { name: '0085-light-inbox', up: lightInbox },
  { name: '0087-steps-sent', up: stepsSent },
  { name: '0095-complements-after-the-end', up: complementsAfterTheEnd },
  { name: '0092-legal-bases', up: legalBases },
  { name: '0093-justifications', up: justifications },
  { name: '0096-reported-answers', up: reportedAnswers },
  { name: '0100-syntheses', up: syntheses },
  { name: '0101-walls-of-syntheses', up: wallsOfSyntheses },
  { name: '0106-told-of-syntheses', up: toldOfSyntheses },
  { name: '0102-polls-and-answers', up: pollsAndAnswers },
  { name: '0103-agendas', up: agendas },
  { name: '0104-seances', up: seances },
  { name: '0105-minute-lines', up: minuteLines },
  { name: '0108-minutes', up: minutes },
  { name: '0119-told-of-answers', up: toldOfAnswers },
  { name: '0109-actions', up: actions },
  { name: '0110-seats-that-lapse', up: seatsThatLapse },
  { name: '0117-day-of-many', up: dayOfMany },
  { name: '0120-observatoire', up: observatoire },
  { name: '0111-actions-in-hand', up: actionsInHand },
  { name: '0118-perimeters-looked-up', up: perimetersLookedUp },
  { name: '0150-ebauches', up: ebauches },
  { name: '0113-observations', up: observations },
  { name: '0114-family-of-a-meeting', up: familyOfAMeeting },
  { name: '0140-versions-of-keys', up: versionsOfKeys },
  { name: '0121-leaves', up: leaves },
  { name: '0122-proofs', up: proofs },
  { name: '0130-pieces', up: pieces },
  { name: '0151-ebauche-begun-from', up: ebaucheBegunFrom },
  { name: '0160-conservation', up: conservation },
  { name: '0161-eliminations', up: eliminations },
  { name: '0170-words-of-messages', up: wordsOfMessages },
  { name: '0180-standing-of-the-journal', up: standingOfTheJournal },
  { name: '0181-who-knew-what', up: whoKnewWhat },
  { name: '0190-pieces-of-recueil', up: piecesOfRecueil },
  { name: '0195-pieces-of-recueil-go-too', up: piecesOfRecueilGoToo },
  { name: '0200-tombstones-told', up: tombstonesTold },
  { name: '0210-protected-places', up: protectedPlaces },
  { name: '0220-pieces-of-signalement', up: piecesOfSignalement },
  { name: '0221-pieces-of-evaluation', up: piecesOfEvaluation },
  { name: '0240-renewed-keys', up: renewedKeys },
  { name: '0250-pieces-of-minutes', up: piecesOfMinutes },
  { name: '0270-operating-figures', up: operatingFigures },
];
