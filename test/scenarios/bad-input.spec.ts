/** What is refused of a worry, of a signalement and of what follows them: clear, in French, naming the field or the reason, and nothing half-written. Each first shows that the right one passes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeInformationPreoccupante } from '../../libs/informations-preoccupantes/close-information-preoccupante.js';
import { decideEvaluation } from '../../libs/informations-preoccupantes/decide-evaluation.js';
import { giveRetour } from '../../libs/informations-preoccupantes/give-retour.js';
import { openEvaluation } from '../../libs/informations-preoccupantes/open-evaluation.js';
import { UserError } from '../../libs/platform/errors.js';
import { acknowledgeSignalement } from '../../libs/signalements/acknowledge-signalement.js';
import { answerSignalement } from '../../libs/signalements/answer-signalement.js';
import { tellParents } from '../../libs/signalements/tell-parents.js';
import { transmitSignalement } from '../../libs/signalements/transmit-signalement.js';
import { allRows } from '../support/all-rows.js';
import { openDoor, type Door } from '../support/door.js';
import { concluded, holdersTold } from '../support/evaluated.js';
import { acknowledged, altered, competent, delegated, draft, LETTER, organisationOf, seal, sent } from '../support/signalement.js';
import { reported, TERRITOIRES, uuid } from '../support/situation.js';

const LATER = new Date('2999-01-01T00:00:00Z');
let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
});
afterAll(() => door.close());

/** « CODE field: what is said », and not a row more anywhere. */
async function refused(act: () => Promise<unknown>): Promise<string> {
  const before = await allRows(door);
  const said = await act().then(() => 'nothing was refused', (e: unknown) => {
    if (!(e instanceof UserError)) throw e;
    return `${e.code} ${e.field}: ${e.message}`;
  });
  expect(await allRows(door)).toEqual(before);
  return said;
}

const at = (signalementId: string): { requestId: string; signalementId: string } => ({ requestId: uuid(), signalementId });
const acknowledge = (id: string): Promise<unknown> => door.as('A9', (tx) => acknowledgeSignalement(tx, { ...at(id), parquetNumber: '25-133-0042' }));
const first = { type: 'OBSERVED', text: 'Vu.', place: '', source: '', circumstances: '' } as const;

