/**
 * The story of Noé and Maëlle, played through the product's own verbs by those who act in it, as far as the verbs exist. Everybody and everything is invented.
 * Hours are those of Montférien, UTC+1 in winter.
 */
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { stableId } from './demonstration-directory.js';
import { answer, decide, report, setUp } from './story/evaluation.js';
import { lastWords, openExchange } from './story/exchange.js';
import { informHolders, openDossiers } from './story/opening.js';
import type { As, Stage, Story } from './story/stage.js';
import { hearNoe, summariseCare, visitHome } from './story/visits.js';
import { analyse, transmit } from './story/worry.js';

/** thread: what the exchange « PERRAUDEAU – évaluation » needs, and what is said in it; « alone », where it is played without the rest. */
interface Event { at: string; thread?: true | 'alone'; play: (stage: Stage) => Promise<void> }

/** Before anything is told, everybody is in post. */
export const BEFORE_THE_STORY = '2025-01-06T09:00:00+01:00';
const EVENTS: readonly Event[] = [
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
  { at: '2025-02-27T16:00:00+01:00', play: report },
  { at: '2025-03-03T15:00:00+01:00', play: decide },
  { at: '2025-03-10T10:00:00+01:00', play: answer },
];
/** Played whole: its last act is a closing. */
export const IS_PLAYED = 'select exists (select 1 from app.cloture) as whole';

export const stage = (as: As, kek: KeyEncryption, salt = ''): Stage =>
  ({ as, kek, id: (name) => stableId(`${salt}${name}`), story: { noe: '', maelle: '', intake: '', evaluation: '', holders: [], thread: '', messages: [] } });

/** The thread « PERRAUDEAU – évaluation » and what it needs, at whatever time it is. */
export async function playStory(as: As, kek: KeyEncryption, salt = ''): Promise<Story> {
  const played = stage(as, kek, salt);
  for (const event of EVENTS) if (event.thread) await event.play(played);
  return played.story;
}

/** The whole story, the clock moved to each event. */
export async function playEvents(played: Stage, moveTo: (at: string) => Promise<unknown>): Promise<Story> {
  for (const event of EVENTS.filter(({ thread }) => thread !== 'alone')) {
    await moveTo(event.at);
    await event.play(played);
  }
  return played.story;
}
