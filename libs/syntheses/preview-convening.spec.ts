import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, inform, letIn, refusal } from '../../test/support/situation.js';
import { ALL_POINTS, convened, convening, point, shownConvening, sits, slot } from '../../test/support/synthese.js';
import { declareConflict } from '../dossiers/declare-conflict.js';
import { linkSibling } from '../dossiers/link-sibling.js';
import { writeEntry } from '../dossiers/write-entry.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { heldOf } from '../platform/rows.js';
import { KINDS } from '../secrecy/kinds.js';
import type { ConveningPreview, ConvokedPreview } from './convening-preview.type.js';
import { SynthesePoint } from './synthese-point.entity.js';
import { uuid } from '../../test/support/database.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const of = (preview: ConveningPreview, who: string): ConvokedPreview => preview.people.find((p) => p.habilitation.id === actorId(who))!;
const attended = (p: ConvokedPreview): string[] => p.points.filter((x) => x.attends).map((x) => `${x.position} ${x.heading}`);
const codes = (preview: ConveningPreview): string[] => preview.warnings.map((w) => w.code);
/** What the law opens of the agenda to this person, once they are convoked. */
const open = (who: string, syntheseId: string): Promise<string[]> => door.reads(who, async (tx) =>
  (await tx.allowed(SynthesePoint, 'notice', { where: { syntheseId }, order: ['position'] })).filter((p) => heldOf(p) !== null).map((p) => `${p.position} ${p.heading}`));

