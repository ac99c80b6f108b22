import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { competent, delegated, draft, LETTER, seal } from '../../test/support/signalement.js';
import { actorId, count, dossier, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { attachSignalement } from './attach-signalement.js';
import { numberOf } from './number-of.js';
import { previewSeal } from './preview-seal.js';
import { reviseSignalement } from './revise-signalement.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';

const HOUR = 3_600_000;
let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
});
afterAll(() => door.close());

const sealOf = async (who: string, signalementId: string): Promise<SignalementSeal | undefined> => (await door.reads(who, (tx) => tx.allowed(SignalementSeal, 'read', { where: { signalementId } })))[0];
const lettersOf = async (who: string, signalementId: string): Promise<number[]> => (await door.reads(who, (tx) => tx.allowed(SignalementLetter, 'read', { where: { signalementId }, order: ['version'] }))).map((l) => l.version);
/** The bytes that are kept, against their seal, by somebody who has the key. */
const lettersSealed = async (signalementId: string): Promise<string[]> => Promise.all((await door.reads('A3', (tx) => tx.allowed(SignalementSeal, 'read', { where: { signalementId }, whole: true })))
  .map(({ pdf, sha256, signature, keyId }) => door.letters.verify(Buffer.from(pdf, 'base64'), { sha256: sha256.toString('hex'), signature: signature.toString('base64url'), keyId: keyId.toString('hex') })));
const preview = (who: string, id: string): Promise<{ digest: string; refusals: { code: string; field?: string | null }[] }> => door.reads(who, (tx) => previewSeal(tx, id));
const revise = (who: string, signalementId: string, motif = 'Revu.', more: object = {}): Promise<Signalement> => door.as(who, (tx) => reviseSignalement(tx, { requestId: uuid(), signalementId, letter: { ...LETTER, motif, ...more } }));
const undelegate = (): Promise<unknown> => door.db.owner.query('delete from app.delegation where id not in (select delegation_id from app.signalement_seal where delegation_id is not null)');

describe('sealing directly', () => {
  it('is its author’s: numbered, hashed, signed; the cell then has its copy, of the sealed version alone', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await revise('A3', id);
    expect([await sealOf('A4', id), await lettersOf('A4', id)]).toEqual([undefined, []]);
    await seal(door, 'A3', id);
    const sealed = (await sealOf('A3', id))!;
    expect(sealed).toMatchObject({ version: 2, sealedBy: actorId('A3'), delegationId: null });
    expect(numberOf(sealed)).toMatch(/^S-\d{4}-\d{4}$/);
    expect(await lettersSealed(id)).toEqual(['VALID']);
    expect([await lettersOf('A3', id), await lettersOf('A4', id)]).toEqual([[1, 2], [2]]);
    expect(await eventsOf(door, sealed.id)).toEqual(['signalement.sealed']);
    for (const who of ['A8', 'A1', 'A9', 'A10', 'ADM', 'B1']) expect([who, await sealOf(who, id), await lettersOf(who, id)]).toEqual([who, undefined, []]);
  });

  it('is known, once the cell has attached it, to who answers for that territory', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await seal(door, 'A3', id);
    const { id: dossierId } = await dossier(door);
    expect(await refusal(door.as('A8', (tx) => attachSignalement(tx, { signalementId: id, dossierId })))).toBe('INTROUVABLE signalementId');
    await door.as('A4', (tx) => attachSignalement(tx, { signalementId: id, dossierId }));
    expect((await sealOf('A8', id))?.version).toBe(1);
  });

  it('is nobody else’s', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    for (const who of ['A4', 'A8', 'A2', 'A9', 'B1']) expect(await refusal(seal(door, who, id))).toBe('INTROUVABLE signalementId');
    expect((await seal(door, 'A3', id)).id).toBe(id);
  });
});

