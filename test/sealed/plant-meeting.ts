import { randomUUID as requestId } from 'node:crypto';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { ApiProcess } from '../faults/api-process.js';
import type { Door } from '../support/door.js';
import { plantPieceSynthese } from './plant-piece.js';

/** One mutation over HTTP; its row, or what it was refused with. */
export type Act = (key: string, field: string, type: string, input: Record<string, unknown>, row: string, shown?: string) => Promise<{ id: string; seq?: number; version?: number }>;
interface Hands { act: Act; api: ApiProcess; door: Door; tokens: Record<string, string> }

const hours = (n: number): string => new Date(new Date().getTime() + n * 3_600_000).toISOString();

/** On that child, the canary in every text of them: a réunion de synthèse asked about, dated, moved, held, written down, with what is to be done after it; and one that is cancelled, as none that was opened may be. */
export async function plantMeeting(hands: Hands, canary: string, dossierId: string): Promise<void> {
  const { act, door } = hands;
  const cancelled = await convene(hands, dossierId);
  await act('A8', 'cancelSynthese', 'CancelSyntheseInput', { requestId: requestId(), syntheseId: cancelled, reason: `${canary} cancelled` }, 'date');
  const syntheseId = await convene(hands, dossierId);
  await act('A8', 'setSyntheseDate', 'SetSyntheseDateInput', { requestId: requestId(), syntheseId, startsAt: hours(100), endsAt: hours(102), place: `${canary} place`, reason: `${canary} soon` }, 'date');
  await act('A8', 'answerConvocation', 'AnswerConvocationInput', { syntheseId, answer: 'NOT_COMING', reason: `${canary} absent` }, 'answer');
  const { id: pollId } = await act('A8', 'openPoll', 'OpenPollInput', { requestId: requestId(), syntheseId, deadlineAt: hours(50), slots: [{ startsAt: hours(120), endsAt: hours(122) }] }, 'poll');
  await act('A8', 'closePoll', 'ClosePollInput', { requestId: requestId(), pollId }, 'poll');
  await act('A8', 'moveSynthese', 'MoveSyntheseInput', { requestId: requestId(), syntheseId, startsAt: hours(200), endsAt: hours(202), reason: `${canary} moved` }, 'date');
  const pointId = await only(door, 'app.synthese_point', syntheseId);
  await act('A8', 'recordFamily', 'RecordFamilyInput', { requestId: requestId(), syntheseId, reason: `${canary} not invited` }, 'step');
  await act('A8', 'explainNotHeard', 'ExplainNotHeardInput', { requestId: requestId(), syntheseId, reason: `${canary} not heard` }, 'step');
  await act('A8', 'collectOpinion', 'CollectOpinionInput', { requestId: requestId(), pointId, voice: 'ENFANT', body: `${canary} opinion` }, 'line');
  await act('A8', 'openSeance', 'SeanceInput', { requestId: requestId(), syntheseId }, 'step');
  await act('A8', 'takeOverPen', 'TakeOverPenInput', { requestId: requestId(), syntheseId, reason: `${canary} taken over` }, 'step');
  const { id: lineId } = await act('A8', 'writeLine', 'WriteLineInput', { requestId: requestId(), pointId, type: 'CONSTAT', body: `${canary} line` }, 'line');
  await plantPieceSynthese({ act, api: hands.api, token: hands.tokens.A8! }, canary, lineId);
  await act('A8', 'writeLine', 'WriteLineInput', { requestId: requestId(), pointId, type: 'ACTION', body: `${canary} action`, action: { ownerId: actorId('A8'), dueOn: '2040-01-01', indicator: `${canary} indicator` } }, 'line');
  const actionId = await only(door, 'app.action_item', syntheseId);
  await act('A8', 'postponeAction', 'PostponeActionInput', { requestId: requestId(), actionId, dueOn: '2040-02-01', reason: `${canary} later` }, 'step');
  await act('A8', 'completeAction', 'CompleteActionInput', { requestId: requestId(), actionId, words: `${canary} done` }, 'step');
  await act('A8', 'saveMinuteDraft', 'SaveMinuteDraftInput', { pointId, body: `${canary} begun again` }, 'draft', 'body');
  await act('A8', 'closeSeance', 'SeanceInput', { requestId: requestId(), syntheseId }, 'step');
  const { id: observationId } = await act('A8', 'observeMinutes', 'ObserveMinutesInput', { requestId: requestId(), pointId, body: `${canary} observed` }, 'observation');
  await act('A8', 'answerObservation', 'AnswerObservationInput', { requestId: requestId(), observationId, words: `${canary} answered` }, 'answer');
}

async function convene({ act, api, tokens }: Hands, dossierId: string): Promise<string> {
  const meeting = { dossierId, type: 'EVALUATION', purpose: 'EVALUATE', points: [{ heading: 'LOGISTIQUE', minutes: 10 }], people: [] };
  const shown = await api.ask(tokens.A8!, 'query ($input: PreviewConveningInput!) { previewConvening(input: $input) { preview { digest } } }', { input: meeting });
  const { digest: effectDigest } = (JSON.parse(shown.text) as { data: { previewConvening: { preview: { digest: string } } } }).data.previewConvening.preview;
  return (await act('A8', 'conveneSynthese', 'ConveneSyntheseInput', { requestId: requestId(), ...meeting, effectDigest }, 'synthese')).id;
}

async function only(door: Door, table: string, syntheseId: string): Promise<string> {
  const { rows: [row] } = await door.db.owner.query<{ id: string }>(`select id from ${table} where synthese_id = $1`, [syntheseId]);
  return row!.id;
}
