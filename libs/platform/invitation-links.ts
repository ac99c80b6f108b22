/** The links by which invited people come: made of the invitation's id under a key that the database has never seen, hence mailed without being kept. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** The database knows a link by this alone; anything at all has one, so that a link of the wrong shape is judged as one that exists nowhere. */
export const hashOfLink = (token: string): Buffer => createHash('sha256').update(token).digest();

export class InvitationLinks {
  private readonly key: Buffer;

  constructor(roleSecret: string, private readonly publicUrl: string) {
    this.key = Buffer.from(hkdfSync('sha256', roleSecret, '', 'cordee:invitation', 32));
  }

  hash(invitationId: string): Buffer {
    return hashOfLink(this.token(invitationId));
  }

  link(invitationId: string): string {
    return `${this.publicUrl}/invitation/${this.token(invitationId)}`;
  }

  /** 256 bits. */
  private token(invitationId: string): string {
    return createHmac('sha256', this.key).update(invitationId).digest('base64url');
  }
}