describe('sealing for the département', () => {
  it('asks a delegation of signature in force: before, after, another’s, none are refused', async () => {
    const { id } = await draft(door, 'A4', parquetId);
    for (const [from, to] of [[HOUR, 2 * HOUR], [-2 * HOUR, HOUR]] as const) {
      if (to === HOUR) await door.db.owner.query('update app.delegation set valid_from = app.now() - interval \'2 hours\', valid_to = app.now() - interval \'1 millisecond\'');
      else await delegated(door, 'A4', from, to);
      expect(await refusal(seal(door, 'A4', id))).toBe('SANS_DELEGATION signalementId');
    }
    await undelegate();
    await delegated(door, 'A8');
    expect(await refusal(seal(door, 'A4', id))).toBe('SANS_DELEGATION signalementId');
    await seal(door, 'A8', id);
    expect(await sealOf('A4', id)).toMatchObject({ sealedBy: actorId('A8'), delegationId: expect.any(String) });
    await undelegate();
  });

  it('asks what was already done with the child and the family, and the parquet of the territory', async () => {
    await delegated(door, 'A4');
    const { id } = await draft(door, 'A4', parquetId, { letter: { ...LETTER, actions: [] } });
    expect((await preview('A4', id)).refusals).toMatchObject([{ code: 'OBLIGATOIRE', field: 'letter.actions' }]);
    expect(await refusal(seal(door, 'A4', id))).toBe('OBLIGATOIRE letter.actions');
    await revise('A4', id);
    await door.db.owner.query('update app.ressort set territoire_id = $1', [TERRITOIRES.sud]);
    expect(await refusal(seal(door, 'A4', id))).toBe('COMPETENCE parquetId');
    await door.db.owner.query('update app.ressort set territoire_id = $1', [TERRITOIRES.nord]);
    await seal(door, 'A4', id);
    await undelegate();
  });
});

describe('a seal', () => {
  it('is of what was shown: a version come meanwhile is refused', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const { digest } = await preview('A3', id);
    await revise('A3', id);
    expect(await refusal(seal(door, 'A3', id, { effectDigest: digest }))).toBe('EFFET_CHANGE effectDigest');
    expect(await sealOf('A3', id)).toBeUndefined();
  });

  it('is one, whatever is pressed twice; nothing is written after it', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const { digest: effectDigest } = await preview('A3', id);
    const requestId = uuid();
    const twice = await Promise.all([seal(door, 'A3', id, { requestId, effectDigest }), seal(door, 'A3', id, { requestId, effectDigest })].map((s) => s.catch((e: Error) => e.message)));
    expect(twice.every((s) => typeof s === 'object')).toBe(true);
    const others = await Promise.all([seal(door, 'A3', id, { effectDigest }), seal(door, 'A3', id, { effectDigest })].map((act) => refusal(act)));
    expect(others).toEqual(['DEJA_SCELLE signalementId', 'DEJA_SCELLE signalementId']);
    expect(await count(door, 'signalement_seal', 'signalement_id = $1', [id])).toBe(1);
    expect(await count(door, 'event', `type = 'signalement.sealed' and subject_id = (select id from app.signalement_seal where signalement_id = $1)`, [id])).toBe(1);
    expect(await refusal(revise('A3', id))).toBe('DEJA_SCELLE signalementId');
    await expect(door.db.owner.query(`insert into app.signalement_letter select gen_random_uuid(), departement, signalement_id, route, 2, author_id, written_at, letter, gen_random_uuid() from app.signalement_letter where signalement_id = $1`, [id])).rejects.toThrow('sealed');
  });

  it('takes the next number, without a gap, however many are sealed at once or refused', async () => {
    const last = async (): Promise<number> => (await door.db.owner.query<{ n: number }>('select max(rank) as n from app.signalement_seal where departement = 99')).rows[0]!.n;
    const before = await last();
    const drafts = await Promise.all(Array.from({ length: 4 }, () => draft(door, 'A3', parquetId)));
    await Promise.all(drafts.map(({ id }, i) => (i === 1 ? refusal(seal(door, 'A3', id, { effectDigest: 'x' })) : seal(door, 'A3', id))));
    expect(await last()).toBe(before + 3);
    expect(await count(door, 'signalement_seal', 'departement = 99')).toBe(before + 3);
  });
});
