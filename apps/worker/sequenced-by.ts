import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { BucketWitness } from '../../libs/journal/witnesses/bucket-witness.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { MailWitness } from '../../libs/journal/witnesses/mail-witness.js';
import type { Witness } from '../../libs/journal/witnesses/witness.js';
import { smtpMailer, type MailPlaces } from '../../libs/notices/mailer.js';
import { Bucket, BucketUnavailable } from '../../libs/platform/bucket.js';
import type { BucketPlace } from '../../libs/platform/config.js';
import type { Log } from '../../libs/platform/log.js';
import type { Sequenced } from './sequencer.js';

interface Places extends MailPlaces { journalKeyFile: string; witnessFolder: string; witnessMail: string; witnessBucket: BucketPlace | null }

/** The key and the witnesses that the environment names. What was mailed is kept beside, so that the next mail goes on from it. */
export async function sequencedBy(places: Places, pool: pg.Pool, log: Log): Promise<Sequenced> {
  const store = new TreeStore(pool);
  if (!places.journalKeyFile) {
    log.warn({}, 'no key of the journal (JOURNAL_KEY_FILE): leaves are numbered, and nothing is signed');
    return { store, signer: null, witnesses: [], log, close: () => pool.end() };
  }
  const signer = new NoteSigner(readFileSync(places.journalKeyFile, 'utf8'));
  const witnesses: Witness[] = places.witnessFolder ? [new FileWitness(places.witnessFolder, signer.verifier)] : [];
  if (places.witnessBucket) {
    const witness = new BucketWitness(new Bucket(places.witnessBucket), signer.verifier);
    await checked(witness, log);
    witnesses.push(witness);
  }
  const mailer = places.witnessMail ? smtpMailer(places) : null;
  if (mailer) witnesses.push(new MailWitness((note) => mailer.witness(places.witnessMail, note), new FileWitness(join(places.witnessFolder, 'mailed'), signer.verifier), signer.verifier));
  return { store, signer, witnesses, log, close: async () => { mailer?.close(); await pool.end(); } };
}

/** A store that is silent is asked again before anything is signed; one that says no, or that keeps another journal, is for somebody to correct. */
async function checked(witness: BucketWitness, log: Log): Promise<void> {
  try {
    await witness.check();
  } catch (error) {
    if (!(error instanceof BucketUnavailable)) throw error;
    log.warn({ error }, 'the bucket that witnesses the journal does not answer: nothing is signed before it does');
  }
}
