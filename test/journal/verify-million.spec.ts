/** How long a stranger takes to verify a journal that is as long as many years of acts; a leaf that was touched in it is still found, and where. */
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { CompactRange } from '../../libs/journal/tree/compact-range.js';
import { verifier } from './exported.js';
import { journalKey } from './key.js';
import { leafOf, sha } from './leaf.js';

/** A million when the score asks: what is promised is of that many. */
const LEAVES = Number(process.env['VERIFY_LEAVES'] ?? 20_000);
const PROMISED = 1_000_000;
const CHECKPOINTS = 1000;
const TOUCHED = Math.floor(LEAVES * 0.7);
const signer = new NoteSigner(journalKey());
const folder = mkdtempSync(join(tmpdir(), 'cordee-million-'));
const verify = verifier();

/** Leaves made as anybody could make them, and what was signed of them. `touched`: beside them, the same with one instant moved. */
beforeAll(async () => {
  const files = ['whole', 'touched'].map((name) => createWriteStream(join(folder, `${name}.jsonl`)));
  mkdirSync(join(folder, 'signed'));
  const tree = CompactRange.empty();
  const salt = sha('salt');
  const act = { type: 'message.posted', actor_id: randomUUID(), subject_type: 'Message', subject_id: randomUUID(), dossier_id: null, thread_id: null, habilitation_id: null, seq: null, departement: 99 };
  for (let index = 0; index < LEAVES; index++) {
    const row = { ...act, id: randomUUID(), at: new Date(1_700_000_000_000 + index) };
    const { hash, text } = leafOf('ACT', row, salt);
    tree.append(Buffer.from(hash, 'hex'));
    const line = (leaf: string): string => `${JSON.stringify({ index, hash, leaf, row: 'SAME' })}\n`;
    const moved = index === TOUCHED ? text.replace(row.at.toISOString(), new Date(row.at.getTime() + 1).toISOString()) : text;
    for (const [file, leaf] of [[files[0]!, text], [files[1]!, moved]] as const) if (!file.write(line(leaf))) await once(file, 'drain');
    const size = index + 1;
    if (size % (LEAVES / CHECKPOINTS) === 0) writeFileSync(join(folder, 'signed', `${String(size).padStart(16, '0')}.checkpoint`), signer.sign(`${signer.verifier.name}\n${size}\n${tree.root().toString('base64')}\n`));
  }
  for (const file of files) await new Promise((resolve) => { file.end(resolve); });
}, 120_000 + LEAVES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`${LEAVES} leaves under ${CHECKPOINTS} signatures are verified by the program that is shipped, and one that was moved by a millisecond is told`, async () => {
  const of = (name: string): Promise<{ code: number; out: string; err: string }> => verify('--leaves', join(folder, `${name}.jsonl`), '--checkpoints', join(folder, 'signed'), '--key', signer.verifier.line);
  expect(readFileSync(join(folder, 'touched.jsonl')).equals(readFileSync(join(folder, 'whole.jsonl')))).toBe(false);
  expect(await of('touched')).toMatchObject({ code: 1, err: expect.stringContaining(`(à l’indice ${TOUCHED})`) });
  const from = performance.now();
  const { code, out } = await of('whole');
  if (LEAVES >= PROMISED) figure('verify.seconds', (performance.now() - from) / 1000);
  expect([code, out.includes(`Le journal est entier : ${LEAVES.toLocaleString('fr-FR')} feuilles`)]).toEqual([0, true]);
}, 120_000 + LEAVES);
