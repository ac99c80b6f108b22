/**
 * An S3-compatible store at the wire, as its documentation describes it (Signature Version 4 over the headers, ranges, conditions, listing), written without what
 * signs here. It is told how to misbehave, and how many times.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketPlace } from '../../libs/platform/config.js';

export type Mood = 'well' | 'failing' | 'cut' | 'silent' | 'truncated' | 'slow body' | 'wrong ETag' | 'another range' | 'whole, always' | 'a proxy' | 'writes over' | 'read only' | 'moved away' | 'lies of what it took' | 'lists nothing';
export interface Store {
  objects: Map<string, Buffer>;
  /** « PUT pieces/… 200 »: what was asked, and what was answered. */
  asked: string[];
  place(more?: Partial<BucketPlace>): BucketPlace;
  is(mood: Mood, times?: number): void;
  stop(): Promise<void>;
}
type Told = [status: number, code: string];

const [KEY_ID, SECRET, REGION, NAME] = ['AKIDOFTHISTEST', 'secret/of+this/test', 'fr-par', 'cordee-essai'];
const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;
/** RFC 3986, as the signature wants it: more is escaped than by the URL itself. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Null when it is signed by the one who may. */
function badlySigned(req: IncomingMessage, body: Buffer): Told | null {
  const [, keyId, day, region, signedNames, signature] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(req.headers.authorization ?? '') ?? [];
  if (!keyId || !day || !region || !signedNames) return [403, 'AccessDenied'];
  if (keyId !== KEY_ID) return [403, 'InvalidAccessKeyId'];
  if (region !== REGION) return [400, 'AuthorizationHeaderMalformed'];
  const at = String(req.headers['x-amz-date']);
  const when = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!at.startsWith(day) || Number.isNaN(when) || Math.abs(when - new Date().getTime()) > 15 * 60_000) return [403, 'RequestTimeTooSkewed'];
  if (req.headers['x-amz-content-sha256'] !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch'];
  const names = signedNames.split(';');
  const mustBe = Object.keys(req.headers).filter((name) => name === 'host' || name.startsWith('x-amz-') || name === 'content-md5' || name.startsWith('if-'));
  if (mustBe.some((name) => !names.includes(name))) return [403, 'AccessDenied'];
  const url = new URL(req.url!, 'http://here');
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort().join('&');
  const headers = names.map((name) => `${name}:${String(req.headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}\n`).join('');
  const canonical = [req.method, decodeURIComponent(url.pathname).split('/').map(escaped).join('/'), query, headers, signedNames, sha256(body)].join('\n');
  const key = ['s3', 'aws4_request'].reduce((k, part) => hmac(k, part), hmac(hmac(`AWS4${SECRET}`, day), region));
  return hmac(key, ['AWS4-HMAC-SHA256', at, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')).toString('hex') === signature ? null : [403, 'SignatureDoesNotMatch'];
}

export async function startStore(): Promise<Store> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let [mood, times]: [Mood, number] = ['well', 0];

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of req) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const now = mood;
    if (mood !== 'well' && --times <= 0) mood = 'well';
    const url = new URL(req.url!, 'http://here');
    const [, bucket, ...rest] = url.pathname.split('/');
    const name = rest.join('/');
    const say = (status: number, bytes: Buffer | string = '', headers: Record<string, string> = {}): void => {
      asked.push(`${req.method} ${name}${url.search} ${status}`);
      res.writeHead(status, { 'content-length': String(Buffer.byteLength(bytes)), ...headers }).end(req.method === 'HEAD' ? undefined : bytes);
    };
    const no = (status: number, code: string): void => say(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`, { 'content-type': 'application/xml' });
    if (now === 'silent') return void asked.push('…');
    if (now === 'cut') return void res.destroy();
    if (now === 'failing') return no(503, 'SlowDown');
    if (now === 'a proxy') return say(200, '<html>Bienvenue</html>', { 'content-type': 'text/html' });
    if (now === 'moved away') return say(301, '<Error><Code>PermanentRedirect</Code></Error>', { location: 'http://127.0.0.1:9/ailleurs' });
    const bad = badlySigned(req, body);
    if (bad) return no(...bad);
    if (bucket !== NAME) return no(404, 'NoSuchBucket');
    if (now === 'read only' && req.method !== 'GET' && req.method !== 'HEAD') return no(403, 'AccessDenied');
    if (req.method === 'PUT') return put(name, body, req, now, say, no);
    if (req.method === 'DELETE') {
      objects.delete(name);
      return say(204);
    }
    if (name === '') return list(url, now);
    const there = objects.get(name);
    if (!there) return no(404, 'NoSuchKey');
    const etag = now === 'wrong ETag' ? etagOf(Buffer.from('another')) : etagOf(there);
    if (req.method === 'HEAD') return say(200, there, { etag });
    if (now !== 'wrong ETag' && req.headers['if-match'] !== undefined && req.headers['if-match'] !== etag) return no(412, 'PreconditionFailed');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? [];
    if (from === undefined || now === 'whole, always') return say(200, there, { etag });
    if (Number(from) >= there.length) return no(416, 'InvalidRange');
    const shift = now === 'another range' && there.length > Number(to) + 1 ? 1 : 0;
    const part = there.subarray(Number(from) + shift, Number(to) + 1 + shift);
    const headers = { etag, 'content-range': `bytes ${Number(from) + shift}-${Number(from) + shift + part.length - 1}/${there.length}`, 'content-length': String(part.length) };
    asked.push(`GET ${name} 206 ${from}-${to}`);
    res.writeHead(206, headers);
    if (now === 'truncated') return void res.write(part.subarray(0, part.length - 1), () => res.destroy());
    if (now === 'slow body') return void res.write(part.subarray(0, 1));
    res.end(part);

    function list({ searchParams: of }: URL, as: Mood): void {
      const keys = [...objects.keys()].filter((key) => as !== 'lists nothing' && key.startsWith(of.get('prefix') ?? '')).sort().slice(0, Number(of.get('max-keys') ?? 1000));
      say(200, `<?xml version="1.0"?><ListBucketResult><Name>${NAME}</Name>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`);
    }
  };

  function put(name: string, body: Buffer, req: IncomingMessage, now: Mood, say: (status: number, bytes?: string, headers?: Record<string, string>) => void, no: (...told: Told) => void): void {
    if (req.headers['content-md5'] && req.headers['content-md5'] !== createHash('md5').update(body).digest('base64')) return no(400, 'BadDigest');
    if (req.headers['if-none-match'] === '*' && objects.has(name) && now !== 'writes over') return no(412, 'PreconditionFailed');
    objects.set(name, now === 'lies of what it took' ? body.subarray(1) : body);
    say(200, '', { etag: etagOf(body) });
  }

  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${NAME}`;
  return {
    objects, asked,
    place: (more = {}) => ({ variable: 'FILES_BUCKET', url, region: REGION, keyId: KEY_ID, secret: SECRET, timeoutMs: 900, ...more }),
    is: (m, n = Infinity) => { [mood, times] = [m, n]; },
    stop: () => new Promise((stopped) => { server.closeAllConnections(); server.close(() => stopped()); }),
  };
}
