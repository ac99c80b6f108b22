/**
 * « Pourquoi ? »: whatever may be noticed is explained, by the conjunct that failed, and every conjunct of the law that can close it is once the reason.
 * The rules are few and small: every combination of a row and of the relations that matter is asked.
 */
import { describe, expect, it } from '@jest/globals';
import { deciderOf } from '../../libs/secrecy/decide.js';
import { explain } from '../../libs/secrecy/explain.js';
import type { Facts } from '../../libs/secrecy/facts.js';
import { FUNCTION_NAMES, FUNCTIONS } from '../../libs/secrecy/functions.js';
import { kindsOf } from '../../libs/secrecy/kinds.js';
import type { Conjunct, Otherwise, RelationName, Rule, Who } from '../../libs/secrecy/language.js';
import { rulesOf } from '../../libs/secrecy/law.js';

const ME = 'me';
const DOSSIER = 'dossier';
const ITEMS = { Message: 'item', Revision: 'version', Thread: 'thread', Share: 'share', SynthesePoint: 'point', MinuteLine: 'line', Observation: 'observation' } as const;
type Noticed = keyof typeof ITEMS;
/** Shared with what they are of, not by themselves. */
const SHARED: Partial<Record<Noticed, string>> = { Revision: 'item', MinuteLine: 'point', Observation: 'point' };

/** What ties the actor to the row beyond taking part in its thread, or sitting at its synthèse. An evaluator's line is an admission too. */
const TIES: readonly RelationName[] = ['scope', 'admissionKind', 'evaluatorKind', 'evaluated', 'share'];

function factsOf(type: Noticed, kind: string, ties: ReadonlySet<RelationName>): Facts {
  const keys: Partial<Record<RelationName, string>> = {
    scope: DOSSIER, admitted: DOSSIER, evaluated: DOSSIER, admissionKind: `${DOSSIER}|${kind}`, evaluatorKind: `${DOSSIER}|${kind}`, share: SHARED[type] ?? ITEMS[type],
    participates: 'thread', participatesAdmitted: 'thread', convoked: 'synthese', convokedAdmitted: 'synthese',
  };
  const held = Object.entries(keys).filter(([name]) => isMembership(name) || ties.has(name as RelationName));
  return { members: new Map(held.map(([name, key]) => [name as RelationName, new Set([key])])), bounds: new Map([['participatesFrom', new Map([['thread', 1]])], ['participatesAdmittedFrom', new Map([['thread', 1]])]]) };
}

const isMembership = (relation: string): boolean => relation.startsWith('participates') || relation.startsWith('convoked');

interface Case { row: Record<string, unknown>; facts: Facts }

/** A share is between two; whoever answers for it notices it, and is in neither place. */
function* shares(): Generator<Case> {
  for (const kind of kindsOf('Share')) for (const habilitationId of [ME, 'another']) for (const grantedBy of [ME, 'another']) {
    yield { facts: factsOf('Share', kind, new Set()), row: { id: 'share', itemId: 'item', dossierId: DOSSIER, departement: 99, kind, detail: 'FULL', habilitationId, grantedBy } };
  }
}

function* cases(type: Noticed): Generator<Case> {
  if (type === 'Share') return yield* shares();
  for (const kind of kindsOf(type)) {
    for (let bits = 0; bits < 1 << TIES.length; bits++) {
      const ties = new Set(TIES.filter((_, i) => bits & (1 << i)));
      const facts = factsOf(type, kind, ties);
      for (const detail of type === 'Thread' ? ['FULL'] : ['FULL', 'SUMMARY']) for (const source of ['PMI', 'SCHOOL_HEALTH', 'OTHER']) for (const authorId of [ME, 'another']) {
        yield { facts, row: { id: ITEMS[type], messageId: 'item', pointId: 'point', threadId: 'thread', syntheseId: 'synthese', homeId: DOSSIER, dossierId: DOSSIER, departement: 99, kind, detail, source, authorId, seq: 1 } };
      }
    }
  }
}

