import { FIRST_MIGRATIONS } from './first-migrations.js';
import { up as syntheses } from '../../migrations/0100-syntheses.js';
import { up as wallsOfSyntheses } from '../../migrations/0101-walls-of-syntheses.js';
import { up as toldOfSyntheses } from '../../migrations/0106-told-of-syntheses.js';
import { up as pollsAndAnswers } from '../../migrations/0102-polls-and-answers.js';
import { up as agendas } from '../../migrations/0103-agendas.js';
import { up as seances } from '../../migrations/0104-seances.js';
import { up as minuteLines } from '../../migrations/0105-minute-lines.js';
import { up as minutes } from '../../migrations/0108-minutes.js';
import { up as toldOfAnswers } from '../../migrations/0119-told-of-answers.js';
import { up as actions } from '../../migrations/0109-actions.js';
import { up as seatsThatLapse } from '../../migrations/0110-seats-that-lapse.js';
import { up as dayOfMany } from '../../migrations/0117-day-of-many.js';
import { up as observatoire } from '../../migrations/0120-observatoire.js';
import { up as actionsInHand } from '../../migrations/0111-actions-in-hand.js';
import { up as perimetersLookedUp } from '../../migrations/0118-perimeters-looked-up.js';
import { up as ebauches } from '../../migrations/0150-ebauches.js';
import { up as observations } from '../../migrations/0113-observations.js';
import { up as familyOfAMeeting } from '../../migrations/0114-family-of-a-meeting.js';
import { up as versionsOfKeys } from '../../migrations/0140-versions-of-keys.js';
import { up as leaves } from '../../migrations/0121-leaves.js';
import { up as proofs } from '../../migrations/0122-proofs.js';
import { up as pieces } from '../../migrations/0130-pieces.js';
import { up as ebaucheBegunFrom } from '../../migrations/0151-ebauche-begun-from.js';
import { up as conservation } from '../../migrations/0160-conservation.js';
import { up as eliminations } from '../../migrations/0161-eliminations.js';
import { up as wordsOfMessages } from '../../migrations/0170-words-of-messages.js';
import { up as standingOfTheJournal } from '../../migrations/0180-standing-of-the-journal.js';
import { up as whoKnewWhat } from '../../migrations/0181-who-knew-what.js';
import { up as piecesOfRecueil } from '../../migrations/0190-pieces-of-recueil.js';
import { up as piecesOfRecueilGoToo } from '../../migrations/0195-pieces-of-recueil-go-too.js';
import { up as tombstonesTold } from '../../migrations/0200-tombstones-told.js';
import { up as protectedPlaces } from '../../migrations/0210-protected-places.js';
import { up as piecesOfSignalement } from '../../migrations/0220-pieces-of-signalement.js';
import { up as piecesOfEvaluation } from '../../migrations/0221-pieces-of-evaluation.js';
import { up as renewedKeys } from '../../migrations/0240-renewed-keys.js';
import { up as piecesOfMinutes } from '../../migrations/0250-pieces-of-minutes.js';
import { up as operatingFigures } from '../../migrations/0270-operating-figures.js';
import { up as whatSealingAsks } from '../../migrations/0310-what-sealing-asks.js';
import { up as wordsOfPieces } from '../../migrations/0280-words-of-pieces.js';
import { up as sessionsThatClose } from '../../migrations/0300-sessions-that-close.js';

/** In order, for ever. A migration that landed is never edited. */
export const MIGRATIONS: readonly { name: string; up: string }[] = [
  ...FIRST_MIGRATIONS,
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
  { name: '0280-words-of-pieces', up: wordsOfPieces },
  { name: '0300-sessions-that-close', up: sessionsThatClose },
  { name: '0310-what-sealing-asks', up: whatSealingAsks },
];
