import { digestOf } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { countsWhole } from '../secrecy/admissible.js';
import { because } from '../secrecy/list-sentence.js';
import type { Function } from '../secrecy/functions.js';
import { KINDS } from '../secrecy/kinds.js';
import type { Explanation } from '../secrecy/explain.js';
import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { openingsFor, circleOf, sightOfPoint, type Circle } from './attendance.js';
import { conveningAsked, type ConveningAsked } from './convening-asked.js';
import type { ConveningPreview, ConvokedPreview, PointSight } from './convening-preview.type.js';
import { warningsOf } from './convening-warnings.js';
import { seatOf, type Seat } from './seating.js';
import type { PreviewConveningInput } from './syntheses.inputs.js';

/** Who would sit there, of what, and who may not, by the law itself; what each reads of the dossier, as far as the asker counts it; what to know besides. */
export async function previewConvening(tx: Tx, input: PreviewConveningInput): Promise<ConveningPreview> {
  return (await conveningShown(tx, await conveningAsked(tx, input))).preview;
}

/** What is shown, and the seats that the act then takes. */
export async function conveningShown(tx: Tx, asked: ConveningAsked): Promise<{ preview: ConveningPreview; seats: Seat[] }> {
  const dossierIds = [...new Set([asked.dossierId, ...asked.points.map((p) => p.dossierId)])];
  const ids = asked.people.map((p) => p.habilitationId);
  const circle = await circleOf(tx, dossierIds, ids);
  const cards = new Map((await tx.allowed(Habilitation, 'read', { among: { id: ids }, with: CARD })).map((h) => [h.id, h]));
  const seats: Seat[] = [];
  for (const person of asked.people) {
    const who = cards.get(person.habilitationId) ?? await tx.get(Habilitation, person.habilitationId, 'read', 'people');
    seats.push(await seatOf(tx, asked, who, person, circle.inScope(who.id, asked.dossierId), 'people'));
  }
  const people: ConvokedPreview[] = [];
  for (const seat of seats) people.push(await previewOf(tx, asked, circle, seat));
  const informed = (await Promise.all(dossierIds.map((id) => tx.informed(id)))).every(Boolean);
  const warnings = warningsOf({ asked, seats, people, informed, now: tx.now, departement: tx.actor.departement });
  return { seats, preview: { people, warnings, phrase: phraseOf(people), digest: digestOf('convening', shown(asked, seats, people)) } };
}

async function previewOf(tx: Tx, asked: ConveningAsked, circle: Circle, seat: Seat): Promise<ConvokedPreview> {
  const { who: habilitation, basis, required, refusal, admitting } = seat;
  const refused = refusal && { code: refusal.code, message: refusal.message, field: refusal.field ?? null };
  if (basis === null) return { habilitation, required, basis, admitted: false, refusal: refused, points: [], pieces: [] };
  const openings = openingsFor(circle, asked.dossierId, seat);
  const kinds = KINDS.filter((kind) => openings.some((o) => o.kind === kind));
  const counted = kinds.filter((kind) => countsWhole(tx.actor.function as Function, kind));
  const found = await tx.pieces(asked.dossierId, openings.filter((o) => counted.includes(o.kind)));
  return {
    habilitation, required, basis, admitted: admitting !== null, refusal: refused,
    points: asked.points.map((point) => ({ ...pick(point), ...told(sightOfPoint(circle, asked.dossierId, seat, point, tx.actor)) })),
    pieces: kinds.map((kind) => ({ kind, count: counted.includes(kind) ? found.find((p) => p.kind === kind)?.n ?? 0 : null })),
  };
}

const pick = ({ position, heading, kind }: ConveningAsked['points'][number]): Pick<PointSight, 'position' | 'heading' | 'kind'> => ({ position, heading, kind });
const told = (why: Explanation): Pick<PointSight, 'attends' | 'phrase' | 'article' | 'ways'> => (why.allowed
  ? { attends: true, phrase: `Ouvert ${because(why.because)}.`, article: why.article, ways: [] }
  : { attends: false, phrase: why.otherwise.phrase, article: why.otherwise.article, ways: why.otherwise.ways });

const shown = (asked: ConveningAsked, seats: readonly Seat[], people: readonly ConvokedPreview[]): unknown[] => [
  asked.dossierId, asked.type, asked.purpose, asked.legalBasis, asked.slot?.startsAt.toISOString(), asked.slot?.endsAt.toISOString(),
  ...asked.points.flatMap((p) => [p.position, p.part, p.heading, p.kind, p.detail, p.minutes, p.dossierId, p.speakerId]),
  ...seats.flatMap((s, i) => [s.who.id, s.required, s.basis, s.refusal?.code, s.admission?.id, s.admitting?.digest, ...people[i]!.points.map((p) => p.attends), ...people[i]!.pieces.flatMap((p) => [p.kind, p.count])]),
];

function phraseOf(people: readonly ConvokedPreview[]): string {
  const sitting = people.filter((p) => p.basis !== null);
  const whole = sitting.filter((p) => p.points.every((x) => x.attends)).length;
  const refused = people.length - sitting.length;
  return `${sitting.length} ${sitting.length > 1 ? 'personnes convoquées' : 'personne convoquée'}, dont ${whole} à tous les points${refused > 0 ? ` ; ${refused} ne ${refused > 1 ? 'peuvent' : 'peut'} l’être` : ''}.`;
}
