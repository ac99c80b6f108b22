/** « Qui savait quoi » at an instant that is past is what each could really read then, and what they had opened: asked of everybody at each step, and compared. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { moveDossier } from '../../libs/dossiers/move-dossier.js';
import { previewMove } from '../../libs/dossiers/preview-move.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { UserError } from '../../libs/platform/errors.js';
import type { Kind } from '../../libs/secrecy/kinds.js';
import { addParticipant } from '../../libs/threads/add-participant.js';
import { endShare } from '../../libs/threads/end-share.js';
import { previewParticipant } from '../../libs/threads/preview-participant.js';
import { withdrawMessage } from '../../libs/threads/revise-message.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { Product } from '../support/product.js';
import { actorId, letIn, say, situation, TERRITOIRES, uuid } from '../support/situation.js';
import { Dice } from '../secrecy/generate/dice.js';
import { Replay } from './support/replay.js';

let product: Product;
let replay: Replay;
let threadId: string;
let admissions: Record<string, string>;
const done: string[] = [];
const KINDS: readonly Kind[] = ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'LOG'];
const SEED = Number(process.env.SEED ?? 20_250_303);

const post = (who: string, kind: Kind) => say(product.door, who, threadId, { kind: kind as 'FAM' });
const write = (who: string, kind: Kind) => product.door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId: replay.dossierId, kind, detail: 'FULL', body: 'Ce qui est su.' }));
const letThem = async (who: string, kinds: Kind[]) => { admissions[who] = (await letIn(product.door, replay.dossierId, who, kinds)).id; };
const join = (who: string, openPast: boolean) => product.door.as('A4', async (tx) => {
  const asked = { threadId, habilitationId: actorId(who) };
  return await addParticipant(tx, { ...asked, openPast, ...(openPast && { effectDigest: (await previewParticipant(tx, asked)).digest }) });
});
const leave = (who: string) => product.door.as('A4', (tx) => endAdmission(tx, admissions[who]!));
const shares: string[] = [];
const share = async (by: string, to: string, item: { messageId?: string; entryId?: string }) => {
  shares.push((await product.door.as(by, (tx) => shareItem(tx, { requestId: uuid(), ...item, habilitationId: actorId(to), legalBasis: 'CASF_226_2_2', necessity: 'Suivre.' }))).id);
};
const withdraw = (who: string, messageId: string) => product.door.as(who, (tx) => withdrawMessage(tx, { messageId, expectedVersion: 1, reason: 'Erreur.' }));
const move = (by: string, territoireId: string) => product.door.as(by, async (tx) => moveDossier(tx, { requestId: uuid(), dossierId: replay.dossierId, territoireId, effectDigest: (await previewMove(tx, { dossierId: replay.dossierId, territoireId })).digest }));

/** One step, then everybody is asked. */
async function step(name: string, act: () => Promise<unknown>): Promise<void> {
  await act();
  done.push(name);
  await replay.look();
}

beforeAll(async () => {
  product = await Product.start();
  let dossierId: string;
  ({ dossierId, threadId, admissions } = await situation(product.door, { A5: ['IDE', 'FAM', 'SOC', 'LOG'], A6: ['FAM', 'SOC', 'MED'], A2: ['FAM', 'SCO'] }));
  replay = new Replay(product, dossierId, threadId);
  await replay.look();
  let message = '';
  let entry = '';
  await step('A5 posts', async () => { message = (await post('A5', 'SOC')).id; });
  await step('A5 writes, and the head of the ASE of a place', async () => { entry = (await write('A5', 'SOC')).id; await write('A8', 'LIE'); });
  await step('shared with A2', async () => { await share('A5', 'A2', { messageId: message }); await share('A5', 'A2', { entryId: entry }); });
  await step('A7 comes, without the past', async () => { await letThem('A7', ['FAM', 'SOC', 'MED']); await join('A7', false); });
  await step('A6 posts', () => post('A6', 'FAM'));
  await step('no longer shared', async () => { for (const id of shares.splice(0)) await product.door.as('A5', (tx) => endShare(tx, id)); });
  await step('A6 leaves', () => leave('A6'));
  await step('A5 posts again, A7 writes what is medical', async () => { message = (await post('A5', 'FAM')).id; await write('A7', 'MED'); });
  await step('and withdraws', () => withdraw('A5', message));
  await step('given to the south', () => move('A8', TERRITOIRES.sud));
  await step('and back', () => move('A4', TERRITOIRES.nord));
  await step('A6 comes back', async () => { await letThem('A6', ['FAM']); await join('A6', true); });
  console.log(`  who knew what: seed ${SEED}`);
  const dice = new Dice(SEED);
  const who = () => dice.pick(['A2', 'A3', 'A5', 'A6', 'A7']);
  const acts: readonly [string, () => Promise<unknown>][] = [
    ['post', () => post(who(), dice.pick(KINDS))], ['write', () => write(dice.pick(['A4', 'A5', 'A7', 'A8']), dice.pick(KINDS))], ['admit', () => letThem(who(), KINDS.filter(() => dice.chance(0.5)))], ['leave', () => leave(who())], ['join', () => join(who(), dice.chance(0.5))],
    ['move', () => move('A4', dice.pick(Object.values(TERRITOIRES)))],
  ];
  for (let n = 0; n < 8; n++) {
    const [name, act] = dice.pick(acts);
    // What is refused changes nothing, and is looked at like the rest.
    await step(name, () => act().catch((e: unknown) => { if (!(e instanceof UserError)) throw e; }));
  }
}, 400_000);
afterAll(() => product.close());

const owner = (text: string): Promise<unknown> => product.door.db.owner.query(text);
const definition = async (name: string): Promise<string> => (await product.door.db.owner.query<{ d: string }>('select pg_get_functiondef(p.oid) as d from pg_proc p where p.proname = $1', [name])).rows[0]!.d;

describe('who knew what, at each instant of a life', () => {
  it('is who could read what, and had opened what, as it was asked then', async () => {
    expect(done).toHaveLength(20);
    const pairs = replay.instants.reduce((n, { could, opened }) => n + could.size + opened.size, 0);
    expect(pairs).toBeGreaterThan(300);
    expect(await replay.differences()).toEqual([]);
  }, 120_000);

  it.each([
    ['what was never ended', 'then_readers_message_read', /and p_then < m\.valid_to/g, ''],
    ['what had not begun', 'then_readers_message_read', /m\.valid_from <= p_then and/g, ''],
    ['where one had not yet come', 'then_readers_message_read', /m\.from_seq <= r\.seq/g, 'true'],
    ['a share that was ended', 'then_readers_entry_read', /and p_then < m\.valid_to/g, ''],
    ['the rights of today', 'who_knew_what', /then_readers_message_read\(p_then/g, 'then_readers_message_read(app.now()'],
    ['what was withdrawn', 'who_knew_what', /and i\.withdrawn_at is null/g, ''],
    ['what was written later', 'who_knew_what', /and m\.sent_at <= p_then/g, ''],
    ['what was opened later', 'who_knew_what', /and r\.at <= p_then/g, ''],
    ['somebody left out', 'who_knew_what', /'OPENED','ACKNOWLEDGED'/g, `'ACKNOWLEDGED'`],
  ])('would not be believed if it counted %s', async (_, name, what, instead) => {
    const whole = await definition(name);
    expect(whole).toMatch(what);
    await owner(whole.replaceAll(what, instead));
    try {
      expect(await replay.differences()).not.toEqual([]);
    } finally {
      await owner(whole);
    }
    expect(await definition(name)).toBe(whole);
  }, 120_000);
});
