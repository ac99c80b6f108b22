import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { dossier, eventsOf, exchange, inform, letIn, place, refusal, say, uuid } from '../../test/support/situation.js';
import { addPersonne } from './add-personne.js';
import { citedPlaces, type CitedPlace } from './cited-places.js';
import { endAdmission } from './end-admission.js';
import { endLieuProtege } from './end-lieu-protege.js';
import { LieuProtege } from './lieu-protege.entity.js';
import { linkSibling } from './link-sibling.js';
import { unlinkSibling } from './unlink-sibling.js';
import { writeEntry } from './write-entry.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  await inform(door, dossierId);
});

const knows = (who: string, of = dossierId): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(LieuProtege, 'read', { where: { dossierId: of } })).length);
const writes = (who: string, body: string, kind: 'SOC' | 'LIE' = 'SOC', of = dossierId): Promise<string> =>
  refusal(door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId: of, kind, detail: 'FULL', body })));
const cited = (who: string, ...texts: string[]): Promise<CitedPlace[]> => door.reads(who, (tx) => citedPlaces(tx, { dossierId, texts }));
const DONE = 'nothing was refused';

describe('declaring a place that is kept secret', () => {
  it('is for the head of the ASE, and for whoever was admitted to that kind by name; for the others there is none', async () => {
    await letIn(door, dossierId, 'A16', ['IDE', 'LIE'], {}, 'A8');
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC', 'LOG']);
    const { id } = await place(door, dossierId);
    await place(door, dossierId, { phone: '05 36 49 12 34', address: null }, 'A16');
    expect(await Promise.all(['A8', 'A16', 'A4', 'A5', 'A2', 'B1'].map(async (who) => [who, await knows(who)]))).toEqual([['A8', 2], ['A16', 2], ['A4', 0], ['A5', 0], ['A2', 0], ['B1', 0]]);
    for (const who of ['A4', 'A5']) expect([who, await refusal(place(door, dossierId, {}, who))]).toEqual([who, expect.stringMatching(/dossierId$/)]);
    expect(await refusal(place(door, dossierId, {}, 'B1'))).toBe('INTROUVABLE dossierId');
    for (const who of ['A4', 'A5', 'B1']) expect([who, await refusal(door.as(who, (tx) => endLieuProtege(tx, id)))]).toEqual([who, 'INTROUVABLE lieuProtegeId']);
    expect(await eventsOf(door, id)).toEqual(['lieu-protege.declared']);
  });

  it('is not its author’s: an admission that ends takes it away', async () => {
    const admission = await letIn(door, dossierId, 'A16', ['IDE', 'LIE'], {}, 'A8');
    await place(door, dossierId, {}, 'A16');
    expect(await knows('A16')).toBe(1);
    await door.as('A8', (tx) => endAdmission(tx, admission.id));
    expect(await knows('A16')).toBe(0);
  });

  it('asks for something that can be recognised, and for nothing that would be recognised everywhere', async () => {
    const asked = { address: null, name: null, phone: null, email: null };
    expect(await refusal(place(door, dossierId, asked))).toBe('OBLIGATOIRE address');
    expect(await refusal(place(door, dossierId, { ...asked, name: 'Foyer' }))).toBe('TROP_COURT name');
    expect(await refusal(place(door, dossierId, { ...asked, address: '99120 Montférien' }))).toBe('TROP_COURT address');
    expect(await refusal(place(door, dossierId, { ...asked, phone: '3919' }))).toBe('TROP_COURT phone');
    expect(await refusal(place(door, dossierId, { validFrom: new Date(Date.now() + 3_600_000) }))).toBe('DATE validFrom');
    expect(await knows('A8')).toBe(0);
  });

  it('is done once, whatever its sender does again; another place under the same key is refused', async () => {
    const requestId = uuid();
    const [validFrom] = (await door.db.owner.query<{ now: Date }>('select app.now() as now')).rows.map((r) => r.now);
    const first = await place(door, dossierId, { requestId, validFrom: validFrom! });
    expect((await place(door, dossierId, { requestId, validFrom: validFrom! })).id).toBe(first.id);
    expect(await refusal(place(door, dossierId, { requestId, validFrom: validFrom!, reason: 'Une autre.' }))).toBe('CLE_REUTILISEE requestId');
    expect(await knows('A8')).toBe(1);
  });
});

