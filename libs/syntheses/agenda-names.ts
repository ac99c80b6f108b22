/** What a calendar calls an appointment, made under a key that the database has never seen: always the same for one person, of which another's says nothing. */
import { createHmac, hkdfSync } from 'node:crypto';

export class AgendaNames {
  private readonly key: Buffer;

  constructor(roleSecret: string, private readonly publicUrl: string) {
    this.key = Buffer.from(hkdfSync('sha256', roleSecret, '', 'cordee:agenda', 32));
  }

  /** In the agenda of whoever is convoked. */
  uid = (syntheseId: string, habilitationId: string): string => this.uidOf('appointment', syntheseId, habilitationId);
  /** In a feed: another address, other names. */
  busy = (feedId: string, syntheseId: string): string => this.uidOf('busy', feedId, syntheseId);
  /** Of a message: sent again, it is the same one. */
  reference = (uid: string, sequence: number): string => this.named('message', uid, String(sequence));
  /** Where a feed is read. */
  address = (token: string): string => `${this.publicUrl}/agenda/${token}.ics`;

  private readonly uidOf = (...parts: readonly string[]): string => `${this.named(...parts)}@${new URL(this.publicUrl).hostname}`;

  /** 160 bits. */
  private named(...parts: readonly string[]): string {
    return createHmac('sha256', this.key).update(parts.join(' ')).digest('hex').slice(0, 40);
  }
}
