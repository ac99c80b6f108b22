import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { nothing, validated } from '../../test/support/review.js';
import { key, reread, table, write, type Table } from '../../test/support/seance.js';
import { count, eventsOf, parent, refusal, uuid } from '../../test/support/situation.js';
import { collectOpinion } from './collect-opinion.js';
import { FamilyStep } from './family-step.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { explainNotHeard, recordFamily } from './record-family.js';
import type { CollectOpinionInput, RecordFamilyInput } from './review.inputs.js';
import { takePen } from './take-pen.js';
import { closeSeance, openSeance } from './take-seance-step.js';
import { previewMinutes } from './validate-minutes.js';
import { correctLine, withdrawLine, writeLine } from './write-line.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const ADMITTED = { A2: ['LOG'], A16: ['FAM', 'SOC', 'ENF', 'LOG'], A5: ['FAM', 'LOG'] } satisfies Parameters<typeof table>[1];
const holder = async (dossierId: string): Promise<string> => (await door.db.owner.query<{ id: string }>('select personne_id as id from app.lien where dossier_id = $1 limit 1', [dossierId])).rows[0]!.id;
const record = (who: string, syntheseId: string, more: Partial<RecordFamilyInput>): Promise<FamilyStep> => door.as(who, (tx) => recordFamily(tx, { requestId: uuid(), syntheseId, accompanied: false, ...more }));
const invited = { means: 'CALL', informedAt: new Date('2025-01-06T10:00:00Z'), accompanied: true } as const;
const known = async (who: string, syntheseId: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(FamilyStep, 'read', { where: { syntheseId }, order: ['writtenAt'] }))).map(({ about, fact }) => `${about} ${fact}`);
const opinion = (who: string, pointId: string, more: Partial<CollectOpinionInput> = {}): Promise<MinuteLine> => door.as(who, (tx) => collectOpinion(tx, { requestId: uuid(), pointId, voice: 'ENFANT', body: '« Rester ici. »', ...more }));
const warned = async (syntheseId: string, who = 'A8'): Promise<string[]> => (await door.reads(who, (tx) => previewMinutes(tx, syntheseId))).warnings.map(({ code }) => code);

describe('the family of a meeting', () => {
  it('is invited, how and when, or not and why: by who convenes, and by who writes that kind at the table; told each of its own kind', async () => {
    const { syntheseId, dossierId } = await table(door, ADMITTED);
    const personneId = await holder(dossierId);
    const step = await record('A8', syntheseId, { personneId, ...invited });
    expect([step.kind, step.fact, step.means, step.accompanied, step.reason, await eventsOf(door, step.id)]).toEqual(['FAM', 'INVITED', 'CALL', true, null, ['family.recorded']]);
    expect((await record('A16', syntheseId, { reason: 'Trop petit.' })).kind).toBe('ENF');
    expect(await known('A8', syntheseId)).toEqual(['PARENT INVITED', 'CHILD NOT_INVITED']);
    // A5 is admitted to the family, not to what the child says; A2 to neither; A4 knows both by territory.
    expect(await Promise.all(['A16', 'A5', 'A4', 'A2', 'A9', 'B1'].map((who) => known(who, syntheseId)))).toEqual([['PARENT INVITED', 'CHILD NOT_INVITED'], ['PARENT INVITED'], ['PARENT INVITED', 'CHILD NOT_INVITED'], [], [], []]);
  });

  it('is recorded by nobody else, of nobody without authority, and of a thing or the other', async () => {
    const { syntheseId, dossierId } = await table(door, ADMITTED);
    const personneId = await holder(dossierId);
    expect((await record('A5', syntheseId, { personneId, reason: 'Violences.' })).fact).toBe('NOT_INVITED');
    expect(await refusal(record('A5', syntheseId, { reason: 'Trop petit.' }))).toMatch(/ syntheseId$/);
    expect(await refusal(record('A2', syntheseId, { personneId, ...invited }))).toMatch(/ syntheseId$/);
    for (const who of ['A9', 'B1']) expect(await refusal(record(who, syntheseId, { personneId, ...invited }))).toBe('INTROUVABLE syntheseId');
    const { personneId: aunt } = await parent(door, dossierId, { nature: 'RELATIVE', quality: 'tante' });
    expect(await refusal(record('A8', syntheseId, { personneId: aunt, ...invited }))).toBe('SANS_AUTORITE personneId');
    expect(await refusal(record('A8', syntheseId, { personneId: uuid(), ...invited }))).toBe('INTROUVABLE personneId');
    expect(await refusal(record('A8', syntheseId, { personneId }))).toBe('OBLIGATOIRE means');
    expect(await refusal(record('A8', syntheseId, { personneId, means: 'CALL' }))).toBe('OBLIGATOIRE informedAt');
    expect(await refusal(record('A8', syntheseId, { personneId, ...invited, reason: 'Non.' }))).toBe('OBLIGATOIRE reason');
    expect(await refusal(record('A8', syntheseId, { personneId, ...invited, informedAt: new Date('2040-01-01') }))).toBe('DATE informedAt');
  });

  it('asked twice by the same key is one; told again, the last holds; once the minutes are validated, nothing is', async () => {
    const made = await table(door, ADMITTED);
    const { syntheseId, dossierId } = made;
    const personneId = await holder(dossierId);
    const requestId = uuid();
    const one = await record('A8', syntheseId, { requestId, personneId, ...invited });
    expect((await record('A8', syntheseId, { requestId, personneId, ...invited })).id).toBe(one.id);
    expect(await refusal(record('A8', syntheseId, { requestId, reason: 'Non.' }))).toBe('CLE_REUTILISEE requestId');
    await record('A8', syntheseId, { personneId, reason: 'Il a refusé.' });
    expect(await count(door, 'family_step', 'synthese_id = $1', [syntheseId])).toBe(2);
    await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    await reread(door, made);
    await validated(door, syntheseId);
    expect(await refusal(record('A8', syntheseId, { personneId, ...invited }))).toBe('DEJA_VALIDE syntheseId');
  });
});

