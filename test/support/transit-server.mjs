/*
 * A key service at the wire, in a process of its own: of the HTTP API of Vault and OpenBao, what transit and AppRole document (encrypt, decrypt, keys, rotate, config,
 * login), with their statuses and their errors. It is told by messages how to misbehave: { mode } and, for some, how many times.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

const keys = new Map();
const tokens = new Set(['root-of-this-test']);
let role = { role_id: 'role-1', secret_id: 'secret-1' };
let mode = 'well';
let times = Infinity;
let asked = 0;

class Refusal extends Error {
  constructor(status, ...errors) { super(errors.join()); Object.assign(this, { status, errors }); }
}

const bytes = (text, what) => {
  const found = Buffer.from(text ?? '', 'base64');
  if (found.toString('base64') !== (text ?? '')) throw new Refusal(400, `failed to base64-decode ${what}`);
  return found;
};

const keyOf = (name) => {
  const key = keys.get(name);
  if (!key) throw new Refusal(400, 'encryption key not found');
  return key;
};

/** Of many, those that fail say why beside those that do not, under the status of a refusal. */
const each = (one) => (name, body) => {
  if (!body.batch_input) return one(name, body);
  const batch_results = body.batch_input.map((item) => {
    try {
      return one(name, item);
    } catch (error) {
      return { error: error.message };
    }
  });
  if (batch_results.some((result) => result.error)) throw Object.assign(new Refusal(400), { data: { batch_results } });
  return { batch_results };
};

const routes = {
  'POST transit/encrypt': each((name, { plaintext, associated_data, key_version = 0 }) => {
    const key = keyOf(name);
    const version = key_version || key.versions.length;
    if (version > key.versions.length) throw new Refusal(400, 'requested version for encryption is higher than the latest key version');
    if (version < key.minEncryption) throw new Refusal(400, 'requested version for encryption is less than the minimum encryption key version');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.versions[version - 1], nonce, { authTagLength: 16 });
    cipher.setAAD(bytes(associated_data, 'associated_data'));
    const sealed = Buffer.concat([nonce, cipher.update(bytes(plaintext, 'plaintext')), cipher.final(), cipher.getAuthTag()]);
    return { ciphertext: `vault:v${version}:${sealed.toString('base64')}`, key_version: version };
  }),
  'POST transit/decrypt': each((name, { ciphertext, associated_data }) => {
    const key = keyOf(name);
    const [, version, text] = /^vault:v(\d+):(.+)$/.exec(ciphertext ?? '') ?? [];
    if (!version) throw new Refusal(400, 'invalid ciphertext: no prefix');
    if (Number(version) > key.versions.length) throw new Refusal(400, 'invalid ciphertext: version is too new');
    if (Number(version) < key.minDecryption) throw new Refusal(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const sealed = bytes(text, 'ciphertext');
    try {
      const cipher = createDecipheriv('aes-256-gcm', key.versions[Number(version) - 1], sealed.subarray(0, 12), { authTagLength: 16 });
      cipher.setAAD(bytes(associated_data, 'associated_data'));
      cipher.setAuthTag(sealed.subarray(-16));
      return { plaintext: Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString('base64') };
    } catch {
      throw new Refusal(mode === 'former release' ? 500 : 400, mode === 'former release' ? '1 error occurred:\n\t* cipher: message authentication failed\n\n' : 'cipher: message authentication failed');
    }
  }),
  'GET transit/keys': (name) => {
    const key = keys.get(name);
    if (!key) throw new Refusal(404);
    return { type: key.type, derived: false, exportable: false, latest_version: key.versions.length, min_decryption_version: key.minDecryption, min_encryption_version: key.minEncryption, name, keys: {} };
  },
  'POST transit/keys': (name, body, more) => {
    if (!more) return void (keys.has(name) || keys.set(name, { type: body.type ?? 'aes256-gcm96', versions: [randomBytes(32)], minDecryption: 1, minEncryption: 0 }));
    if (more === 'rotate') return void keyOf(name).versions.push(randomBytes(32));
    if (more === 'config') return void Object.assign(keyOf(name), { minDecryption: body.min_decryption_version ?? keyOf(name).minDecryption });
    throw new Refusal(404);
  },
};

function answer(method, path, token, body) {
  if (mode === 'sealed') throw new Refusal(503, 'Vault is sealed');
  if (method === 'POST' && path === 'auth/approle/login') {
    if (body.role_id !== role.role_id || body.secret_id !== role.secret_id) throw new Refusal(400, 'invalid role or secret ID');
    const client_token = `hvs.${randomBytes(12).toString('hex')}`;
    tokens.add(client_token);
    return { auth: { client_token, lease_duration: 3600, renewable: true } };
  }
  if (mode === 'forbidden' || !tokens.has(token)) throw new Refusal(403, 'permission denied');
  const [mount, verb, name, more] = path.split('/');
  const route = routes[`${method} ${mount}/${verb}`];
  if (!route) throw new Refusal(404);
  return { request_id: randomBytes(16).toString('hex'), lease_id: '', renewable: false, data: route(name, body, more) ?? null };
}

const { TLS_KEY, TLS_CERT } = process.env;
const listener = (request, response) => void serve(request, response);
const server = TLS_KEY ? createSecureServer({ key: TLS_KEY, cert: TLS_CERT }, listener) : createServer(listener);

async function serve(request, response) {
  let text = '';
  for await (const piece of request) text += piece;
  asked += 1;
  const misbehaves = times > 0;
  if (misbehaves && mode !== 'well') times -= 1;
  const send = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(body === null ? '' : JSON.stringify(body));
  if (misbehaves && mode === 'slow') return void setTimeout(() => send(200, {}), 20_000).unref();
  if (misbehaves && mode === 'cut') return void request.socket.destroy();
  if (misbehaves && mode === 'cut in the middle') return void response.writeHead(200, { 'content-length': 500 }).write('{"data":{"plaintext":"', () => request.socket.destroy());
  if (misbehaves && mode === 'failing') return send(500, { errors: ['internal error'] });
  if (misbehaves && mode === 'a proxy') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bienvenue</html>');
  try {
    send(200, answer(request.method, new URL(request.url, 'http://x').pathname.replace(/^\/v1\//, ''), request.headers['x-vault-token'], text ? JSON.parse(text) : {}));
  } catch (error) {
    send(error.status ?? 500, error.data ? { data: error.data } : { errors: error.errors ?? [String(error)] });
  }
}

process.on('message', (told) => {
  if (told.mode) ({ mode, times = Infinity } = told);
  if (told.forget) for (const token of tokens) if (token.startsWith('hvs.')) tokens.delete(token);
  if (told.role) role = told.role;
  if (told.administer !== undefined) routes['POST transit/keys']('cordee', told.body, told.administer);
  process.send({ done: true, asked });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send({ ready: true, port: server.address().port }));
