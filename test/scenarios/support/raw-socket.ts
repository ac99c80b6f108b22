/** A client that writes its own bytes: frames that no library would send. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface FrameShape { opcode?: number; fin?: boolean; reserved?: number; masked?: boolean; announced?: bigint }

export function frame(payload: Buffer | string, { opcode = 1, fin = true, reserved = 0, masked = true, announced }: FrameShape = {}): Buffer {
  const bytes = Buffer.from(payload);
  const length = announced ?? BigInt(bytes.length);
  const head = Buffer.alloc(length < 126n ? 2 : length < 65_536n ? 4 : 10);
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (head.length === 2 ? Number(length) : head.length === 4 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(Number(length), 2);
  if (head.length === 10) head.writeBigUInt64BE(length, 2);
  if (!masked) return Buffer.concat([head, bytes]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, Buffer.from(bytes.map((byte, i) => byte ^ mask[i % 4]!))]);
}

/** Of the whole frames of a server, which masks none. */
function opcodes(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    found.push(bytes[at]! & 15);
    const short = bytes[at + 1]! & 127;
    if (short > 125 && at + 10 > bytes.length) break;
    at += short < 126 ? 2 + short : short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 10 + Number(bytes.readBigUInt64BE(at + 2));
  }
  return found;
}

export class RawSocket {
  private came = Buffer.alloc(0);
  private ended = false;
  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => { this.came = Buffer.concat([this.came, bytes]); });
    socket.on('error', () => { this.ended = true; });
    socket.on('close', () => { this.ended = true; });
  }

  /** Upgraded to a WebSocket of socket.io, in no namespace yet. */
  static async open(url: string): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const raw = new RawSocket(connect(Number(port), hostname));
    raw.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`);
    await raw.until('the upgrade', () => raw.text.includes('101 Switching Protocols') && raw.text.includes('"sid"'));
    return raw;
  }

  async enter(token: string): Promise<void> {
    this.write(frame(`40${JSON.stringify({ token })}`));
    await this.until('the namespace', () => /40\{"sid"/.test(this.text));
  }

  write(bytes: Buffer | string): void {
    this.socket.write(bytes, () => undefined);
  }

  /** Cut, or told that it is over: who does not answer that is cut later. */
  get closed(): boolean { return this.ended || opcodes(this.came).includes(8); }
  get text(): string { return this.came.toString('latin1'); }
  forget(): void { this.came = Buffer.alloc(0); }

  async until(what: string, seen: () => boolean, ms = 10_000): Promise<void> {
    for (const from = performance.now(); !seen(); await new Promise((resolve) => { setTimeout(resolve, 5); })) if (performance.now() - from > ms) throw new Error(`not seen: ${what}`);
  }

  close(): void { this.socket.destroy(); }
}
