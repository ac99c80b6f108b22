/** Polls and answers of a synthèse, agendas, typed from the guide (§ 5, Poll to AgendaFeed). */
import { holds } from './cells.js';
import type { Facts } from './facts.js';
import { isConvoked } from './syntheses.js';
import type { AgendaFeed, ConvocationAnswer, Habilitation, Poll, PollSlot, PollVote } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const sits = (fn: string): boolean => holds(fn, 'S', 'LOG') || holds(fn, 'P', 'LOG');
const convenes: Judge<{ dossier_id: string }> = (f, a, r) => a.function === 'RESPONSABLE_ASE' && f.inScope(a, r.dossier_id);
const reads: Judge<Poll | PollSlot> = (f, a, r) => isConvoked(f, a, r.synthese_id) || (holds(a.function, 'S', 'LOG') && f.inScope(a, r.dossier_id));
const asks: Judge<Poll | PollSlot> = (f, a, r) => convenes(f, a, r) && r.author_id === a.id;
const own: Judge<PollVote | ConvocationAnswer> = (_, a, r) => sits(a.function) && r.habilitation_id === a.id;
const answers: Judge<PollVote | ConvocationAnswer> = (f, a, r) => isConvoked(f, a, r.synthese_id) && r.habilitation_id === a.id;
const ofSelf: Judge<AgendaFeed> = (_, a, r) => r.professionnel_id === a.professionnel_id;

export const POLL: Record<string, Judge<never>> = {
  'Poll.read': reads, 'PollSlot.read': reads,
  'Poll.write': asks, 'PollSlot.write': asks,
  'Poll.end': convenes,
  'PollVote.read': ((f, a, r) => own(f, a, r) || isConvoked(f, a, r.synthese_id) || convenes(f, a, r)) satisfies Judge<PollVote>,
  'PollVote.write': answers,
  'ConvocationAnswer.read': ((f, a, r) => own(f, a, r) || convenes(f, a, r)) satisfies Judge<ConvocationAnswer>,
  'ConvocationAnswer.write': answers,
  'AgendaFeed.read': ofSelf, 'AgendaFeed.write': ofSelf, 'AgendaFeed.end': ofSelf,
};
