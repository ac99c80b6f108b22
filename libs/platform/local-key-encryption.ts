/** Version 1 is the file that KEK_FILE names; version n is beside it, named alike with « .n »: 32 bytes each. */
import { hkdfSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KeyEncryption, KeyUnavailable, placeOfKey, type Wrapped } from './key-encryption.js';
import { openSealed, seal } from './seal.js';

export class LocalKeyEncryption extends KeyEncryption {
  private versions: Map<number, Buffer>;

  /** `min`: earlier versions are refused, though their files may still be here. */
  constructor(private readonly file: string, private readonly min = 1) {
    super();
    this.versions = versionsBeside(file);
    if (this.versions.size === 0) throw new Error(`La clé ${file} est absente : rien ne peut être ouvert ni écrit. Remettez-la telle qu’elle était ; n’en faites pas une autre.`);
  }

  newest(): Promise<number> {
    this.versions = versionsBeside(this.file);
    return Promise.resolve(Math.max(...this.versions.keys()));
  }

  async wrap(key: Buffer, holder: string, version: number): Promise<Wrapped> {
    return await Promise.resolve({ wrapped: seal(this.of(version), key, placeOfKey(holder, version)), kekVersion: version });
  }

  async unwrap({ wrapped, kekVersion }: Wrapped, holder: string): Promise<Buffer> {
    return await Promise.resolve(openSealed(this.of(kekVersion), wrapped, placeOfKey(holder, kekVersion)));
  }

  formerIndexKey(departement: number): Buffer | null {
    const first = this.versions.get(1);
    return first ? Buffer.from(hkdfSync('sha256', first, '', `cordee:index:${departement}`, 32)) : null;
  }

  private of(version: number): Buffer {
    if (version < this.min) throw new KeyUnavailable(`La version ${version} de la clé qui chiffre les clés est retirée (KEK_MIN_VERSION=${this.min}) : rien n’a été ouvert ni écrit. Ce qui est encore sous elle attend « npm run keys:rotate », là où elle est admise.`);
    // One that was brought while this server runs is found without a restart.
    if (!this.versions.has(version)) this.versions = versionsBeside(this.file);
    const key = this.versions.get(version);
    if (!key) throw new KeyUnavailable(`La version ${version} de la clé qui chiffre les clés n’est pas sur ce serveur : rien n’a été ouvert ni écrit. Déposez-la à côté de ${this.file}, où les autres serveurs l’ont.`);
    return key;
  }
}

/** By number. */
export function versionsBeside(file: string): Map<number, Buffer> {
  const [folder, name] = [dirname(file), basename(file)];
  const found = (existsSync(folder) ? readdirSync(folder) : []).flatMap((entry): [number, Buffer][] => {
    const version = entry === name ? 1 : Number(/^\.([1-9]\d{0,2})$/.exec(entry.startsWith(name) ? entry.slice(name.length) : '')?.[1] ?? 0);
    return version === 0 || (version === 1 && entry !== name) ? [] : [[version, readFileSync(join(folder, entry))]];
  });
  for (const [version, key] of found) if (key.length !== 32) throw new Error(`the key-encryption key, version ${version}, must be 32 bytes`);
  return new Map(found);
}
