/**
 * Vault or OpenBao, transit engine: the wrapping key never leaves it. The place of a key is its associated data; rewrap, which takes none, is not used. Its versions
 * are counted after those of the files, so that one number never names two keys and a database moves from files to a service by a rotation like any other.
 */
import type { KeyService } from './config.js';
import { KeyEncryption, KeyUnavailable, type HeldKey, type HeldWrapped, type Wrapped } from './key-encryption.js';
import { KeyServiceClient, KeyServiceRefusal } from './key-service.js';
import type { LocalKeyEncryption } from './local-key-encryption.js';
import { SealBroken } from './seal.js';

const OF_SERVICE = 1000;
/** In one question, well within its second. */
const TOGETHER = 200;

/** One and the same for encrypting and opening; the version is in the ciphertext, under its authentication. */
const associated = (holder: string): string => Buffer.from(`1|data_key|wrapped|${holder}`).toString('base64');

export class TransitKeyEncryption extends KeyEncryption {
  private readonly client: KeyServiceClient;

  /** `files`: what they wrapped before the service came, until a rotation has moved it. */
  constructor(private readonly service: KeyService, private readonly files: LocalKeyEncryption | null) {
    super();
    this.client = new KeyServiceClient(service);
  }

  async newest(): Promise<number> {
    const key = await this.client.ask('GET', `keys/${this.service.key}`).catch((e: unknown) => this.refused(e, 'newest'));
    if (key.type !== 'aes256-gcm96' || key.derived === true) throw new KeyUnavailable(`La clé ${this.service.key} du service de clés doit être une aes256-gcm96 non dérivée.`);
    return OF_SERVICE + (key.latest_version as number);
  }

  async wrap(key: Buffer, holder: string, version: number): Promise<Wrapped> {
    if (version <= OF_SERVICE) return await this.byFiles(version).wrap(key, holder, version);
    const { ciphertext } = await this.client.ask('POST', `encrypt/${this.service.key}`, { plaintext: key.toString('base64'), associated_data: associated(holder), key_version: version - OF_SERVICE })
      .catch((e: unknown) => this.refused(e, broken(version)));
    return this.asAsked(ciphertext, version);
  }

  override async wrapAll(keys: readonly HeldKey[], version: number): Promise<Wrapped[]> {
    if (version <= OF_SERVICE) return await super.wrapAll(keys, version);
    const wrapped: Wrapped[] = [];
    for (let at = 0; at < keys.length; at += TOGETHER) {
      const some = keys.slice(at, at + TOGETHER);
      const results = await this.together('encrypt', some.map(({ key, holder }) => ({ plaintext: key.toString('base64'), associated_data: associated(holder), key_version: version - OF_SERVICE })))
        .catch((e: unknown) => this.refused(e, broken(version)));
      wrapped.push(...some.map((_, n) => this.asAsked(results[n]?.ciphertext, version)));
    }
    return wrapped;
  }

  /** Those of the files one by one; those of the service together, or, if one of them is refused, by themselves, to know which and why. */
  override async unwrapAll(wrapped: readonly HeldWrapped[]): Promise<(Buffer | null)[]> {
    const opened: (Buffer | null)[] = [];
    for (let at = 0; at < wrapped.length; at += TOGETHER) {
      const some = wrapped.slice(at, at + TOGETHER);
      const results = some.every(isOfService) ? await this.together('decrypt', some.map((one) => ({ ciphertext: one.wrapped.toString('latin1'), associated_data: associated(one.holder) }))).catch(unlessRefused) : [];
      const keys = results.map(({ plaintext }) => keyIn(plaintext));
      if (keys.length === some.length && keys.every((key) => key.length === 32)) opened.push(...keys);
      else opened.push(...await super.unwrapAll(some));
    }
    return opened;
  }

  private async together(verb: 'encrypt' | 'decrypt', batch: Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
    const { batch_results: results } = await this.client.ask('POST', `${verb}/${this.service.key}`, { batch_input: batch });
    return Array.isArray(results) ? results as Record<string, unknown>[] : [];
  }

  private asAsked(ciphertext: unknown, version: number): Wrapped {
    if (versionIn(ciphertext) !== version - OF_SERVICE) throw new KeyUnavailable(`Le service de clés n’a pas chiffré avec la version ${version - OF_SERVICE}, qui lui était demandée : rien n’a été écrit.`);
    return { wrapped: Buffer.from(ciphertext as string), kekVersion: version };
  }

  async unwrap({ wrapped, kekVersion }: Wrapped, holder: string): Promise<Buffer> {
    if (kekVersion <= OF_SERVICE) return await this.byFiles(kekVersion).unwrap({ wrapped, kekVersion }, holder);
    const ciphertext = wrapped.toString('latin1');
    if (versionIn(ciphertext) !== kekVersion - OF_SERVICE) throw new SealBroken(broken(kekVersion));
    const { plaintext } = await this.client.ask('POST', `decrypt/${this.service.key}`, { ciphertext, associated_data: associated(holder) }).catch((e: unknown) => this.refused(e, broken(kekVersion)));
    const key = keyIn(plaintext);
    if (key.length !== 32) throw new SealBroken(broken(kekVersion));
    return key;
  }

  formerIndexKey(departement: number): Buffer | null {
    return this.files?.formerIndexKey(departement) ?? null;
  }

  private byFiles(version: number): LocalKeyEncryption {
    if (this.files) return this.files;
    throw new KeyUnavailable(`La base emploie la version ${version}, d’une clé en fichier que ce serveur n’a pas : rien n’a été ouvert ni écrit. Une installation neuve passe au service de clés par « npm run keys:rotate » ; une autre remet le fichier, puis y passe de même.`);
  }

  /** A 404 may be a key that is not there, and is never made here; a 400 is a version that it refuses, or bytes that do not open. */
  private refused(e: unknown, where: string): never {
    if (!(e instanceof KeyServiceRefusal)) throw e;
    if (e.status === 404 || /not found/i.test(e.said)) throw new KeyUnavailable(`Le service de clés n’a pas de clé ${this.service.key} sous ${this.service.mount} : rien n’a été lu ni écrit.`);
    if (/version/i.test(e.said)) throw new KeyUnavailable('Le service de clés refuse cette version de la clé (trop ancienne, ou à venir) : rien n’a été lu ni écrit. Ce qui est encore sous elle se rouvre en abaissant min_decryption_version, puis « npm run keys:rotate ».');
    throw new SealBroken(where);
  }
}

const keyIn = (plaintext: unknown): Buffer => Buffer.from(typeof plaintext === 'string' ? plaintext : '', 'base64');
/** The version that is recorded and the one in the bytes are one. */
const isOfService = ({ wrapped, kekVersion }: Wrapped): boolean => kekVersion > OF_SERVICE && versionIn(wrapped.toString('latin1')) === kekVersion - OF_SERVICE;
function unlessRefused(e: unknown): Record<string, unknown>[] {
  if (e instanceof KeyServiceRefusal) return [];
  throw e;
}
const broken = (version: number): string => `data_key.wrapped@${version}`;
const versionIn = (ciphertext: unknown): number => Number(/^vault:v([1-9]\d{0,5}):[A-Za-z0-9+/=]+$/.exec(typeof ciphertext === 'string' ? ciphertext : '')?.[1] ?? 0);
