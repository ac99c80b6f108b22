export interface PublicKey { name: string }
export interface KeptCheckpoint { file: string; folder: string; size: number; root: Buffer | null }
export function readKey(given: string): PublicKey;
export function checkpointFrom(kept: { file: string; folder: string; text: string }, key: PublicKey): KeptCheckpoint;
export function checkpointsOf(folder: string, key: PublicKey): KeptCheckpoint[];
