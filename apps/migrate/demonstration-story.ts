/**
 * The story of Noé and Maëlle, played through the product's own verbs by those who act in it, as far as the verbs exist. Everybody and everything is invented.
 * Hours are those of Montférien, UTC+1 in winter, UTC+2 in May.
 */
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { stableId } from './demonstration-directory.js';
import { answer, decide, report, setUp } from './story/evaluation.js';
import { lastWords, openExchange } from './story/exchange.js';
import { seize, warnNobody } from './story/gravity.js';
import { informHolders, openDossiers } from './story/opening.js';
import { acknowledge, complete, place, turnToJudge, writeToParents } from './story/parquet.js';
import { inviteTheFamily, rereadDraft } from './story/relecture.js';
import { meetAmongProfessionals, meetTheFamily, validate } from './story/seance.js';
import type { As, Seizing, Stage, Story } from './story/stage.js';
import { establish } from './story/standing.js';
import { conveneEvaluation, conveneNext } from './story/synthese.js';
import { hearNoe, summariseCare, visitHome } from './story/visits.js';
import { analyse, transmit } from './story/worry.js';

/** thread: what the exchange « PERRAUDEAU – évaluation » needs, and what is said in it; « alone », where it is played without the rest. */
interface Event<S extends Stage = Stage> { at: string; thread?: true | 'alone'; play: (stage: S) => Promise<void> }

/** Before anything is told, everybody is in post. */
export const BEFORE_THE_STORY = '2025-01-06T09:00:00+01:00';
const WORRY: readonly Event[] = [
  { at: BEFORE_THE_STORY, play: establish },
  { at: '2025-01-16T15:10:00+01:00', play: transmit },
  { at: '2025-01-17T11:00:00+01:00', play: analyse },
  { at: '2025-01-17T11:00:00+01:00', thread: 'alone', play: openDossiers },
  { at: '2025-01-20T09:30:00+01:00', thread: true, play: informHolders },
  { at: '2025-01-20T10:00:00+01:00', play: setUp },
  { at: '2025-01-21T10:02:00+01:00', thread: true, play: openExchange },
  { at: '2025-01-28T11:45:00+01:00', play: visitHome },
  { at: '2025-02-04T16:30:00+01:00', play: hearNoe },
  { at: '2025-02-06T15:10:00+01:00', play: summariseCare },
  { at: '2025-02-06T15:40:00+01:00', thread: true, play: lastWords },
  { at: '2025-02-11T09:00:00+01:00', play: conveneEvaluation },
  { at: '2025-02-18T15:00:00+01:00', play: inviteTheFamily },
  { at: '2025-02-25T09:30:00+01:00', play: meetAmongProfessionals },
  { at: '2025-02-25T10:30:00+01:00', play: meetTheFamily },
  { at: '2025-02-27T14:00:00+01:00', play: rereadDraft },
  { at: '2025-02-27T16:00:00+01:00', play: report },
  { at: '2025-03-03T15:00:00+01:00', play: decide },
  { at: '2025-03-04T10:00:00+01:00', play: validate },
  { at: '2025-03-10T10:00:00+01:00', play: answer },
];
const GRAVITY: readonly Event<Seizing>[] = [
  { at: '2025-05-13T10:20:00+02:00', play: warnNobody },
  { at: '2025-05-13T11:20:00+02:00', play: seize },
  { at: '2025-05-13T11:34:00+02:00', play: acknowledge },
  { at: '2025-05-13T13:00:00+02:00', play: complete },
  { at: '2025-05-13T17:45:00+02:00', play: place },
  { at: '2025-05-14T10:00:00+02:00', play: writeToParents },
  { at: '2025-05-15T09:00:00+02:00', play: conveneNext },
  { at: '2025-05-16T10:00:00+02:00', play: turnToJudge },
];

export const stage = (as: As, kek: KeyEncryption, salt = ''): Stage =>
  ({ as, kek, id: (name) => stableId(`${salt}${name}`), story: { noe: '', maelle: '', intake: '', evaluation: '', holders: [], thread: '', messages: [], synthese: '', signalement: '' } });

/** The thread « PERRAUDEAU – évaluation » and what it needs, at whatever time it is. */
export async function playStory(as: As, kek: KeyEncryption, salt = ''): Promise<Story> {
  const played = stage(as, kek, salt);
  for (const event of WORRY) if (event.thread) await event.play(played);
  return played.story;
}

/** The whole story, the clock moved to each event. */
export async function playEvents(played: Seizing, moveTo: (at: string) => Promise<unknown>): Promise<Story> {
  for (const { at, play } of [...WORRY.filter(({ thread }) => thread !== 'alone'), ...GRAVITY]) {
    await moveTo(at);
    await play(played);
  }
  return played.story;
}
