import type { ClockCode } from '../clocks/clocks.js';
import { startClock } from '../clocks/run-clock.js';
import { emptyEbauche } from '../partners/save-ebauche.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { AccuseReception } from './accuse-reception.entity.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { Informant } from './informant.entity.js';
import { InformationDesParents } from './information-des-parents.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import type { ReportInformationPreoccupanteInput } from './informations-preoccupantes.inputs.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { BY_DUTY } from './olinpe.js';
import { whatIsReported, type Reported } from './what-is-reported.js';

/**
 * Transmits, in one act, phone in hand, what worries somebody about the children of a home (CASF L.226-2-1, L.226-3): its key, its head, its children, what was said or
 * seen of each, that the parents were told or why not, and where it comes from. Its author keeps a receipt, with its number and date.
 */
export async function reportInformationPreoccupante(tx: Tx, input: ReportInformationPreoccupanteInput): Promise<AccuseReception> {
  const requestId = uuid('requestId', input.requestId);
  const receivedAt = input.receivedAt ?? tx.now;
  if (receivedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'La réception ne peut pas être dans l’avenir.', 'receivedAt');
  const reported = whatIsReported(input, tx.now);

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(AccuseReception, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return await sameReport(tx, already, reported, input.receivedAt ?? null);

  const { departement, id: authorId } = tx.actor;
  const head = await tx.add(InformationPreoccupante, 'report', {
    departement, authorId, receivedAt, recordedAt: tx.now, graveDanger: input.graveDanger, state: 'RECEIVED', requestId, ...NUMBERED_BY_THE_DATABASE,
  }, { newKey: 'INTAKE', explained: true, field: 'requestId' });
  await write(tx, head.id, reported);
  const accuse = await tx.add(AccuseReception, 'write', { departement, authorId, intakeId: head.id, receivedAt, givenAt: tx.now, stage: 'RECEIVED', requestId, ...NUMBERED_BY_THE_DATABASE });
  await emptyEbauche(tx, 'RECUEIL', [null]);
  await tx.record('information-preoccupante.received', head);
  const clocks: ClockCode[] = ['IP_TRIAGE', 'IP_QUALIFICATION', 'IP_EVAL', ...(BY_DUTY.includes(reported.informant.origin) ? ['IP_FEEDBACK_PRO' as const] : [])];
  for (const code of clocks) await startClock(tx, code, head, { intakeId: head.id }, receivedAt);
  return accuse;
}

const NUMBERED_BY_THE_DATABASE = { year: 0, rank: 0 };

async function write(tx: Tx, intakeId: string, { mineurs, elements, parents, informant }: Reported): Promise<void> {
  const signed = { departement: tx.actor.departement, intakeId, detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now };
  await tx.add(Informant, 'write', { ...signed, ...informant, kind: 'INF' });
  const children: string[] = [];
  for (const mineur of mineurs) children.push((await tx.add(MineurConcerne, 'write', { ...signed, ...mineur, kind: 'IDE' })).id);
  for (const { about, ...told } of parents) await tx.add(InformationDesParents, 'write', { ...signed, ...told, kind: 'FAM', mineurId: children[about]! });
  for (const { about, ...said } of elements) await tx.add(ElementRecueilli, 'write', { ...signed, ...said, mineurId: children[about]! }, { field: 'elements', explained: true });
}

/** A key that has served, for another report: its sender must not think this one done. */
async function sameReport(tx: Tx, already: AccuseReception, reported: Reported, receivedAt: Date | null): Promise<AccuseReception> {
  const [mineurs, elements] = await Promise.all([
    tx.allowed(MineurConcerne, 'read', { where: { intakeId: already.intakeId } }), tx.allowed(ElementRecueilli, 'read', { where: { intakeId: already.intakeId } })]);
  const said = (children: readonly { surname: string; givenNames: string }[], bodies: readonly { kind: string; body: string }[]): string =>
    JSON.stringify([children.map((m) => [m.surname, m.givenNames].join(' ')).sort(), bodies.map((e) => [e.kind, e.body].join(' ')).sort()]);
  sameRequest({ said: said(mineurs, elements) }, { said: said(reported.mineurs, reported.elements) });
  return sameRequest(already, receivedAt ? { receivedAt } : {});
}
