import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, exchange, inform, letIn, refusal, say, situation } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { heldOf } from '../platform/rows.js';
import { addParticipant } from './add-participant.js';
import { Message } from './message.entity.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { Revision } from './revision.entity.js';
import { soughtIn } from './search-messages.js';
import { lexemesOf } from './words/lexemes.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** The ids of what somebody finds, the newest first. */
const found = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) =>
  (await tx.allowed(Message, 'read', { words: await tx.words.sought(soughtIn(words)), order: ['sentAt', 'id'], descending: true })).map((m) => m.id));
/** The same, by opening all that they read. */
const scanned = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) => {
  const messages = (await tx.allowed(Message, 'read', { order: ['sentAt', 'id'], descending: true })).filter((m) => heldOf(m) !== null);
  const revisions = await tx.allowed(Revision, 'read', { order: ['messageId', 'version'] });
  return messages.filter((m) => {
    const last = revisions.filter((r) => r.messageId === m.id).at(-1);
    const has = lexemesOf(last?.nature === 'WITHDRAWAL' ? '' : last?.body ?? m.sentBody);
    return soughtIn(words).every((lexeme) => has.has(lexeme));
  }).map((m) => m.id);
});

describe('searching one’s messages', () => {
  it('finds those that bear all the words, however they end and whatever their accents, the newest first', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const one = await say(door, 'A4', threadId, { body: 'Noé a été hospitalisé à Orvale.' });
    const two = await say(door, 'A5', threadId, { body: 'L’hospitalisation de Noé s’est terminée hier.' });
    await say(door, 'A5', threadId, { body: 'La grand-mère viendra.' });
    expect(await found('A5', 'NOE hospitalisée')).toEqual([two.id, one.id]);
    expect(await found('A5', 'noé orvale')).toEqual([one.id]);
    expect(await found('A5', 'noé introuvable')).toEqual([]);
  });

  it('finds in several dossiers, and in the one of the child whom the message is about', async () => {
    const home = (await dossier(door)).id;
    const sibling = (await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [home] })).id;
    for (const id of [home, sibling]) await inform(door, id);
    for (const id of [home, sibling]) await letIn(door, id, 'A6', ['FAM', 'SOC']);
    await letIn(door, home, 'A5', ['FAM', 'SOC']);
    const thread = await exchange(door, home, ['A5', 'A6'], { siblingDossierIds: [sibling] });
    const ofHome = await say(door, 'A6', thread.id, { kind: 'SOC', body: 'Une trottinette neuve.' });
    const ofSibling = await say(door, 'A6', thread.id, { kind: 'SOC', dossierId: sibling, body: 'Une trottinette rouge.' });
    expect(await found('A6', 'trottinette')).toEqual([ofSibling.id, ofHome.id]);
    // Admitted to the home dossier alone: of the sibling they notice, and find nothing.
    expect(await found('A5', 'trottinette')).toEqual([ofHome.id]);
  });

  it('never finds what is withheld, though others of the same exchange find it', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const { id } = await say(door, 'A5', threadId, { kind: 'SOC', body: 'Une ecchymose ancienne.' });
    for (const who of ['A4', 'A5']) expect(await found(who, 'ecchymose')).toEqual([id]);
    for (const who of ['A2', 'A8', 'A1', 'A10', 'B1', 'ADMIN']) expect([who, await found(who, 'ecchymose')]).toEqual([who, []]);
  });

  it('never finds what was sent before one came, unless the past was opened', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId, { body: 'Un parapluie oublié.' });
    await letIn(door, dossierId, 'A6', ['FAM']);
    await door.as('A4', (tx) => addParticipant(tx, { threadId, habilitationId: actorId('A6'), openPast: false }));
    const after = await say(door, 'A5', threadId, { body: 'Le parapluie est rendu.' });
    expect(await found('A5', 'parapluie')).toEqual([after.id, id]);
    expect(await found('A6', 'parapluie')).toEqual([after.id]);
  });

  it('finds nothing more once one’s participation is over', async () => {
    const { threadId, admissions } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const { id } = await say(door, 'A6', threadId, { body: 'Un tricycle dans la cour.' });
    expect(await found('A5', 'tricycle')).toEqual([id]);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await found('A5', 'tricycle')).toEqual([]);
    expect(await found('A6', 'tricycle')).toEqual([id]);
  });

  it('finds a corrected message by what it says now; a withdrawn one by nothing, its reason included', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id: messageId } = await say(door, 'A5', threadId, { body: 'Un lavabo cassé.' });
    expect(await found('A4', 'lavabo')).toEqual([messageId]);
    await door.as('A5', (tx) => correctMessage(tx, { messageId, expectedVersion: 1, body: 'Un évier cassé.' }));
    expect([await found('A4', 'lavabo'), await found('A4', 'évier')]).toEqual([[], [messageId]]);
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId, expectedVersion: 2, reason: 'Mauvais échange.' }));
    for (const words of ['lavabo', 'évier', 'cassé', 'mauvais']) expect([words, await found('A4', words), await found('A5', words)]).toEqual([words, [], []]);
  });

  it('what was never posted is found by nobody', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const before = await count(door, 'word_index');
    expect(await refusal(say(door, 'A5', threadId, { body: 'Un mirliton.', readersDigest: 'f'.repeat(64) }))).toBe('LECTEURS_CHANGES readersDigest');
    expect(await count(door, 'word_index')).toBe(before);
    await say(door, 'A5', threadId, { body: 'Un mirliton.' });
    expect(await count(door, 'word_index')).toBe(before + 1);
  });

  it('keeps tokens of the dossier’s own key, by sixteens, and nothing that is read', async () => {
    const body = 'Le bras gauche porte une brûlure.';
    const [first, second] = [await situation(door, { A5: ['FAM'] }), await situation(door, { A5: ['FAM'] })];
    const tokens: string[][] = [];
    for (const { threadId } of [first, first, second]) {
      const { id } = await say(door, 'A5', threadId, { body });
      const { rows: [row] } = await door.db.owner.query<{ tokens: Buffer[] }>('select tokens from app.word_index where message_id = $1', [id]);
      tokens.push(row!.tokens.map((t) => t.toString('hex')));
    }
    for (const of of tokens) expect([of.length % 16, of.every((t) => t.length === 16), of]).toEqual([0, true, [...of].sort()]);
    const common = (a: string[], b: string[]): number => a.filter((t) => b.includes(t)).length;
    expect(common(tokens[0]!, tokens[1]!)).toBeGreaterThanOrEqual(lexemesOf(body).size);
    expect(common(tokens[0]!, tokens[2]!)).toBe(0);
    expect(await count(door, 'word_index', 'tokens::text like $1', ['%brul%'])).toBe(0);
  });

  it('finds what opening everything one reads would find, whoever searches and whatever changed', async () => {
    const WORDS = ['école', 'mère', 'hématome', 'visite', 'samedi', 'colère', 'médecin', 'cantine'];
    const { dossierId, threadId, admissions } = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM'], A2: ['FAM', 'SCO'] });
    const other = await exchange(door, dossierId, ['A5', 'A6']);
    let seed = 20261123;
    const dice = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const some = (): string => Array.from({ length: 1 + dice(4) }, () => WORDS[dice(WORDS.length)]!).join(' et ');
    const sent: { id: string; who: string; version: number }[] = [];
    const check = async (): Promise<number> => {
      let hits = 0;
      for (const who of ['A4', 'A5', 'A6', 'A2', 'A8']) {
        for (const words of [...WORDS, 'mères écoles', 'visites médecins samedi']) {
          const expected = await scanned(who, words);
          expect([who, words, await found(who, words)]).toEqual([who, words, expected]);
          hits += expected.length;
        }
      }
      return hits;
    };
    for (let n = 0; n < 80; n++) {
      const [who, thread, kind] = ([['A5', threadId, 'SOC'], ['A5', other.id, 'FAM'], ['A6', threadId, 'FAM'], ['A4', threadId, 'SOC'], ['A2', threadId, 'SCO'], ['A6', other.id, 'FAM']] as const)[dice(6)]!;
      const target = sent[dice(Math.max(sent.length, 1))];
      if (n % 5 === 4 && target) await door.as(target.who, (tx) => correctMessage(tx, { messageId: target.id, expectedVersion: target.version++, body: some() }));
      else if (n % 13 === 12 && target) {
        await door.as(target.who, (tx) => withdrawMessage(tx, { messageId: target.id, expectedVersion: target.version, reason: some() }));
        sent.splice(sent.indexOf(target), 1);
      } else sent.push({ id: (await say(door, who, thread, { kind, body: some() })).id, who, version: 1 });
    }
    expect(await check()).toBeGreaterThan(100);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A6!));
    expect(await check()).toBeGreaterThan(50);
  });

  it.each([['', 'OBLIGATOIRE'], ['le la de', 'AUCUN_MOT'], ['un 28', 'AUCUN_MOT'], ['a\u0000b', 'CARACTERE_REFUSE'], ['mot '.repeat(60), 'TROP_LONG'], ['un deux trois quatre cinq six sept huit neuf dix onze', 'TROP_DE_MOTS']])('%j is refused: %s', async (words, code) => {
    expect(soughtIn('école mère')).toHaveLength(2);
    expect(await refusal((async () => soughtIn(words))())).toBe(`${code} words`);
  });
});
