/** Every place where a meeting being held takes an id. */
import { randomUUID } from 'node:crypto';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import { byArgument, byInput, type Operation } from './operation.js';

const key = (): { requestId: string } => ({ requestId: randomUUID() });
const CAME = { fact: 'ARRIVED', at: '2025-01-01T00:00:00Z' };
const LINE = { type: 'CONSTAT', body: 'Noté.' };

export const SEANCE_OPERATIONS: readonly Operation[] = [
  ...['openSeance', 'closeSeance', 'takePen', 'releasePen', 'sayNothingToObserve'].map((name): Operation => ({ name: `${name}(syntheseId)`, forbids: 'synthese',
    ask: (id) => ({ query: `mutation ($input: SeanceInput!) { ${name}(input: $input) { __typename userErrors { code message field } } }`, variables: { input: { ...key(), syntheseId: id } } }) })),
  byInput('takeOverPen', 'syntheseId', 'synthese', () => ({ ...key(), reason: 'Absence.' })),
  byInput('handPen', 'syntheseId', 'synthese', () => ({ ...key(), habilitationId: actorId('A5') })),
  byInput('handPen', 'habilitationId', 'habilitation', (w) => ({ ...key(), syntheseId: w.own.synthese })),
  byInput('showPoint', 'syntheseId', 'synthese', (w) => ({ ...key(), pointId: w.own.synthesePoint })),
  byInput('showPoint', 'pointId', 'synthesePoint', (w) => ({ ...key(), syntheseId: w.own.synthese })),
  byInput('recordPresence', 'syntheseId', 'synthese', () => ({ ...key(), ...CAME, guest: 'PARENT' })),
  ...([['convocationId', 'convocation'], ['presentId', 'presence'], ['personneId', 'personne']] as const).map(([argument, forbids]) =>
    byInput('recordPresence', argument, forbids, (w) => ({ ...key(), ...CAME, syntheseId: w.own.synthese, ...(argument === 'personneId' && { guest: 'PARENT' }) }))),
  byInput('correctPresence', 'syntheseId', 'synthese', () => ({ ...key(), at: CAME.at, presenceId: randomUUID() })),
  byInput('correctPresence', 'presenceId', 'presence', (w) => ({ ...key(), at: CAME.at, syntheseId: w.own.synthese })),
  byInput('writeLine', 'pointId', 'synthesePoint', () => ({ ...key(), ...LINE })),
  byInput('writeLine', 'speakerId', 'habilitation', (w) => ({ ...key(), ...LINE, pointId: w.own.synthesePoint })),
  byInput('correctLine', 'lineId', 'line', () => ({ ...key(), ...LINE })),
  byInput('withdrawLine', 'lineId', 'line', key),
  byInput('attachPieceSynthese', 'lineId', 'line', () => ({ depositId: randomUUID() })),
  byInput('completeAction', 'actionId', 'action', key),
  byInput('abandonAction', 'actionId', 'action', () => ({ ...key(), reason: 'Empêchée.' })),
  byInput('postponeAction', 'actionId', 'action', () => ({ ...key(), dueOn: '2040-01-01', reason: 'Empêchée.' })),
  byInput('handAction', 'actionId', 'action', () => ({ ...key(), habilitationId: actorId('A5') })),
  byInput('handAction', 'habilitationId', 'habilitation', (w) => ({ ...key(), actionId: w.own.action })),
  byInput('observeMinutes', 'pointId', 'synthesePoint', () => ({ ...key(), body: 'Noté.' })),
  byInput('observeMinutes', 'lineId', 'line', (w) => ({ ...key(), body: 'Noté.', pointId: w.own.synthesePoint })),
  byInput('answerObservation', 'observationId', 'observation', () => ({ ...key(), words: 'Noté.' })),
  byInput('answerObservation', 'lineId', 'line', (w) => ({ ...key(), observationId: w.own.observation })),
  byInput('recordFamily', 'syntheseId', 'synthese', () => ({ ...key(), reason: 'Empêché.' })),
  byInput('recordFamily', 'personneId', 'personne', (w) => ({ ...key(), reason: 'Empêché.', syntheseId: w.own.synthese })),
  byInput('explainNotHeard', 'syntheseId', 'synthese', () => ({ ...key(), reason: 'Empêché.' })),
  byInput('collectOpinion', 'pointId', 'synthesePoint', () => ({ ...key(), voice: 'ENFANT', body: 'Noté.' })),
  byInput('saveMinuteDraft', 'pointId', 'synthesePoint', () => ({ body: 'Je' })),
  byInput('validateMinutes', 'syntheseId', 'synthese', () => ({ ...key(), effectDigest: '0'.repeat(64) })),
  byArgument('previewMinutes', 'syntheseId', 'synthese'),
  { name: 'minuteLines(syntheseId)', forbids: 'synthese', ask: (id) => ({ query: 'query ($id: ID!) { minuteLines(syntheseId: $id) { edges { node { __typename } } } }', variables: { id } }) },
  { name: 'minuteDraft(pointId)', forbids: 'synthesePoint', ask: (id) => ({ query: 'query ($id: ID!) { minuteDraft(pointId: $id) { __typename } }', variables: { id } }) },
];
