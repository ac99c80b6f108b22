import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, refusal, situation, uuid } from '../../test/support/situation.js';
import { Traces } from '../platform/trace.js';
import { Ebauche, type EbaucheForm } from './ebauche.entity.js';
import { ebaucheOf, emptyEbauche, saveEbauche } from './save-ebauche.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const save = (who: string, body: string, form: EbaucheForm = 'RECUEIL', aboutId: string | null = null): Promise<Ebauche> => door.as(who, (tx) => saveEbauche(tx, { form, aboutId, body }));
const kept = async (who: string, form: EbaucheForm = 'RECUEIL', aboutId: string | null = null): Promise<string | undefined> => (await door.reads(who, (tx) => ebaucheOf(tx, form, aboutId)))?.body;
const mine = "professionnel_id = (select professionnel_id from app.habilitation where id = $1)";
const stored = async (who: string): Promise<Buffer[]> => (await door.db.owner.query<{ body: Buffer }>(`select body from app.ebauche where ${mine}`, [actorId(who)])).rows.map((r) => r.body);

describe('what is begun in a form', () => {
  it('is its author’s alone, one a form and an origin, sealed under a key of its own, and tells nobody', async () => {
    const [events, about] = [await count(door, 'event'), uuid()];
    await Promise.all([save('A5', 'Une chute.'), save('A4', 'Un appel.'), save('A5', 'Une lettre.', 'LETTRE'), save('A5', 'Sa lettre.', 'LETTRE', about)]);
    await Promise.all([save('A5', 'Une chute, deux fois.'), save('A5', 'Une chute, deux fois.')]);
    expect([await kept('A5'), await kept('A4'), await kept('A5', 'LETTRE'), await kept('A5', 'LETTRE', about)]).toEqual(['Une chute, deux fois.', 'Un appel.', 'Une lettre.', 'Sa lettre.']);
    expect(await count(door, 'ebauche', mine, [actorId('A5')])).toBe(3);
    expect((await stored('A5')).some((body) => body.includes('chute') || body.includes('lettre'))).toBe(false);
    expect(await count(door, 'data_key', 'holder_id in (select id from app.ebauche)')).toBe(4);
    expect(await count(door, 'event')).toBe(events);
    expect(await kept('A8')).toBe(undefined);
  });

  it('is the person’s, under another hat of the same département', async () => {
    await save('A6', 'Commencé hier.');
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'REFERENT_ASE', valid_from, valid_to from app.habilitation where id = $2`, [hat, actorId('A6')]);
    const open = await door.store.open({ ...(await door.actor('A6')), id: hat, function: 'REFERENT_ASE', epoch: 1 }, 'read', new Traces());
    try { expect((await ebaucheOf(open.tx, 'RECUEIL', null))?.body).toBe('Commencé hier.'); } finally { await open.commit(); }
  });

  it('discarded or sent, leaves no text behind; what was begun elsewhere stays', async () => {
    const [one, other] = [uuid(), uuid()];
    for (const about of [null, one, other]) await save('A3', 'Une longue phrase qui se voit de loin.', 'LETTRE', about);
    await save('A3', '', 'LETTRE');
    await door.as('A3', (tx) => emptyEbauche(tx, 'LETTRE', [one]));
    expect([await kept('A3', 'LETTRE'), await kept('A3', 'LETTRE', one), await kept('A3', 'LETTRE', other)]).toEqual(['', '', 'Une longue phrase qui se voit de loin.']);
    expect((await stored('A3')).filter((body) => body.length < 40)).toHaveLength(2);
  });

  it('keeps alike what was begun from an id that exists, of somebody else’s dossier, and from one that does not', async () => {
    const { dossierId } = await situation(door, { A5: ['FAM'] });
    for (const about of [dossierId, uuid()]) {
      const { id: _, aboutId, savedAt, ...kept } = await save('A8', 'Ce que j’ai vu.', 'LETTRE', about);
      expect([aboutId, savedAt instanceof Date, kept.form, kept.body]).toEqual([about, true, 'LETTRE', 'Ce que j’ai vu.']);
    }
  });

  it('is for whoever transmits; a person of another département has their own', async () => {
    expect((await save('A5', 'Je commence.')).body).toBe('Je commence.');
    for (const who of ['A10', 'DPO']) expect(await refusal(save(who, 'Moi aussi.'))).toBe('FONCTION_NON_COMPETENTE form');
    for (const [body, code] of [['x'.repeat(200_001), 'TROP_LONG'], ['\u0000', 'CARACTERE_REFUSE']] as const) expect(await refusal(save('A5', body))).toBe(`${code} body`);
    expect(await refusal(save('A5', 'Je.', 'LETTRE', 'pas un identifiant'))).toBe('FORMAT aboutId');
  });
});