describe('an opinion asked before', () => {
  it('is written without a pen by who writes that kind at the table, until the meeting is opened; a line of the minutes, read as its point is', async () => {
    const { syntheseId, points } = await table(door, ADMITTED);
    const line = await opinion('A16', points.ENF);
    expect([line.type, line.voice, line.kind, line.seq, await eventsOf(door, line.id)]).toEqual(['AVIS', 'ENFANT', 'ENF', 1, ['opinion.collected']]);
    const corrected = await door.as('A16', (tx) => correctLine(tx, { requestId: uuid(), lineId: line.id, type: 'AVIS', body: '« Rester ici avec elle. »' }));
    expect(corrected.seq).toBe(2);
    expect(await refusal(opinion('A5', points.ENF))).toMatch(/ pointId$/);
    expect(await refusal(opinion('A4', points.ENF))).toBe('HORS_CONVOCATION pointId');
    expect(await refusal(opinion('A16', points.ENF, { voice: 'PROFESSIONNEL' }))).toBe('VOIX voice');
    expect(await refusal(door.as('A16', (tx) => correctLine(tx, { requestId: uuid(), lineId: corrected.id, type: 'CONSTAT', body: 'Autre chose.' })))).toBe('DECISION type');
    await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    expect(await refusal(opinion('A16', points.ENF))).toBe('SEANCE_OUVERTE syntheseId');
    await door.as('A5', (tx) => takePen(tx, key(syntheseId)));
    expect(await refusal(door.as('A16', (tx) => withdrawLine(tx, { requestId: uuid(), lineId: corrected.id })))).toBe('SANS_LA_PLUME pointId');
    expect(await refusal(door.as('A5', (tx) => writeLine(tx, { requestId: uuid(), pointId: points.LOG, type: 'AVIS', voice: 'PARENTS', body: 'Oui.' })))).toBe('AVIS type');
    const bodies = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(MinuteLine, 'read', { where: { syntheseId } })).length);
    expect(await Promise.all(['A16', 'A8', 'A5', 'A2'].map(bodies))).toEqual([2, 2, 0, 0]);
  });

  it('is worth knowing before a decision is validated without it, and refuses nothing', async () => {
    const decide = async (before: (made: Table) => Promise<unknown>): Promise<string> => {
      const made = await table(door, { A5: ['SOC'] });
      await before(made);
      await door.as('A8', (tx) => openSeance(tx, key(made.syntheseId)));
      await door.as('A8', (tx) => takePen(tx, key(made.syntheseId)));
      await write(door, 'A8', made.points.SOC, 'Reprise de l’aide.', { type: 'DECISION' });
      await door.as('A8', (tx) => closeSeance(tx, key(made.syntheseId)));
      return made.syntheseId;
    };
    const without = await decide(() => Promise.resolve());
    expect(await warned(without)).toEqual(['SANS_AVIS_ENFANT', 'FAMILLE_NON_DITE']);
    expect(await warned(without, 'A5')).toEqual([]);
    await nothing(door, 'A5', without);
    expect((await validated(door, without)).syntheseId).toBe(without);
    expect(await warned(await decide(({ points }) => opinion('A8', points.ENF)))).toEqual(['FAMILLE_NON_DITE']);
    expect(await warned(await decide(async ({ syntheseId, dossierId }) => {
      await door.as('A8', (tx) => explainNotHeard(tx, { ...key(syntheseId), reason: 'Il a deux ans.' }));
      await record('A8', syntheseId, { reason: 'Il a deux ans.' });
      await record('A8', syntheseId, { personneId: await holder(dossierId), ...invited });
    }))).toEqual([]);
  });
});
