/** A meeting as one reader has it, from the rows that the law gives them: in a bounded number of statements, whatever was said. */
import { PieceSynthese } from '../documents/piece-synthese.entity.js';
import { Personne } from '../dossiers/personne.entity.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { heldOf } from '../platform/rows.js';
import type { Tx } from '../platform/tx.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';
import { KIND_NAMES, type Kind } from '../secrecy/kinds.js';
import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { seanceOf } from './at-table.js';
import { besideMinutes } from './beside-minutes.js';
import { Convocation } from './convocation.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import type { Charge, Facts, Line, Meeting, Presence as Stay, Reserved } from './minutes/minutes.js';
import { staysOf } from './minutes/stays.js';
import type { Presence } from './presence.entity.js';
import { standing } from './record-presence.js';
import { GUESTS, LINE_TYPES, VOICES } from './seance-words.js';
import { SynthesePoint } from './synthese-point.entity.js';
import type { Synthese } from './synthese.entity.js';
import { POINT_HEADINGS, SYNTHESE_TYPES } from './words.js';

/** Who validates, when, under which number. */
export interface Validation { number: string; authorId: string; at: Date }

const PURPOSES: Readonly<Record<string, string>> = { EVALUATE: 'Évaluer une situation', DETERMINE_ACTION: 'Déterminer une action', IMPLEMENT_ACTION: 'Mettre en œuvre une action' };
const BASES: Readonly<Record<string, string>> = { CASF_226_2_2: 'CASF, art. L. 226-2-2', CASF_221_6: 'CASF, art. L. 221-6', CJPM_241_2: 'CJPM, art. L. 241-2' };

/** `validation`: null of what is not validated yet. */
export async function meetingOf(tx: Tx, synthese: Synthese, validation: Validation | null): Promise<Meeting> {
  const { id: syntheseId, departement } = synthese;
  const steps = await seanceOf(tx, syntheseId);
  const moves = await standing(tx, syntheseId);
  const points = await tx.allowed(SynthesePoint, 'notice', { where: { syntheseId }, order: ['position', 'id'] });
  const lines = await tx.allowed(MinuteLine, 'notice', { where: { syntheseId }, order: ['seq'] });
  const seats = await tx.allowed(Convocation, 'read', { where: { syntheseId } });
  const people = await peopleOf(tx, [synthese.authorId, ...(validation ? [validation.authorId] : []), ...seats.map((seat) => seat.habilitationId), ...lines.flatMap(({ speakerId, authorId, ownerId }) => [speakerId ?? authorId, ...(ownerId === null ? [] : [ownerId])])]);
  const name = (id: string): string => people.get(id)?.professionnel?.displayName ?? '';
  const [openedAt, closedAt] = [steps[0]!.at, steps.at(-1)!.at];
  const zone = placeOf(departement).zone;
  return {
    zone, facts: factsOf(synthese, { openedAt, closedAt }, moves, points, validation),
    header: {
      number: validation?.number ?? '', type: SYNTHESE_TYPES[synthese.type], purpose: PURPOSES[synthese.purpose] ?? '', legalBasis: BASES[synthese.legalBasis] ?? '', openedAt, closedAt,
      convenedBy: name(synthese.authorId), validatedBy: validation ? name(validation.authorId) : '', validatedAt: validation?.at ?? closedAt,
    },
    presence: staysOf(moves, await namedBy(tx, moves, seats, people)),
    points: points.map(({ id, position, heading }) => ({ id, position, heading: POINT_HEADINGS[heading] })),
    lines: await heard(tx, lines, (line) => (line.voice === 'PROFESSIONNEL' ? name(line.speakerId ?? line.authorId) : VOICES[line.voice]),
      ({ ownerId, dueAt }) => (ownerId && dueAt ? { owner: name(ownerId), dueOn: lastDayBefore(placeOf(departement), dueAt) } : null)),
    ...await besideMinutes(tx, syntheseId, points, zone),
  };
}

async function peopleOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Habilitation>> {
  return new Map((await tx.allowed(Habilitation, 'read', { among: { id: [...new Set(ids)] }, with: CARD })).map((one) => [one.id, one]));
}

/** By ids and instants: what everybody reads of the meeting, whoever they are. */
const factsOf = ({ id, type, purpose, legalBasis, authorId }: Synthese, held: { openedAt: Date; closedAt: Date }, moves: readonly Presence[], points: readonly SynthesePoint[], validation: Validation | null): Facts => ({
  synthese: { id, type, purpose, legalBasis, convenedBy: authorId }, ...held, validation,
  presences: moves.map(({ presentId, convocationId, guest, fact, at }) => ({ presentId, convocationId, guest, fact, at })),
  points: points.map(({ id: of, position, heading, kind, detail }) => ({ id: of, position, heading, kind, detail })),
});

/** The name of a parent is the dossier's: only for whom it opens the family to. */
async function namedBy(tx: Tx, moves: readonly Presence[], seats: readonly Convocation[], people: ReadonlyMap<string, Habilitation>): Promise<(move: Presence) => Pick<Stay, 'who' | 'quality'>> {
  const ids = moves.flatMap(({ personneId }) => personneId ?? []);
  const family = ids.length === 0 ? [] : await tx.allowed(Personne, 'read', { among: { id: ids } });
  return ({ convocationId, guest, personneId }) => {
    if (guest !== 'NONE') {
      const person = family.find(({ id }) => id === personneId);
      return person ? { who: `${person.givenNames} ${person.surname}`, quality: GUESTS[guest].toLocaleLowerCase('fr') } : { who: GUESTS[guest], quality: '' };
    }
    const who = people.get(seats.find(({ id }) => id === convocationId)?.habilitationId ?? '');
    return { who: who?.professionnel?.displayName ?? 'Un professionnel', quality: who ? FUNCTIONS[who.function as Function].name : '' };
  };
}

/** Each line read, or why it is not: asked at once of all those that are withheld. */
async function heard(tx: Tx, lines: readonly MinuteLine[], speakerOf: (line: MinuteLine) => string, chargeOf: (line: MinuteLine) => Charge | null): Promise<Line[]> {
  const withheld = lines.filter((line) => heldOf(line) === null);
  const why = await tx.explainAll(MinuteLine, 'read', withheld);
  const reasons = new Map(withheld.map((line, at) => [line.id, why[at]!]));
  const joined = lines.length === 0 ? [] : await tx.allowed(PieceSynthese, 'read', { where: { syntheseId: lines[0]!.syntheseId }, order: ['lineId', 'number'] });
  return lines.map((line): Line => {
    const { id, pointId, seq, nature, supersedesId } = line;
    const place = { id, pointId, seq, nature, supersedesId, isDecision: line.type === 'DECISION', commitment: line.commitment.toString('hex') };
    const reason = reasons.get(id);
    if (!reason) return { ...place, said: { committed: line, pieces: joined.filter(({ lineId }) => lineId === id), salt: line.salt, typeName: LINE_TYPES[line.type], speaker: speakerOf(line), charge: chargeOf(line) }, reserved: null };
    const reserved: Reserved = { kindName: KIND_NAMES[line.kind as Kind], ...(reason.allowed ? { phrase: '', article: '' } : { phrase: reason.otherwise.phrase, article: reason.otherwise.article }) };
    return { ...place, said: null, reserved };
  });
}
