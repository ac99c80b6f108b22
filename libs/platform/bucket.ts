/**
 * A bucket of an S3-compatible store, by four verbs of its HTTP and the signer that its inventor keeps up. What a transaction of the door waits for is bounded as a
 * whole. It is given ciphertext, or what is public: never a word of anybody.
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { monotonic, realNow, sleep } from './clock.js';
import type { BucketPlace } from './config.js';

const ATTEMPTS = 3;
const PAUSE_MS = 100;
const SAFE = 'Rien n’a été fait à moitié, et ce qui y est gardé y reste.';

/** Silence, a failure of its own, or something else than what was asked. */
export class BucketUnavailable extends Error {}
/** Its answer is no, and will be as long as nobody corrects this server's settings, or its own. */
export class BucketRefusal extends Error {}

export interface Found { size: number; etag: string }
interface Asked { method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'; name: string; query?: Record<string, string>; headers?: Record<string, string>; body?: Buffer; within: number }
interface Answer { status: number; headers: Headers; bytes: Buffer }

/** The shape in which the signer asks for a hash. */
class Sha256 {
  private readonly hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) { this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret)); }
  update(data: string | ArrayBuffer | ArrayBufferView): void { this.hash.update(bytesOf(data)); }
  digest(): Promise<Uint8Array> { return Promise.resolve(this.hash.digest()); }
}
const bytesOf = (data: string | ArrayBuffer | ArrayBufferView): Buffer => (typeof data === 'string' ? Buffer.from(data) : ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data));

export class Bucket {
  private readonly signer: SignatureV4;
  private readonly url: URL;

  constructor(private readonly place: BucketPlace) {
    this.url = new URL(place.url);
    const { region, keyId: accessKeyId, secret: secretAccessKey } = place;
    this.signer = new SignatureV4({ service: 's3', region, credentials: { accessKeyId, secretAccessKey }, sha256: Sha256, uriEscapePath: false, applyChecksum: true });
  }

  get shown(): string { return `${this.url.host}${this.url.pathname}`; }

  /** All of it, or none. With `onlyNew`, false when something bears this name already: it is not written over. */
  async put(name: string, bytes: Buffer, onlyNew = false): Promise<boolean> {
    const headers = { 'content-type': 'application/octet-stream', 'content-md5': createHash('md5').update(bytes).digest('base64'), ...(onlyNew && { 'if-none-match': '*' }) };
    const { status } = await this.ask({ method: 'PUT', name, headers, body: bytes, within: this.place.timeoutMs }, [200, 412], (a) => a.status === 412 || a.headers.has('etag'));
    return status === 200;
  }

  async find(name: string): Promise<Found | null> {
    const { status, headers } = await this.ask({ method: 'HEAD', name, within: this.share() }, [200, 404], (a) => a.status === 404 || (a.headers.has('etag') && a.headers.has('content-length')));
    return status === 404 ? null : { size: Number(headers.get('content-length')), etag: headers.get('etag')! };
  }

  /** A part of what was found, and of nothing that has replaced it since. */
  async read(name: string, { size, etag }: Found, position: number, length: number): Promise<Buffer> {
    const end = Math.min(size, position + length);
    if (end <= position) return Buffer.alloc(0);
    const range = `${position}-${end - 1}`;
    const asAsked = ({ status, headers, bytes }: Answer): boolean =>
      status !== 206 || (headers.get('content-range') === `bytes ${range}/${size}` && headers.get('etag') === etag && bytes.length === end - position);
    const { status, bytes } = await this.ask({ method: 'GET', name, headers: { range: `bytes=${range}`, 'if-match': etag }, within: this.share() }, [206, 404, 412], asAsked);
    if (status !== 206) throw new BucketUnavailable(`Un fichier du magasin (${this.shown}) a changé pendant sa lecture : rien n’en est donné.`);
    return bytes;
  }