describe('an information préoccupante', () => {
  it('without a child', async () => {
    await reported(door, 'A1');
    const none = 'OBLIGATOIRE mineurs: Une information préoccupante vise au moins un enfant.';
    expect(await refused(() => reported(door, 'A1', { mineurs: [] }))).toBe(none);
    expect(await refused(() => reported(door, 'A1', { mineurs: [{ place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle' }] }))).toBe(none);
  });

  it('of the future: its reception, a birth, that the parents were told', async () => {
    await reported(door, 'A4', { receivedAt: new Date(Date.now() - 60_000) });
    expect(await refused(() => reported(door, 'A4', { receivedAt: LATER }))).toBe('DATE receivedAt: La réception ne peut pas être dans l’avenir.');
    expect(await refused(() => reported(door, 'A1', { mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2999-03-14' }] }))).toBe('DATE mineurs: La date de naissance est dans l’avenir.');
    expect(await refused(() => reported(door, 'A1', { parents: [{ person: 'Sa mère', means: 'CALL', exception: 'NONE', informedAt: LATER, announced: 'La transmission.', about: [0] }] }))).toBe('DATE parents: L’information ne peut pas être dans l’avenir.');
  });

  it('opened again once it is closed', async () => {
    const e = await concluded(door);
    const informationPreoccupanteId = e.intakeId;
    const decide = (): Promise<unknown> => door.as('A4', (tx) => decideEvaluation(tx, { requestId: uuid(), informationPreoccupanteId, outcome: 'CLOSED_NO_ACTION', reason: 'Lu.' }));
    await decide();
    const answer = (): Promise<unknown> => door.as('A4', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId, means: 'PLATFORM' }));
    await answer();
    await holdersTold(door, e, 'CONCLUSION');
    const close = (): Promise<unknown> => door.as('A4', (tx) => closeInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId }));
    await close();
    const over = 'CLOSE informationPreoccupanteId: Cette information préoccupante est close : ce qui inquiète de nouveau se transmet de nouveau.';
    expect(await refused(decide)).toBe(over);
    expect(await refused(() => door.as('A4', (tx) => openEvaluation(tx, { requestId: uuid(), informationPreoccupanteId })))).toBe('DEJA_EVALUEE informationPreoccupanteId: L’évaluation est déjà confiée.');
    expect(await refused(close)).toBe('CLOSE informationPreoccupanteId: Cette information préoccupante est déjà close.');
  });
});

describe('a signalement', () => {
  it('of the future: what was seen, the call, what the parquet decided, that the parents were told', async () => {
    const id = await acknowledged(door, parquetId);
    expect(await refused(() => draft(door, 'A3', parquetId, { letter: altered(LETTER, { paragraphs: [{ ...first, at: LATER }] }) }))).toBe('DATE letter.paragraphs.0.at: Cet instant est dans l’avenir.');
    expect(await refused(() => draft(door, 'A3', parquetId, { letter: altered(LETTER, { callAt: LATER }) }))).toBe('DATE letter.callAt: Cet instant est dans l’avenir.');
    expect(await refused(() => door.as('A9', (tx) => answerSignalement(tx, { ...at(id), answer: 'OPP', decidedAt: LATER, told: 'Placés.' })))).toBe('DATE decidedAt: Cette décision est dans l’avenir.');
    expect(await refused(() => door.as('A4', (tx) => tellParents(tx, { ...at(id), toldAt: LATER, how: 'Courrier.' })))).toBe('DATE toldAt: Cet instant est dans l’avenir : dites-le une fois fait.');
  });

  it('to another parquet than that of where the child lives, when it is drafted and when it is sealed', async () => {
    const competence = 'COMPETENCE parquetId: Ce parquet n’est pas celui du ressort où réside l’enfant. (C. proc. pén. 43)';
    const { id } = await draft(door, 'A3', parquetId);
    const elsewhere = await organisationOf(door, 'A13');
    expect(await refused(() => draft(door, 'A3', elsewhere))).toBe(competence);
    expect(await refused(() => draft(door, 'A3', parquetId, { territoireId: TERRITOIRES.sud }))).toBe(competence);
    await door.db.owner.query('update app.ressort set territoire_id = $1', [TERRITOIRES.sud]);
    expect(await refused(() => seal(door, 'A3', id))).toBe(competence);
    await door.db.owner.query('update app.ressort set territoire_id = $1', [TERRITOIRES.nord]);
    await seal(door, 'A3', id);
  });

  it('signed for the département without a delegation', async () => {
    const { id } = await draft(door, 'A4', parquetId);
    expect(await refused(() => seal(door, 'A4', id))).toBe('SANS_DELEGATION signalementId: Signer pour le département demande une délégation de signature en vigueur. (CGCT L.3221-3)');
    await delegated(door, 'A4');
    await seal(door, 'A4', id);
  });

  it('sealed twice, sent before it is sealed, sent twice', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const send = (): Promise<unknown> => door.as('A3', (tx) => transmitSignalement(tx, at(id)));
    expect(await refused(send)).toBe('NON_SCELLE signalementId: Ce signalement n’est pas scellé : rien n’est à transmettre encore.');
    await seal(door, 'A3', id);
    expect(await refused(() => seal(door, 'A3', id))).toMatch(/^DEJA_SCELLE signalementId: Ce signalement est scellé sous le numéro S-\d{4}-\d{4} : il ne change plus\.$/);
    await send();
    expect(await refused(send)).toMatch(/^DEJA_TRANSMIS signalementId: Transmis par Dr Aïcha MERZOUG le \d.* à \d+ h \d\d\. Rien n’a été refait\.$/);
  });

  it('acknowledged twice, answered before it is acknowledged or once it is closed', async () => {
    const id = await sent(door, parquetId);
    const answer = (kind: 'ENQUETE' | 'CLASSEMENT'): Promise<unknown> => door.as('A9', (tx) => answerSignalement(tx, { ...at(id), answer: kind, decidedAt: tx.now, told: 'Ce jour.' }));
    expect(await refused(() => answer('ENQUETE'))).toBe('NON_ACCUSE signalementId: La réception de ce signalement n’est pas encore accusée : c’est le premier acte.');
    await acknowledge(id);
    expect(await refused(() => acknowledge(id))).toMatch(/^DEJA_ACCUSE signalementId: Réception accusée par Inès VALDORAY le \d.* à \d+ h \d\d\. Rien n’a été refait\.$/);
    await answer('CLASSEMENT');
    expect(await refused(() => answer('ENQUETE'))).toBe('CLASSE signalementId: Ce signalement est classé et ne se rouvre pas : un fait nouveau est un nouveau signalement.');
  });
});