describe('what convening would do, before it is done', () => {
  it('shows of each person, at each point, what each then attends: by territory, by admission for some kinds, as evaluator, for logistics alone', async () => {
    const sibling = (await dossier(door)).id;
    await door.as('A4', (tx) => linkSibling(tx, { dossierId, siblingId: sibling }));
    await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC', 'SCO', 'LOG'], { duty: 'EVALUATEUR' });
    await letIn(door, dossierId, 'A6', ['IDE', 'FAM', 'SOC', 'MED', 'LOG']);
    await letIn(door, dossierId, 'A7', ['IDE', 'MED', 'SOC', 'ENF']);
    await letIn(door, dossierId, 'A2', ['IDE', 'FAM', 'SCO', 'LOG']);
    await letIn(door, dossierId, 'A3', ['IDE', 'SCO', 'MED']);
    await letIn(door, dossierId, 'A11', KINDS.filter((k) => ['IDE', 'FAM', 'SCO', 'SOC', 'JUD', 'PAR', 'ENF', 'LOG'].includes(k)));
    await letIn(door, dossierId, 'A12', ['IDE', 'FAM', 'SCO', 'ENF', 'LOG']);
    await letIn(door, dossierId, 'A16', ['IDE', 'FAM', 'SCO', 'SOC', 'JUD', 'PAR', 'ENF', 'LOG']);
    await letIn(door, dossierId, 'A1', ['LOG'], { legalBasis: 'CASF_226_2_2' });
    await letIn(door, sibling, 'A16', ['SCO']);
    const cast = ['A8', 'A4', 'A19', 'A5', 'A6', 'A7', 'A2', 'A3', 'A11', 'A12', 'A16', 'A1', 'A17'];
    const asked = convening(dossierId, {
      points: [...ALL_POINTS, point('SCOLARITE', { dossierId: sibling }), point('FAITS_RECENTS', { dossierId: sibling, kind: 'FAM' })],
      people: cast.map((who) => sits(who, who === 'A17' ? { admission: { kinds: ['IDE', 'SOC', 'JUD'], duty: 'NONE', legalBasis: 'CASF_226_2_2', necessity: 'MJIE en cours.' } } : {})),
    });
    const preview = await shownConvening(door, asked);
    const { id } = await convened(door, asked);
    for (const who of cast) expect([who, await open(who, id)]).toEqual([who, attended(of(preview, who))]);
    // It would prove nothing of people who all attend the same.
    expect(new Set(cast.map((who) => attended(of(preview, who)).join())).size).toBeGreaterThan(8);
    expect(attended(of(preview, 'A1'))).toEqual(['1 LOGISTIQUE']);
  });

  it('says why, by the law’s own sentence, of each point that is not attended', async () => {
    await letIn(door, dossierId, 'A2', ['SCO', 'LOG']);
    const preview = await shownConvening(door, convening(dossierId, { people: [sits('A2'), sits('A4')] }));
    const why = (who: string, heading: string): string => of(preview, who).points.find((p) => p.heading === heading)!.phrase;
    expect(why('A2', 'SANTE')).toBe('Secret médical : réservé aux professionnels de santé désignés.');
    expect(why('A2', 'VIE_FAMILIALE')).toBe('Votre admission ne couvre pas, pour cet enfant, ce genre d’élément.');
    expect(why('A2', 'SCOLARITE')).toMatch(/^Ouvert parce que vous êtes admis/);
    expect(why('A4', 'VIE_FAMILIALE')).toMatch(/^Ouvert parce que votre fonction connaît/);
  });

  it('counts what each reads of the dossier, kind by kind, as far as whoever convenes may count it', async () => {
    for (const kind of ['SCO', 'SCO', 'FAM'] as const) await door.as('A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind, detail: 'FULL', body: 'Un constat.' }));
    await letIn(door, dossierId, 'A2', ['SCO', 'LOG']);
    await letIn(door, dossierId, 'A7', ['MED', 'FAM']);
    const preview = await shownConvening(door, convening(dossierId, { people: [sits('A2'), sits('A7')] }));
    expect(of(preview, 'A2').pieces).toEqual([{ kind: 'SCO', count: 2 }, { kind: 'LOG', count: 0 }]);
    expect(of(preview, 'A7').pieces).toEqual([{ kind: 'FAM', count: 1 }, { kind: 'MED', count: null }]);
  });

  it('says who cannot be convoked, and why: a magistrate never, nor whoever is not admitted, nor is kept out; an admission in the same act says what would refuse it', async () => {
    const { professionnelId } = await door.reads('A8', (tx) => tx.get(Habilitation, actorId('A11'), 'read'));
    await door.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId, reason: 'Son frère.' }));
    const admission = { kinds: ['MED' as const], duty: 'NONE' as const, legalBasis: 'CASF_226_2_2' as const, necessity: 'Suivi.' };
    const preview = await shownConvening(door, convening(dossierId, { people: [sits('A4'), sits('A9'), sits('A10'), sits('A5'), sits('A11'), sits('A2', { admission })] }));
    const refused = preview.people.filter((p) => p.refusal).map((p) => [p.habilitation.function, p.refusal!.code]);
    expect(refused).toEqual([['PROCUREUR', 'JAMAIS_CONVOQUE'], ['JUGE_DES_ENFANTS', 'JAMAIS_CONVOQUE'], ['ASSISTANT_SOCIAL', 'NON_ADMIS'], ['EDUCATEUR_ASSOCIATION', 'ECARTE'], ['ASSISTANT_SOCIAL_SCOLAIRE', 'HORS_MATRICE']]);
    expect(of(preview, 'A4')).toMatchObject({ basis: 'FUNCTION', refusal: null });
    expect(preview.phrase).toBe('2 personnes convoquées, dont 0 à tous les points ; 5 ne peuvent l’être.');
  });

  it('warns, and refuses nothing, of a quorum, of parents who were not told, of a point that is shared with nobody, of an admission that ends before', async () => {
    await letIn(door, dossierId, 'A5', ['SOC', 'LOG'], { validTo: new Date(Date.now() + 5 * 86_400_000) });
    const few = await shownConvening(door, convening(dossierId, { points: [point('EVALUATION'), point('SANTE', { speakerId: actorId('A5') })], people: [sits('A5')], date: slot(20) }));
    expect(codes(few)).toEqual(['QUORUM', 'PARENTS_NON_INFORMES', 'ORATEUR_EXCLU', 'ADMISSION_FINIE_AVANT']);
    expect(few.warnings.at(-1)!.phrase).toBe('L’admission de Karim BELLANGEAU prend fin avant la réunion, et sa convocation avec elle.');
    await inform(door, dossierId);
    await letIn(door, dossierId, 'A7', ['SOC', 'MED']);
    await letIn(door, dossierId, 'A6', ['SOC', 'MED']);
    const enough = await shownConvening(door, convening(dossierId, { points: [point('EVALUATION')], people: [sits('A5'), sits('A7'), sits('A6')], date: slot(2) }));
    expect(codes(enough)).toEqual(['DELAI_COURT']);
  });

  it('is for whoever convenes: the RASE of the territory, and not the head of the cell, nor somebody admitted', async () => {
    await letIn(door, dossierId, 'A5', ['SOC', 'LOG']);
    await expect(shownConvening(door, convening(dossierId))).resolves.toMatchObject({ people: [{ required: true }] });
    expect(await refusal(shownConvening(door, convening(dossierId), 'A4'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    expect(await refusal(shownConvening(door, convening(dossierId), 'A5'))).toBe('FONCTION_NON_COMPETENTE dossierId');
  });

  it('refuses an agenda that is none: without a point, of a heading that does not fit its kind, of a child who is no sibling, of a speaker who does not sit', async () => {
    const other = (await dossier(door)).id;
    const asked = (points: ReturnType<typeof point>[]): Promise<string> => refusal(shownConvening(door, convening(dossierId, { points })));
    expect(await asked([])).toBe('OBLIGATOIRE points');
    expect(await asked([point('LOGISTIQUE', { kind: 'FAM' })])).toBe('INCOHERENT points');
    expect(await asked([point('SCOLARITE', { dossierId: other })])).toBe('HORS_FRATRIE points');
    expect(await asked([point('SCOLARITE', { speakerId: actorId('A2') })])).toBe('INCOHERENT points');
    expect(await asked([point('SCOLARITE', { minutes: 0 })])).toBe('BORNE points');
  });
});