const isNoticed = (c: Conjunct): boolean => (c.op === 'memberOf' && isMembership(c.relation)) || (c.op === 'eq' && (c.column === 'departement' || c.column === 'kind'));

/** The reasons that a function may be given: those of its conjuncts; under discretion, its own for whatever is secret. */
function reasons(rules: readonly Rule[], discretion: boolean): Set<Otherwise> {
  const found = new Set<Otherwise>();
  for (const rule of rules) {
    const kind = rule.all.find((c) => c.op === 'eq' && c.column === 'kind') as { value: string } | undefined;
    if (discretion && kind?.value !== 'LOG') continue;
    for (const c of rule.all) if (!isNoticed(c)) found.add(c.otherwise);
  }
  return found;
}

/** By type: the reasons written in the law, and those given to somebody. A nearer rule of the same function speaks first: a référent is told of the admission before the share. */
const written = new Map<Noticed, Set<Otherwise>>();
const given = new Map<Noticed, Set<Otherwise>>();
const put = (map: Map<Noticed, Set<Otherwise>>, type: Noticed, all: Iterable<Otherwise>): void => {
  map.set(type, new Set([...(map.get(type) ?? []), ...all]));
};

describe('« Pourquoi ? »', () => {
  it('is of every type that the law lets anybody notice, and of no other', () => {
    expect([...new Set(FUNCTION_NAMES.flatMap((fn) => rulesOf(fn).filter((r) => r.action === 'notice').map((r) => r.type)))].sort()).toEqual(Object.keys(ITEMS).sort());
  });

  it.each(FUNCTION_NAMES)('gives %s a reason, an article and a way out for all that may be noticed and not read', (fn) => {
    const rules = rulesOf(fn);
    const decide = deciderOf(rules);
    const who: Who = { id: ME, function: fn, departement: 99, professionnelId: 'person' };
    const discretion = FUNCTIONS[fn].regime === 'DISCRETION';
    const wrong: string[] = [];
    for (const type of Object.keys(ITEMS) as Noticed[]) {
      const told = new Set<Otherwise>();
      for (const { row, facts } of cases(type)) {
        const why = explain(rules, who, 'read', type, row, facts);
        if (why.allowed !== (decide(who, 'read', type, row, facts) !== null)) wrong.push(`${type} ${JSON.stringify(row)}: explained as ${why.allowed}`);
        if (why.allowed) continue;
        told.add(why.otherwise);
        const { code, phrase, article, ways } = why.otherwise;
        if (!phrase || !article || ways.length === 0) wrong.push(`${type} ${String(row.kind)}: ${code} says nothing`);
        if (discretion && row.kind !== 'LOG' && code !== 'NON_SOUMIS_AU_SECRET') wrong.push(`${type} ${String(row.kind)}: ${code} to somebody under discretion`);
      }
      put(given, type, told);
      put(written, type, reasons(rules.filter((r) => r.type === type && r.action === 'read'), discretion));
    }
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(ITEMS) as Noticed[])('each conjunct that may close a %s is the reason given to somebody', (type) => {
    expect([...written.get(type)!].filter((o) => !given.get(type)!.has(o)).map((o) => `${o.code}: ${o.phrase}`)).toEqual([]);
    // A share has one reason, whichever of its two conjuncts failed.
    expect(written.get(type)!.size).toBeGreaterThan(type === 'Share' ? 0 : 5);
  });

  it('and a law that forgot to say why is seen', () => {
    const rules = rulesOf('PUERICULTRICE_PMI').map((r): Rule => ({ ...r, all: r.all.map((c) => (c.op === 'memberOf' && c.relation === 'share' ? { ...c, otherwise: { ...c.otherwise, ways: [] } } : c)) }));
    const who: Who = { id: ME, function: 'PUERICULTRICE_PMI', departement: 99, professionnelId: 'person' };
    const mute = [...cases('Message')].map(({ row, facts }) => explain(rules, who, 'read', 'Message', row, facts)).filter((why) => !why.allowed && why.otherwise.ways.length === 0);
    expect(mute.length).toBeGreaterThan(0);
  });
});
