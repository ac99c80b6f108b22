/**
 * « Voir comme » : what the law would open to somebody of this function, standing so before a dossier. The person and the dossier are of no table: nothing is read,
 * nothing is opened, nobody's session is worn. The answers are those of the rules that judge real rows, with their own words and articles.
 */
import { maySimulate } from '../partners/may-simulate.js';
import type { Tx } from '../platform/tx.js';
import { admissible } from '../secrecy/admissible.js';
import { explain } from '../secrecy/explain.js';
import type { Facts } from '../secrecy/facts.js';
import { FUNCTIONS, subjectToSecrecy } from '../secrecy/functions.js';
import { KINDS, NOTICEABLE, type Kind } from '../secrecy/kinds.js';
import type { Action, RelationName, Rule } from '../secrecy/language.js';
import { rulesOf } from '../secrecy/law.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { LawSays, SimulateAccessInput, SimulatedAccess, SimulatedKind } from './simulated-access.type.js';
import { factsOf, sightOf, type Standing } from './standing.js';

const [NOBODY, DOSSIER, THREAD, ITEM, SOMEBODY_ELSE] = [1, 2, 3, 4, 5].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string, string, string];

/** Null for whoever neither grants habilitations (CASF R.221-8) nor controls them (RGPD 39). */
export function simulateAccess(tx: Tx, input: SimulateAccessInput): SimulatedAccess | null {
  if (!maySimulate(tx)) return null;
  const { function: fn, inTerritory, duty } = input;
  const held = KINDS.filter((kind) => input.kinds.includes(kind) && admissible(fn, kind, duty));
  const standing: Standing = {
    who: { id: NOBODY, function: fn, departement: tx.actor.departement, professionnelId: NOBODY }, dossierId: DOSSIER, inScope: inTerritory,
    duties: held.length > 0 ? [duty] : [], kinds: held.map((kind) => ({ kind, duty })),
  };
  const rules = rulesOf(fn);
  const { name, article } = FUNCTIONS[fn];
  return { functionName: name, subjectToSecrecy: subjectToSecrecy(fn), secrecyArticle: article, kinds: KINDS.map((kind) => ({ ...ofKind(standing, kind, rules), admissible: admissible(fn, kind, duty) })) };
}

function ofKind(standing: Standing, kind: Kind, rules: readonly Rule[]): Omit<SimulatedKind, 'admissible'> {
  const { who, dossierId } = standing;
  const { detail, source, itemByItem } = sightOf(standing, kind);
  const facts = participating(standing);
  const row = { id: ITEM, departement: who.departement, dossierId, kind, detail: detail ?? 'FULL', source: source ?? 'OTHER', authorId: SOMEBODY_ELSE };
  const says = (action: Action, type: string, more: object = {}): LawSays => {
    const found = explain(rules, who, action, type, { ...row, ...more }, facts);
    return found.allowed ? { allowed: true, phrase: found.because, article: found.article } : { allowed: false, phrase: found.otherwise.phrase, article: found.otherwise.article };
  };
  return {
    kind, detail, source, itemByItem, read: says('read', 'Entry'),
    notice: (NOTICEABLE as readonly Kind[]).includes(kind) ? says('notice', 'Message', { threadId: THREAD, seq: 1 }) : null,
    write: says('write', 'Entry', { detail: 'FULL', authorId: who.id, source: sourceOf(who.function) }),
  };
}

/** As whoever is admitted, or knows the dossier by its territory, may be let into an exchange about it. */
function participating(standing: Standing): Facts {
  const facts = factsOf(standing);
  const members = new Map(facts.members);
  const bounds = new Map(facts.bounds);
  const by: [RelationName, RelationName, boolean][] = [['participates', 'participatesFrom', standing.inScope || standing.duties.length > 0], ['participatesAdmitted', 'participatesAdmittedFrom', standing.duties.length > 0]];
  for (const [relation, from, lets] of by) {
    if (!lets) continue;
    members.set(relation, new Set([THREAD]));
    bounds.set(from, new Map([[THREAD, 1]]));
  }
  return { members, bounds };
}
