import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCheckpoint } from '../../libs/journal/checkpoint/checkpoint.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { MailWitness } from '../../libs/journal/witnesses/mail-witness.js';
import { smtpMailer, type Mailer } from '../../libs/notices/mailer.js';
import { startSink, type Answer, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { journalBench } from './bench.js';

const TO = 'archives@ailleurs.example';
const bench = journalBench();
let sink: Sink;
let mailer: Mailer;
let answer: Answer = () => undefined;
beforeEach(async () => {
  answer = () => undefined;
  sink = await startSink({ answer: (...asked) => answer(...asked) });
  mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: 'https://cordee.example', patienceMs: 300 });
});
afterEach(async () => {
  mailer.close();
  await sink.close();
});

const mailed = (): FileWitness => new FileWitness(bench.folder, bench.signer.verifier);
const witness = (): MailWitness => new MailWitness((note) => mailer.witness(TO, note), mailed(), bench.signer.verifier);
const pass = async (by = witness()): Promise<void> => void await bench.sequencer({ witnesses: [by] }).pass();
/** The note as whoever receives it copies it. */
const noteIn = (raw: string): string => {
  const body = raw.replaceAll('\r\n', '\n').split('\n\n').slice(1).join('\n\n');
  const text = /^content-transfer-encoding: base64/im.test(raw) ? Buffer.from(body, 'base64').toString('utf8') : body.replaceAll('=\n', '').replaceAll(/((?:=[0-9A-F]{2})+)/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'));
  return text.slice(text.indexOf(bench.signer.verifier.name)).replace(/\n*$/, '\n');
};

describe('the mail that witnesses the journal, through a mail server', () => {
  it('brings the note as it was signed, to one address, and tells of nobody', async () => {
    await bench.acts(4);
    await pass();
    const [mail] = sink.mails;
    expect([sink.mails.length, mail!.to]).toEqual([1, TO]);
    expect(openCheckpoint(noteIn(mail!.raw), bench.signer.verifier)).toMatchObject({ size: 4 });
    expect(noteIn(mail!.raw)).toBe((await bench.checkpoints())[0]!.note);
    const { rows } = await bench.owner.query<{ subject_id: string; actor_id: string }>('select subject_id, actor_id from app.event');
    for (const { subject_id: subject, actor_id: actor } of rows) expect([mail!.raw.includes(subject), mail!.raw.includes(actor)]).toEqual([false, false]);
  });

  it.each<[string, Answer]>([['refuses the mail for now', () => 451], ['refuses the address', (_, stage) => (stage === 'RCPT' ? 550 : undefined)], ['goes silent', (_, stage) => (stage === 'DATA' ? 'HANG' : undefined)]])('that the server does not take (it %s) is kept as mailed by nobody, and leaves at the next round', async (_, as) => {
    answer = as;
    await bench.acts(4);
    await pass();
    expect([sink.mails.length, await mailed().last()]).toEqual([0, null]);
    answer = () => undefined;
    await bench.acts(1);
    await pass();
    expect(sink.mails.map((m) => openCheckpoint(noteIn(m.raw), bench.signer.verifier)?.size)).toEqual([5]);
    expect(await mailed().last()).toMatchObject({ size: 5 });
  });

  it('leaves once a day, and goes on from what the last one said', async () => {
    const one = witness();
    for (const n of [4, 4]) {
      await bench.acts(n);
      await pass(one);
    }
    expect(sink.mails).toHaveLength(1);
    await pass();
    expect(sink.mails.map((m) => openCheckpoint(noteIn(m.raw), bench.signer.verifier)?.size)).toEqual([4, 8]);
    await bench.forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 1');
    await bench.acts(1);
    await bench.sequencer().pass();
    await expect(bench.sequencer({ witnesses: [witness()] }).show()).rejects.toThrow('ne commence pas par');
    expect(sink.mails).toHaveLength(2);
  });
});
