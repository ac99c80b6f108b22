import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';

// What the provider remembers (sign-ins in progress, its sessions) lives in memory: a restart forgets it, and one signs in again.
// The library's own memory adapter does the same but warns at each start that it must be replaced.
type Row = AdapterPayload & { uid?: string; grantId?: string };

export function memoryAdapter(): new (name: string) => Adapter {
  const rows = new LRUCache<string, Row>({ max: 20_000 });

  return class Memory implements Adapter {
    constructor(private readonly name: string) {}

    private key(id: string): string {
      return `${this.name}:${id}`;
    }

    async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
      rows.set(this.key(id), payload, expiresIn ? { ttl: expiresIn * 1000 } : {});
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      return rows.get(this.key(id));
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      for (const [key, row] of rows.entries()) if (key.startsWith(`${this.name}:`) && row.uid === uid) return row;
      return undefined;
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    /** A code is good once; seen again, the library revokes everything that the first use gave. */
    async consume(id: string): Promise<void> {
      const row = rows.get(this.key(id));
      if (row) row['consumed'] = true;
    }

    async destroy(id: string): Promise<void> {
      rows.delete(this.key(id));
    }

    /** This kind of row only: a sign-in in progress names the grant that it replaces, and must outlive it. */
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, row] of rows.entries()) if (key.startsWith(`${this.name}:`) && row.grantId === grantId) rows.delete(key);
    }
  };
}
