import { createHash } from 'node:crypto';

/** RFC 6962 2.1: a leaf and a node are hashed under different first bytes, so that neither is ever taken for the other. */
const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

export const leafHash = (canonical: Uint8Array): Buffer => createHash('sha256').update(LEAF).update(canonical).digest();
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => createHash('sha256').update(NODE).update(left).update(right).digest();
export const EMPTY_ROOT = createHash('sha256').digest();
/** What a hash counts of bytes. */
export const HASH_BYTES = 32;
