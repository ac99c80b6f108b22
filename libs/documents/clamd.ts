/** ClamAV by INSTREAM: the bytes go to a daemon of ours, in pieces preceded by their length. One answer opens, and only one. */
import { connect, type Socket } from 'node:net';

export type Scan = 'CLEAN' | 'INFECTED' | 'FAILED';
const PIECE = 64 * 1024;
const MOST_ANSWERED = 4096;

/** clamd://host:3310, or unix:/path/of/the/socket. */
export async function scan(clamdUrl: string, bytes: Buffer, ms = 20_000): Promise<Scan> {
  const url = new URL(clamdUrl);
  const socket = url.protocol === 'unix:' ? connect(url.pathname) : connect(Number(url.port || 3310), url.hostname);
  try {
    const answer = await Promise.race([exchange(socket, bytes), late(socket, ms)]);
    if (answer === 'stream: OK') return 'CLEAN';
    // Found, or past the daemon's own limits (AlertExceedsMax): either way it names something.
    return /^stream: .+ FOUND$/.test(answer) ? 'INFECTED' : 'FAILED';
  } catch {
    return 'FAILED';
  } finally {
    socket.destroy();
  }
}

const late = (socket: Socket, ms: number): Promise<never> => new Promise((_, reject) => {
  const clock = setTimeout(() => reject(new Error('late')), ms);
  socket.once('close', () => clearTimeout(clock));
});

async function exchange(socket: Socket, bytes: Buffer): Promise<string> {
  const answered = answerOf(socket);
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    socket.write(length(piece.length));
    socket.write(piece);
  }
  socket.write(length(0));
  return await answered;
}

function length(of: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(of);
  return four;
}

/** Until the zero that ends it: an answer that was cut is none. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      said += piece;
      const end = said.indexOf('\0');
      if (end !== -1) resolve(said.slice(0, end));
      else if (said.length > MOST_ANSWERED) reject(new Error('too much'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('cut')));
  });
}