  async get(name: string): Promise<Buffer | null> {
    const found = await this.find(name);
    return found && await this.read(name, found, 0, found.size);
  }

  async remove(name: string): Promise<void> {
    await this.ask({ method: 'DELETE', name, within: this.share() }, [200, 204, 404]);
  }

  /** The first name, in their order, that begins so. */
  async first(prefix: string): Promise<string | null> {
    const { bytes } = await this.ask({ method: 'GET', name: '', query: { 'list-type': '2', prefix, 'max-keys': '1' }, within: this.share() }, [200], (a) => a.bytes.includes('</ListBucketResult>'));
    return /<Key>([^<]+)<\/Key>/.exec(bytes.toString('utf8'))?.[1] ?? null;
  }

  /** Of one attempt, so that a third one has its time too; what is put may take all of it. */
  private share = (): number => this.place.timeoutMs / (ATTEMPTS + 1);

  /** What is not one of these answers, nor as it should be, is tried again while there is time; a plain no is not. */
  private async ask(asked: Asked, expected: readonly number[], asAsked: (answer: Answer) => boolean = () => true): Promise<Answer> {
    const until = monotonic() + this.place.timeoutMs;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.once(asked, Math.min(asked.within, until - monotonic()));
        if (expected.includes(answer.status) && asAsked(answer)) return answer;
        if (!expected.includes(answer.status)) this.refused(answer);
      } catch (e) {
        if (e instanceof BucketRefusal) throw e;
        if (untrusted(e)) throw new BucketRefusal(`Le certificat du magasin de fichiers (${this.shown}) n’est pas reconnu par ce serveur : rien ne lui a été envoyé. Donnez-lui l’autorité qui l’a signé (NODE_EXTRA_CA_CERTS).`);
      }
      if (attempt === ATTEMPTS || monotonic() + PAUSE_MS * attempt >= until) throw new BucketUnavailable(`Le magasin de fichiers (${this.shown}) ne répond pas, ou pas ce qui lui est demandé (${attempt} essais, ${this.place.timeoutMs} ms au plus). ${SAFE}`);
      await sleep(PAUSE_MS * attempt);
    }
  }

  /** What is not the store’s is not a no. 409: somebody writes the same name at this very moment. */
  private refused({ status, bytes }: Answer): void {
    if (status < 300 || status >= 500 && status !== 501 || [408, 409, 429].includes(status)) return;
    const code = /<Code>(\w{1,64})<\/Code>/.exec(bytes.toString('utf8'))?.[1] ?? '';
    const { variable } = this.place;
    const why = status === 404 ? `n’a pas ce compartiment : vérifiez ${variable}_URL`
      : status === 501 ? `ne sait pas faire ce qui lui est demandé (${code || status})`
        : `refuse ce serveur (${code || status}) : vérifiez ${variable}_KEY_ID, ${variable}_SECRET, ${variable}_REGION, les droits de cette clé, et l’heure de ce serveur`;
    throw new BucketRefusal(`Le magasin de fichiers (${this.shown}) ${why}. ${SAFE}`);
  }

  private async once({ method, name, query, headers = {}, body }: Asked, ms: number): Promise<Answer> {
    const path = `${this.url.pathname}${name ? `/${name}` : ''}`;
    const signed = await this.signer.sign({ method, protocol: this.url.protocol, hostname: this.url.hostname, path, query: query ?? {}, headers: { ...headers, host: this.url.host }, body }, { signingDate: new Date(realNow()) });
    const { host: _host, ...sent } = signed.headers;
    const response = await fetch(`${this.url.origin}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`, { method, headers: sent, redirect: 'manual', signal: AbortSignal.timeout(Math.max(1, Math.ceil(ms))), ...(body && { body: new Uint8Array(body) }) });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }
}

/** As TLS says it: nothing of ours was sent yet, nor should it be. */
const untrusted = (e: unknown): boolean => /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test((e as { cause?: { code?: string } }).cause?.code ?? '');
