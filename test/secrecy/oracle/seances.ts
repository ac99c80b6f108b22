/** A meeting being held, typed from the guide (§ 5, SeanceStep to MinuteDraft, and § 5 quinquies). */
import { opensContent, writesContent } from './content.js';
import type { Facts } from './facts.js';
import type { PieceSynthese } from './piece-rows.js';
import { convenes, isConvoked, knowsLogistics, seatFor } from './syntheses.js';
import type { ActionItem, ActionStep, Habilitation, MinuteDraft, MinuteLine, Minutes, PenStep, Presence, SeanceStep } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
interface AtTable { synthese_id: string; dossier_id: string; author_id: string }

const pens = new WeakMap<Facts, Map<string, PenStep>>();
/** The last line of the pen of each synthèse. */
function pensOf(f: Facts): Map<string, PenStep> {
  let last = pens.get(f);
  if (!last) {
    pens.set(f, last = new Map());
    for (const step of f.world.pen_step) if ((last.get(step.synthese_id)?.sequence ?? -1) < step.sequence) last.set(step.synthese_id, step);
  }
  return last;
}
const holdsPen: Judge<string> = (f, a, synthese) => {
  const last = pensOf(f).get(synthese);
  return last !== undefined && last.departement === a.departement && last.holder_id === a.id && last.fact !== 'RELEASED';
};
export const scribes: Judge<AtTable> = (f, a, r) => isConvoked(f, a, r.synthese_id) && holdsPen(f, a, r.synthese_id);
export const sees: Judge<AtTable> = (f, a, r) => isConvoked(f, a, r.synthese_id) || knowsLogistics(f, a, r.dossier_id);
const hands = new WeakMap<Facts, Set<string>>();
/** Whose each action is: by its id and the habilitation that it names, at home. */
function handsOf(f: Facts): Set<string> {
  let found = hands.get(f);
  if (!found) hands.set(f, found = new Set(f.world.action_item.map((i) => `${i.departement} ${i.id} ${i.owner_id}`)));
  return found;
}
const holdsAction: Judge<string> = (f, a, action) => handsOf(f).has(`${a.departement} ${action} ${a.id}`);
const owns: Judge<MinuteDraft> = (f, a, r) => r.professionnel_id === a.professionnel_id && isConvoked(f, a, r.synthese_id);

export const SEANCE: Record<string, Judge<never>> = {
  'SeanceStep.read': sees satisfies Judge<SeanceStep>,
  'PenStep.read': sees satisfies Judge<PenStep>,
  'Presence.read': sees satisfies Judge<Presence>,
  'Minutes.read': sees satisfies Judge<Minutes>,
  'Minutes.validate': ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Judge<Minutes>,
  'SeanceStep.write': ((f, a, r) => r.author_id === a.id && (convenes(f, a, r.dossier_id) || (r.fact === 'POINT' && scribes(f, a, r)))) satisfies Judge<SeanceStep>,
  'PenStep.write': ((f, a, r) => {
    if (r.author_id !== a.id) return false;
    const toOneself = r.holder_id === a.id;
    switch (r.fact) {
      case 'TAKEN': return toOneself && isConvoked(f, a, r.synthese_id);
      case 'TAKEN_OVER': return toOneself && convenes(f, a, r.dossier_id);
      case 'RELEASED': return toOneself && scribes(f, a, r);
      default: return r.fact === 'HANDED' && scribes(f, a, r);
    }
  }) satisfies Judge<PenStep>,
  'Presence.write': ((f, a, r) => r.author_id === a.id && (convenes(f, a, r.dossier_id) || scribes(f, a, r))) satisfies Judge<Presence>,
  'MinuteLine.notice': ((f, a, r) => isConvoked(f, a, r.synthese_id) || knowsLogistics(f, a, r.home_id)) satisfies Judge<MinuteLine>,
  'MinuteLine.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<MinuteLine>,
  'PieceSynthese.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<PieceSynthese>,
  'PieceSynthese.write': ((f, a, r) => r.detail !== 'SUMMARY' && scribes(f, a, r) && writesContent(f, a, r) && (a.function === 'RESPONSABLE_ASE' || !['DECISION', 'ACTION'].includes(r.line_type))) satisfies Judge<PieceSynthese>,
  'MinuteLine.write': ((f, a, r) => scribes(f, a, r) && writesContent(f, a, r) && (a.function === 'RESPONSABLE_ASE' || !['DECISION', 'ACTION'].includes(r.type))) satisfies Judge<MinuteLine>,
  'ActionItem.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<ActionItem>,
  'ActionStep.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<ActionStep>,
  'ActionStep.write': ((f, a, r) => r.author_id === a.id && (a.function === 'RESPONSABLE_ASE' || holdsAction(f, a, r.action_id))
    && opensContent(f, a, r, (ground) => ground !== 'O' && seatFor(f, a, r)(ground))) satisfies Judge<ActionStep>,
  'MinuteDraft.read': owns,
  'MinuteDraft.write': owns,
};
