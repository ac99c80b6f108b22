/** Runs the examination in a child with limits. Whatever it does but answer in time, within its memory and in full, is a refusal. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { REASONS, type Reason } from './reasons.js';
import type { DocumentType } from './types.js';

export interface Limits { ms: number; heapMb: number; rssMb: number }
export const LIMITS: Limits = { ms: 10_000, heapMb: 256, rssMb: 512 };
/** `words`: each word that it says, once; none of what says none. */
export type Checked = { accepted: true; bytes: Buffer; words: string } | { accepted: false; reason: Reason };

const WATCHED_EVERY_MS = 50;
/** What a child may answer: the file again, a little longer once made again. */
const MOST_ANSWERED = 64 * 1024 * 1024;
/** Of words: more than the child gives. */
const MOST_SAID = 256 * 1024;
const refused = (reason: Reason): Checked => ({ accepted: false, reason });

/** `program` is the compiled child (check/main.js). */
export const runCheck = (program: string, bytes: Buffer, type: DocumentType, limits = LIMITS): Promise<Checked> => askChild([program, type], bytes, limits);

/** The same limits for the child that marks a PDF for its reader (check/stamp-main.js); null when it could not. */
export async function runStamp(program: string, bytes: Buffer, reader: string): Promise<Buffer | null> {
  const made = await askChild([program], Buffer.concat([Buffer.from(`${reader.replaceAll('\n', ' ')}\n`), bytes]), LIMITS);
  return made.accepted ? made.bytes : null;
}

async function askChild(args: readonly string[], bytes: Buffer, limits: Limits): Promise<Checked> {
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.heapMb}`, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: {}, windowsHide: true });
  let over = false;
  const stop = (): void => { over = true; child.kill('SIGKILL'); };
  const clock = setTimeout(stop, limits.ms);
  const watch = setInterval(() => void residentMb(child.pid).then((mb) => { if (mb > limits.rssMb) stop(); }), WATCHED_EVERY_MS);
  try {
    const { code, answer } = await answerOf(child, bytes, stop);
    if (over) return refused('TROP_LONG');
    return code === 0 ? read(answer) : refused('EXAMEN');
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
  }
}

async function answerOf(child: ChildProcessWithoutNullStreams, bytes: Buffer, stop: () => void): Promise<{ code: number | null; answer: Buffer }> {
  const said: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > MOST_ANSWERED) stop();
    else said.push(piece);
  });
  // What a library says of a file may quote it: it goes to no log.
  child.stderr.resume();
  // A child that died does not read on.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (exit) => resolve(exit));
  });
  return { code, answer: Buffer.concat(said) };
}

function read(answer: Buffer): Checked {
  const line = answer.indexOf('\n');
  if (line === -1) return refused('EXAMEN');
  const bytes = answer.subarray(line + 1);
  try {
    const said = JSON.parse(answer.subarray(0, line).toString('utf8')) as { accepted: boolean; length?: number; words?: unknown; reason?: string };
    if (said.accepted) return bytes.length === said.length && bytes.length > 0 ? { accepted: true, bytes, words: typeof said.words === 'string' ? said.words.slice(0, MOST_SAID) : '' } : refused('EXAMEN');
    return refused(said.reason && Object.hasOwn(REASONS, said.reason) ? said.reason as Reason : 'EXAMEN');
  } catch {
    return refused('EXAMEN');
  }
}

/** The memory that the child holds, as Linux tells it; elsewhere the heap's own limit and the clock remain. */
async function residentMb(pid: number | undefined): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1];
    return (Number(pages) * 4096) / (1024 * 1024);
  } catch {
    return 0;
  }
}
