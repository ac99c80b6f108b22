/** From what was written to the letter that is printed: the head, known of the directory and of the act, before the fields that somebody filled in. */
import { placeOf } from '../clocks/places.js';
import { TYPES } from '../documents/types.js';
import { Delegation } from '../partners/delegation.entity.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { Organisation } from '../partners/organisation.entity.js';
import type { Tx } from '../platform/tx.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';
import { letterOf, type JoinedPiece } from './checked-letter.js';
import type { Ground } from '../informations-preoccupantes/grounds.js';
import { frenchDay } from '../platform/pdf/french-date.js';
import type { Header, Letter, Writer } from './letter/letter.js';
import type { Signalement } from './signalement.entity.js';
import type { WrittenLetter } from './written-letter.js';

/** Who signs, when, under which number. */
export interface Act { reference: string; at: Date; signatoryId: string; delegationId: string | null }
const CELL = 'Cellule de recueil des informations préoccupantes, pour le président du conseil départemental (CASF, art. L. 226-4, II)';

export async function printedLetter(tx: Tx, signalement: Signalement, letter: string, act: Act): Promise<Letter> {
  const written = letterOf(letter);
  const [author, signatory] = [await person(tx, signalement.authorId), await person(tx, act.signatoryId)];
  const [parquet] = await tx.allowed(Organisation, 'read', { where: { id: signalement.parquetId } });
  const [delegation] = act.delegationId ? await tx.allowed(Delegation, 'read', { where: { id: act.delegationId } }) : [];
  return {
    ...filledIn(written, signalement),
    reference: act.reference,
    header: {
      ...headOf(written, signalement, act.at), body: author.organisation, recipient: parquet?.name ?? '', copies: [CELL],
      author: { ...author.writer, address: written.address, phone: written.phone },
      signatory: { ...signatory.writer, delegation: delegation ? `${delegation.delegator}, arrêté ${delegation.arreteReference}` : 'signe en son nom' },
    },
  };
}

/** What was written, and what joins it; nothing yet joins what is only shown. */
type Filled = WrittenLetter & { joined?: readonly JoinedPiece[] };

/** Of a signalement, what a letter says beside its fields. */
export type Head = Pick<Signalement, 'departement' | 'urgency' | 'ground'>;

/** Everything but who writes it: enough to tell its essential, and to be read while it is written. */
export const unsigned = (written: Filled, head: Head, at: Date): Letter => ({ ...filledIn(written, head), reference: '', header: headOf(written, head, at) });

/** While it is written: already who writes, and that the cell has its copy. Who signs, under which number, is the seal's. */
export async function draftedLetter(tx: Tx, written: WrittenLetter, head: Head): Promise<Letter> {
  const letter = unsigned(written, head, tx.now);
  const { writer, organisation } = await person(tx, tx.actor.id);
  return { ...letter, header: { ...letter.header, body: organisation, copies: [CELL], author: { ...writer, address: written.address, phone: written.phone } } };
}

const NOBODY: Writer = { name: '', functionName: '', address: '', phone: '', mail: '' };

const headOf = (l: WrittenLetter, { urgency }: Head, at: Date): Header => ({
  body: '', service: l.service, author: NOBODY, signatory: { ...NOBODY, delegation: '' }, writtenAt: at, place: l.place, recipient: '', copies: [], previousReferences: l.previousReferences,
  urgency: urgency === 'URGENT' ? { urgent: true, call: l.callAt ? { at: l.callAt, to: l.callTo } : null } : { urgent: false },
});

/** By its number, and by what tells its bytes from any other. */
const named = ({ number, name, type, size, state, hash }: JoinedPiece): string =>
  `Pièce ${number} : ${name} (${TYPES[type].says}, ${size} octets${state === 'CLEAN' ? '' : ', non analysée par un antivirus'}). SHA-256 : ${hash}`;

function filledIn(l: Filled, { departement, ground }: Head): Omit<Letter, 'reference' | 'header'> {
  const { informed, at, how } = l.parentsInformed;
  return {
    zone: placeOf(departement).zone,
    minors: l.minors.map((m) => but(m, { sex: m.sex ?? null, born: m.born ?? null })),
    family: but(l.family, { parents: l.family.parents.map((p) => but(p, { born: p.born ?? null })), siblings: l.family.siblings.map((s) => but(s, { born: s.born ?? null })) }),
    motif: { text: l.motif, ground: ground as Ground }, paragraphs: l.paragraphs.map((p) => but(p, { at: p.at ?? null })), medical: l.medical,
    parentsInformed: informed && at ? { informed, at, how } : { informed: false, reason: how },
    history: { knownMeasures: l.knownMeasures, actions: l.actions.map((a) => ({ what: a.what, since: a.since ? frenchDay(a.since) : null, effects: a.effects })) },
    evaluation: { dangers: l.dangers, danger: l.danger, administrativeProtection: l.administrativeProtection },
    requests: { asked: l.asked, argument: l.argument, familyPossibilities: l.familyPossibilities }, attachments: [...(l.joined ?? []).map(named), ...l.attachments],
  };
}

/** The same, but for this. */
const but = <T extends object, M extends object>(of: T, more: M): T & M => Object.assign({}, of, more);

async function person(tx: Tx, id: string): Promise<{ writer: Writer; organisation: string }> {
  const [card] = await tx.allowed(Habilitation, 'read', { where: { id }, with: CARD });
  return {
    writer: { ...NOBODY, name: card?.professionnel?.displayName ?? '', functionName: card ? FUNCTIONS[card.function as Function].name : '' },
    organisation: card?.organisation?.name ?? '',
  };
}
