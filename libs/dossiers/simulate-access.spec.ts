import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { decide } from '../secrecy/decide.js';
import { FUNCTION_NAMES, type Function } from '../secrecy/functions.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { simulateAccess } from './simulate-access.js';
import type { SimulateAccessInput, SimulatedAccess, SimulatedKind } from './simulated-access.type.js';
import { factsOf } from './standing.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const asked = (fn: Function, more: Partial<SimulateAccessInput> = {}): SimulateAccessInput => ({ function: fn, inTerritory: false, duty: 'NONE', kinds: [], ...more });
const ask = (input: SimulateAccessInput, who = 'ADM'): Promise<SimulatedAccess | null> => door.as(who, (tx) => Promise.resolve(simulateAccess(tx, input)));
const of = (access: SimulatedAccess | null, kind: Kind): SimulatedKind => access!.kinds.find((one) => one.kind === kind)!;
const ALL = [...KINDS];

describe('simulating what the law would open', () => {
  it('is for who grants habilitations and for who controls them, and for nobody else', async () => {
    for (const who of ['ADM', 'DPO']) expect((await ask(asked('ENSEIGNANT'), who))?.functionName).toBe('enseignant');
    for (const who of ['A1', 'A2', 'A4', 'A5', 'A9', 'A18']) expect(await ask(asked('ENSEIGNANT'), who)).toBeNull();
  });

  it('says of each kind what, why and by which article: the teacher sends what he may not read', async () => {
    const teacher = await ask(asked('ENSEIGNANT', { kinds: ALL }));
    expect(teacher).toMatchObject({ functionName: 'enseignant', subjectToSecrecy: false, secrecyArticle: 'CGFP L.121-7' });
    expect(of(teacher, 'LOG').read).toEqual({ allowed: true, phrase: 'vous êtes admis à ce dossier pour ce genre d’élément', article: 'CASF L.226-2-2' });
    const { read, write, admissible } = of(teacher, 'SCO');
    expect([admissible, read.allowed, write.allowed]).toEqual([false, false, true]);
    expect(read.phrase).toMatch(/transmettre/);
    expect(read.article).toMatch(/L\.226-2/);
  });

  it('an admission that opens nothing is not counted; the territory opens to functions that know by it, and to no other', async () => {
    expect(of(await ask(asked('EDUCATEUR_ASSOCIATION')), 'SOC').read.allowed).toBe(false);
    expect(of(await ask(asked('EDUCATEUR_ASSOCIATION', { kinds: ['SOC'] })), 'SOC').read.allowed).toBe(true);
    expect(of(await ask(asked('EDUCATEUR_ASSOCIATION', { kinds: ['SOC'] })), 'FAM').read.allowed).toBe(false);
    expect(of(await ask(asked('EDUCATEUR_ASSOCIATION', { inTerritory: true })), 'SOC').read.allowed).toBe(false);
    expect(of(await ask(asked('RESPONSABLE_ASE', { inTerritory: true })), 'SOC').read.allowed).toBe(true);
    expect(of(await ask(asked('RESPONSABLE_ASE')), 'SOC').read.allowed).toBe(false);
  });

  it('reads a summary, or one file of care, where the cell says so', async () => {
    expect(of(await ask(asked('EDUCATEUR_MECS', { kinds: ALL })), 'FAM')).toMatchObject({ detail: 'SUMMARY', read: { allowed: true } });
    expect(of(await ask(asked('PUERICULTRICE_PMI', { kinds: ALL })), 'MED')).toMatchObject({ detail: 'FULL', source: 'PMI', read: { allowed: true } });
    expect(of(await ask(asked('REFERENT_ASE', { kinds: ALL })), 'MED')).toMatchObject({ itemByItem: 'SUMMARY', read: { allowed: false } });
  });

  it('whoever is let into an exchange notices its messages; of what no exchange carries, there is nothing to notice', async () => {
    const social = await ask(asked('ASSISTANT_SOCIAL_SCOLAIRE', { kinds: ALL }));
    expect(of(social, 'MED')).toMatchObject({ read: { allowed: false }, notice: { allowed: true } });
    expect(['INF', 'ADO', 'LIE'].map((kind) => of(social, kind as Kind).notice)).toEqual([null, null, null]);
    expect(of(await ask(asked('ASSISTANT_SOCIAL_SCOLAIRE')), 'MED').notice?.allowed).toBe(false);
  });

  it('answers for every function, kind, duty and territory as the law decides of a row that stands so', async () => {
    const answers = [];
    for (const fn of FUNCTION_NAMES) {
      const inputs = [true, false].flatMap((inTerritory) => (['NONE', 'EVALUATEUR'] as const).flatMap((duty) => [[], ALL].map((kinds) => asked(fn, { inTerritory, duty, kinds }))));
      answers.push(...await door.as('ADM', (tx) => Promise.resolve(inputs.map((input) => ({ input, access: simulateAccess(tx, input) })))));
    }
    expect(answers.length).toBe(8 * FUNCTION_NAMES.length);
    for (const { input: { function: fn, inTerritory, duty, kinds }, access } of answers) {
      for (const { kind, read, write, admissible, detail, source } of access!.kinds) {
        const held = kinds.length > 0 ? access!.kinds.filter((one) => one.admissible).map((one) => one.kind) : [];
        const facts = factsOf({ who: { id: 'me', function: fn, departement: 99, professionnelId: 'me' }, dossierId: 'd', inScope: inTerritory, duties: held.length > 0 ? [duty] : [], kinds: held.map((one) => ({ kind: one, duty })) });
        const who = { id: 'me', function: fn, departement: 99, professionnelId: 'me' };
        const may = (action: 'read' | 'write', authorId: string, piece: object): boolean => decide(who, action, 'Entry', { id: 'i', departement: 99, dossierId: 'd', kind, authorId, ...piece }, facts) !== null;
        const pieces = (['FULL', 'SUMMARY'] as const).flatMap((d) => (['OTHER', 'PMI', 'SCHOOL_HEALTH'] as const).map((s) => ({ detail: d, source: s })));
        expect([fn, kind, read.allowed]).toEqual([fn, kind, pieces.some((piece) => may('read', 'another', piece))]);
        expect([fn, kind, write.allowed]).toEqual([fn, kind, pieces.some((piece) => piece.detail === 'FULL' && may('write', 'me', piece))]);
        if (read.allowed) expect(may('read', 'another', { detail, source: source ?? 'OTHER' })).toBe(true);
        else expect([read.phrase, read.article].every((said) => said.length > 3)).toBe(true);
        expect(typeof admissible).toBe('boolean');
      }
    }
  });
});