describe('its words, wherever its kind is not read', () => {
  const WAYS = ['au 12 bis rue des Genêts', '12BIS, RUE DES GENETS', 'r. des Genêts', 'Rue des\n  genêts', 'r u e  d e s  g e n ê t s', 'rue-des-genets', 'ｒｕｅ des Genêts', 'rue des ge\u200bnêts', 'appelez le 0536491234', '05.36.49.12.34', '+33 5 36 49 12 34', '0033(0)5-36-49-12-34', 'accueil @ genets . example', 'la MECS « Les Hauts Vergers »', 'aux hauts-vergers, ce soir'];
  const OTHERS = ['rue des Lilas', 'les genêts sont en fleur', '05 36 49 12 35', 'la MECS', 'Montférien', 'les vergers du haut', 'accueil@lilas.example', '99120'];
  beforeEach(() => place(door, dossierId, { name: 'MECS « Les Hauts Vergers »', phone: '05 36 49 12 34', email: 'accueil@genets.example' }));

  it.each(WAYS)('are refused however they are typed: %j', async (said) => {
    expect(await writes('A4', `Vu hier : ${said} ; rien d’autre.`)).toBe('LIEU_PROTEGE body');
  });

  it.each(OTHERS)('are not other words: %j', async (said) => {
    expect(await writes('A4', `Vu hier : ${said} ; rien d’autre.`)).toBe(DONE);
  });

  it('are written where that kind is read, and as they were once it is secret no more', async () => {
    expect(await writes('A8', 'Noé est rue des Genêts.', 'LIE')).toBe(DONE);
    expect(await writes('A8', 'Noé est rue des Genêts.')).toBe('LIEU_PROTEGE body');
    const [lieu] = await door.reads('A8', (tx) => tx.allowed(LieuProtege, 'read', { where: { dossierId } }));
    await door.as('A8', (tx) => endLieuProtege(tx, lieu!.id));
    expect(await writes('A8', 'Noé était rue des Genêts.')).toBe(DONE);
    expect(await eventsOf(door, lieu!.id)).toEqual(['lieu-protege.declared', 'lieu-protege.ended']);
  });

  it('are another child’s to write, until they are siblings', async () => {
    const { id: other } = await dossier(door, { givenNames: 'Maëlle' });
    expect(await writes('A4', 'rue des Genêts', 'SOC', other)).toBe(DONE);
    await door.as('A4', (tx) => linkSibling(tx, { dossierId, siblingId: other }));
    expect(await writes('A4', 'rue des Genêts', 'SOC', other)).toBe('LIEU_PROTEGE body');
    await door.as('A4', (tx) => unlinkSibling(tx, { dossierId, siblingId: other }));
    expect(await writes('A4', 'rue des Genêts', 'SOC', other)).toBe(DONE);
  });

  it('are refused in messages and names too, to whoever knows the place and to whoever does not, with the same words; nothing of it is kept', async () => {
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC', 'LOG']);
    const thread = await exchange(door, dossierId, ['A5']);
    const before = (await door.db.owner.query<{ n: string }>('select count(*) as n from app.message')).rows[0]!.n;
    const said = async (who: string): Promise<string> => await say(door, who, thread.id, { body: 'Il est rue des Genêts.' }).then(() => DONE, (e: Error) => e.message);
    expect(await said('A5')).toMatch(/tenus secrets/);
    expect(await said('A5')).toBe(await said('A4'));
    expect((await door.db.owner.query<{ n: string }>('select count(*) as n from app.message')).rows[0]!.n).toBe(before);
    expect(await refusal(door.as('A4', (tx) => addPersonne(tx, { requestId: uuid(), dossierId, surname: 'Les Hauts Vergers', givenNames: 'MECS' })))).toBe('LIEU_PROTEGE surname');
  });
});

describe('before it is sent', () => {
  it('the words are shown to whoever may know the place; to anybody else, nothing, as if there were none', async () => {
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC', 'LOG']);
    await letIn(door, dossierId, 'A16', ['IDE', 'LIE'], {}, 'A8');
    const lieu = await place(door, dossierId, { phone: '05 36 49 12 34' });
    const texts = ['Rien.', 'Appelez au +33 5 36 49 12 34, 12, r. des GENETS.'];
    const due = [{ index: 1, part: 'address', passage: 'r. des GENETS', lieuProtegeId: lieu.id }, { index: 1, part: 'phone', passage: '5 36 49 12 34', lieuProtegeId: lieu.id }];
    for (const who of ['A8', 'A16']) expect([who, await cited(who, ...texts)]).toEqual([who, due]);
    for (const who of ['A4', 'A5']) expect([who, await cited(who, ...texts)]).toEqual([who, []]);
    expect(await refusal(cited('B1', ...texts))).toBe('INTROUVABLE dossierId');
    expect(await cited('A8', 'Rien.', 'Noé va bien.')).toEqual([]);
  });
});
