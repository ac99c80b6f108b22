/** clamd at the wire: INSTREAM as the daemon's manual writes it. It knows one signature, EICAR's, made here and never written; and it may be made to fail as a daemon fails. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type Mood = 'sound' | 'silent' | 'error' | 'cut' | 'limits' | 'strange' | 'half' | 'closed';
/** The test file that every antivirus knows, put together at run time so that no copy of this folder is one. */
export const eicar = (): Buffer => Buffer.from(['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

const ANSWERS: Partial<Record<Mood, string>> = {
  error: 'INSTREAM size limit exceeded. ERROR\0', limits: 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0', strange: 'stream: OKAY\0', half: 'stream: OK',
};

export class FakeClamd {
  readonly heard: Buffer[] = [];
  private readonly open = new Set<Socket>();
  private constructor(private readonly server: Server, public mood: Mood = 'sound') {}

  static async start(): Promise<FakeClamd> {
    const server = createServer();
    const fake = new FakeClamd(server);
    server.on('connection', (socket) => fake.serve(socket));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return fake;
  }

  get url(): string {
    return `clamd://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private serve(socket: Socket): void {
    let all: Buffer = Buffer.alloc(0);
    this.open.add(socket);
    socket.on('error', () => undefined);
    if (this.mood === 'closed') return void socket.destroy();
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece]);
      const stream = streamOf(all);
      if (stream === null) return;
      this.heard.push(stream);
      if (this.mood === 'silent') return;
      if (this.mood === 'cut') return void socket.destroy();
      socket.end(ANSWERS[this.mood] ?? (stream.includes(eicar()) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => { this.server.close(resolve); });
  }
}

/** What was sent, once its end of no length has come. */
function streamOf(all: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (all.length < command.length) return null;
  if (!all.subarray(0, command.length).equals(Buffer.from(command))) throw new Error('not INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= all.length;) {
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > all.length) return null;
    pieces.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
