import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { count, say, situation } from '../support/situation.js';
import { urlOf } from '../../libs/platform/logins.js';
import { Message } from '../../libs/threads/message.entity.js';
import { correctMessage, withdrawMessage } from '../../libs/threads/revise-message.js';
import { soughtIn } from '../../libs/threads/search-messages.js';
import { indexWords } from '../../apps/words/index-words.js';

let door: Door;
let indexer: pg.Client;
beforeAll(async () => {
  door = await openDoor();
  indexer = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, 'indexer') });
  await indexer.connect();
});
afterAll(async () => {
  await indexer.end();
  await door.close();
});

const found = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) =>
  (await tx.allowed(Message, 'read', { words: await tx.words.sought(soughtIn(words)), order: ['seq'] })).map((m) => m.id));
/** As a database that had messages before it had words. */
const forget = (): Promise<unknown> => door.db.owner.query('truncate app.word_index');
const lines = async (): Promise<unknown[]> => (await door.db.owner.query('select message_id, thread_id, dossier_id, departement, tokens from app.word_index order by 1')).rows;

describe('the messages of before', () => {
  it('are found as if they had been indexed when they were sent, corrected or withdrawn', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM'] });
    const kept = await say(door, 'A5', threadId, { kind: 'SOC', body: 'Une armoire fermée.' });
    const corrected = await say(door, 'A5', threadId, { body: 'Une commode.' });
    const withdrawn = await say(door, 'A5', threadId, { body: 'Une armoire ouverte.' });
    await door.as('A5', (tx) => correctMessage(tx, { messageId: corrected.id, expectedVersion: 1, body: 'Une armoire peinte.' }));
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId: withdrawn.id, expectedVersion: 1, reason: 'Erreur.' }));
    const before = await lines();
    await forget();
    expect(await found('A5', 'armoire')).toEqual([]);
    expect(await indexWords(indexer, door.kek, { batch: 2 })).toEqual({ indexed: 3, broken: [] });
    expect(await lines()).toEqual(before);
    expect([await found('A5', 'armoire'), await found('A2', 'armoire'), await found('A5', 'commode')]).toEqual([[kept.id, corrected.id], [corrected.id], []]);
  });

  it('are indexed once: run again, it sees none of them and changes nothing', async () => {
    expect((await indexer.query('select id from app.message')).rows).toEqual([]);
    expect(await indexWords(indexer, door.kek)).toEqual({ indexed: 0, broken: [] });
  });

  it('that do not open are left, and said; the others are found', async () => {
    const [broken, good] = [await situation(door, { A5: ['FAM'] }), await situation(door, { A5: ['FAM'] })];
    const { id } = await say(door, 'A5', broken.threadId, { body: 'Un parasol.' });
    const other = await say(door, 'A5', good.threadId, { body: 'Un parasol.' });
    await forget();
    await door.db.owner.query(`update app.message set body = set_byte(body, 35, get_byte(body, 35) # 1) where id = $1`, [id]);
    expect((await indexWords(indexer, door.kek)).broken).toEqual([id]);
    expect(await found('A5', 'parasol')).toEqual([other.id]);
    expect(await count(door, 'word_index', 'message_id = $1', [id])).toBe(0);
    await door.db.owner.query(`update app.message set body = set_byte(body, 35, get_byte(body, 35) # 1) where id = $1`, [id]);
  });

  it('are indexed by a command, with the environment of a server', async () => {
    await forget();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/apps/words/index-words-main.js'], { encoding: 'utf8', env: { PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, KEK_FILE: secrets().kekFile } });
    expect([status, stdout, stderr]).toEqual([0, '5 messages se cherchent désormais par leurs mots.\n', '']);
    expect(await count(door, 'word_index')).toBe(5);
  });
});
