/** What each person would attend of an agenda, and read of the dossier: their rows, told to the law's object reading. Nothing of it is decided here. */
import { AdmissionKind } from '../dossiers/admission-kind.entity.js';
import { DossierTerritoire } from '../dossiers/dossier-territoire.entity.js';
import { factsOf } from '../dossiers/standing.js';
import { HabilitationTerritoire } from '../partners/habilitation-territoire.entity.js';
import { rulesFor } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { openedBy, openedByTerritory, type Opening } from '../secrecy/admissible.js';
import { explain, type Explanation } from '../secrecy/explain.js';
import type { Facts } from '../secrecy/facts.js';
import type { Function } from '../secrecy/functions.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { PointAsked } from './agenda.js';
import type { Seat } from './seating.js';

const POINT = '00000000-0000-4000-8000-000000000004';
const SYNTHESE = '00000000-0000-4000-8000-000000000005';

interface Held { dossierId: string; kind: string; duty: string }
/** Of everybody at once: three statements, however many they are. */
export interface Circle { inScope: (habilitationId: string, dossierId: string) => boolean; held: (habilitationId: string) => readonly Held[] }

export async function circleOf(tx: Tx, dossierIds: readonly string[], habilitationIds: readonly string[]): Promise<Circle> {
  const territories = await tx.allowed(DossierTerritoire, 'read', { among: { dossierId: dossierIds }, inForce: true });
  const holders = await tx.allowed(HabilitationTerritoire, 'read', { among: { habilitationId: habilitationIds } });
  const kinds = await tx.allowed(AdmissionKind, 'read', { among: { dossierId: dossierIds, habilitationId: habilitationIds }, inForce: true });
  return {
    inScope: (who, dossierId) => holders.some((h) => h.habilitationId === who && territories.some((t) => t.dossierId === dossierId && t.territoireId === h.territoireId)),
    held: (who) => kinds.filter((k) => k.habilitationId === who),
  };
}

/** What they hold, with what the act would grant. */
const heldBy = (circle: Circle, { who, admitting }: Seat): Held[] =>
  [...circle.held(who.id), ...(admitting ? admitting.asked.kinds.map((kind) => ({ dossierId: admitting.asked.dossierId, kind, duty: admitting.asked.duty })) : [])];

function factsFor(circle: Circle, home: string, dossierId: string, seat: Seat): Facts {
  const kinds = heldBy(circle, seat).filter((k) => k.dossierId === dossierId);
  const known = factsOf({ who: seat.who, dossierId, inScope: circle.inScope(seat.who.id, dossierId), duties: kinds.map((k) => k.duty), kinds });
  const scope = [home, dossierId].filter((id) => circle.inScope(seat.who.id, id));
  const sits = seat.basis === null || (seat.basis === 'FUNCTION' && !circle.inScope(seat.who.id, home)) ? [] : [SYNTHESE];
  return { ...known, members: new Map([...known.members, ['scope', new Set(scope)], ['convoked', new Set(sits)], ['convokedAdmitted', new Set(seat.basis === 'ADMISSION' ? sits : [])]]) };
}

/** Whether they attend this point, by what, or what is missing: of a point that nobody has shared yet. */
export function sightOfPoint(circle: Circle, home: string, seat: Seat, { dossierId, kind, detail }: PointAsked, author: { id: string; function: string }): Explanation {
  const { who } = seat;
  const row = { id: POINT, departement: who.departement, syntheseId: SYNTHESE, homeId: home, dossierId, kind, detail, source: sourceOf(author.function), authorId: author.id };
  return explain(rulesFor(who.function), who, 'read', 'SynthesePoint', row, factsFor(circle, home, dossierId, seat));
}

/** What is open to them of the home dossier itself, kind by kind. */
export function openingsFor(circle: Circle, home: string, seat: Seat): Opening[] {
  const fn = seat.who.function as Function;
  const byTerritory = circle.inScope(seat.who.id, home) ? KINDS.flatMap((kind) => openedByTerritory(fn, kind)) : [];
  return [...byTerritory, ...heldBy(circle, seat).filter((k) => k.dossierId === home).flatMap((k) => openedBy(fn, k.kind as Kind, k.duty))];
}
