/** The paper sheet of a signalement that waits past its term, for whoever the law opens its seal to: with the number of the permanence, to be printed and called. */
import type { ClockCode } from '../clocks/clocks.js';
import { Deadline } from '../clocks/deadline.entity.js';
import { placeOf } from '../clocks/places.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { Organisation } from '../partners/organisation.entity.js';
import { Permanence } from '../partners/permanence.entity.js';
import { Service } from '../partners/service.entity.js';
import { UserError } from '../platform/errors.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import type { GivenFile } from '../platform/given-file.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { letterOf } from './checked-letter.js';
import { essentialOf } from './letter/essential.js';
import { renderSheet, type Sheet } from './letter/render-sheet.js';
import { numberOf } from './number-of.js';
import { unsigned } from './printed-letter.js';
import { sealTo } from './sealed-letter.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { SignalementSeal } from './signalement-seal.entity.js';
import { SignalementStep } from './signalement-step.entity.js';

/** What is waited for, of each clock that runs until a magistrate has it. */
const LATE: Partial<Record<ClockCode, string>> = {
  SIGNALEMENT_SENDING: 'Transmission au parquet', SIGNALEMENT_RECEPTION: 'Réception par le parquet', SIGNALEMENT_ACK: 'Accusé de réception d’un magistrat', SIGNALEMENT_ACK_GRAVE: 'Accusé de réception d’un magistrat',
};

/** Throws RIEN_EN_RETARD where nothing waits past its term: a sheet printed for nothing would be called for nothing. */
export async function paperSheet(scope: Scope, id: string): Promise<GivenFile | null> {
  const seal = await sealTo(scope, id);
  if (!seal) return null;
  const sheet = await sheetOf(await scope.tx(), seal);
  if (sheet.late.length === 0) throw new UserError('RIEN_EN_RETARD', 'Rien n’est en retard : cette fiche sert quand le parquet n’a pas reçu, ou n’a pas accusé réception, à temps.', 'id');
  return { name: `${sheet.reference}-permanence.pdf`, type: 'application/pdf', bytes: await renderSheet(sheet) };
}

async function sheetOf(tx: Tx, seal: SignalementSeal): Promise<Sheet> {
  const { signalementId, departement, version } = seal;
  const signalement = await tx.get(Signalement, signalementId, 'read');
  const [letter] = await tx.allowed(SignalementLetter, 'read', { where: { signalementId, version } });
  if (!letter) throw new Error('a seal without its letter');
  const [sent] = await tx.allowed(SignalementStep, 'read', { where: { signalementId, fact: 'SENT' } });
  const running = await tx.allowed(Deadline, 'read', { where: { holderId: signalementId, state: 'RUNNING' }, order: ['dueAt', 'id'], limit: MOST_OF_ONE });
  const [parquet] = await tx.allowed(Organisation, 'read', { where: { id: signalement.parquetId } });
  return {
    reference: numberOf(seal), zone: placeOf(departement).zone, printedAt: tx.now, parquet: parquet?.name ?? '', calls: await callsOf(tx, signalement.parquetId),
    late: running.flatMap(({ code, dueAt }) => (LATE[code] && dueAt <= tx.now ? [{ what: LATE[code], since: dueAt }] : [])),
    essential: essentialOf(unsigned(letterOf(letter.letter), signalement, letter.writtenAt)), sealedAt: seal.sealedAt, sentAt: sent?.at ?? null, sha256: seal.sha256.toString('hex'),
  };
}

/** Who is on duty now, then the numbers that the parquet's services answer at. */
async function callsOf(tx: Tx, parquetId: string): Promise<Sheet['calls']> {
  const onDuty = await tx.allowed(Permanence, 'read', { where: { parquetId }, inForce: true, order: ['validFrom', 'id'], limit: MOST_OF_ONE });
  const people = await tx.allowed(Habilitation, 'read', { among: { id: onDuty.map((p) => p.habilitationId) }, with: CARD });
  const services = await tx.allowed(Service, 'read', { where: { organisationId: parquetId }, order: ['name', 'id'], limit: MOST_OF_ONE });
  return [
    ...onDuty.map(({ habilitationId, phone }) => ({ who: `De permanence : ${people.find((h) => h.id === habilitationId)?.professionnel?.displayName ?? 'un magistrat'}`, phone })),
    ...services.flatMap(({ name, onCallPhone, onCallHours }) => (onCallPhone ? [{ who: [name, onCallHours].filter(Boolean).join(', '), phone: onCallPhone }] : [])),
  ];
}
