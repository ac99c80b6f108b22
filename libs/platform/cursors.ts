/**
 * Cursors are opaque, sealed, and bound to the actor and to the list: another person's is refused like a forged one, and none tells of what lies
 * between two rows.
 */
import { hkdfSync } from 'node:crypto';
import { UserError } from './errors.js';
import { openSealed, seal, type Place } from './seal.js';

export class Cursors {
  private readonly key: Buffer;

  constructor(cookieSecret: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', cookieSecret, '', 'cordee:cursors', 32));
  }

  private place(actor: string, list: string): Place {
    return { table: 'cursor', column: list, holder: actor, row: '' };
  }

  make(actor: string, list: string, values: readonly unknown[]): string {
    return seal(this.key, JSON.stringify(values), this.place(actor, list)).toString('base64url');
  }

  read(actor: string, list: string, cursor: string): unknown[] {
    try {
      return JSON.parse(openSealed(this.key, Buffer.from(cursor, 'base64url'), this.place(actor, list)).toString('utf8')) as unknown[];
    } catch {
      throw new UserError('CURSEUR', 'Ce curseur n’est pas valable ici : reprenez la liste depuis le début.', 'after');
    }
  }
}
