/** What a child of ours is: bytes by the input, one line and bytes by the output. It has no environment and no network: what would open a socket throws. */
import { Socket } from 'node:net';
import { Refused } from '../reasons.js';

Socket.prototype.connect = () => { throw new Error('no network here'); };

/** `words`: what is said of it besides, of what was made. */
export async function answer(work: (bytes: Buffer) => Promise<Buffer>, words?: (made: Buffer) => string): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const say = (verdict: object, bytes: Buffer = Buffer.alloc(0)): void => void process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(verdict)}\n`), bytes]));
  try {
    const made = await work(Buffer.concat(pieces));
    say({ accepted: true, length: made.length, ...(words && { words: words(made) }) }, made);
  } catch (e) {
    say({ accepted: false, reason: e instanceof Refused ? e.reason : 'EXAMEN' });
  }
}
