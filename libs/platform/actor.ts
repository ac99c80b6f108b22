import type { Who } from '../secrecy/language.js';

/** Who acts: an habilitation (person × function × organisation × territory), read from a session. The epoch moves when a right is taken away. */
export interface Actor extends Who {
  sessionId: string;
  epoch: number;
  expiresAt: Date;
}
