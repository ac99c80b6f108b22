import type { KeptCheckpoint } from './notes.mjs';

export class Broken extends Error {
  from: number;
  to: number;
}
export class Audit {
  constructor(checkpoints: readonly KeptCheckpoint[]);
  readonly size: number;
  readonly shredded: number;
  readonly unsigned: number;
  line(text: string): void;
  end(): void;
}
