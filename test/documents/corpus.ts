/** The files of the corpus: each with its name, how it is made, and the verdict that it must have. Nothing is downloaded, and no virus is in the repository. */
import type { Reason } from '../../libs/documents/reasons.js';
import { nameAttacks, wrongExtensions } from './cases/names.js';
import { bombs, containers } from './cases/containers.js';
import { damaged } from './cases/damaged.js';
import { offices } from './cases/offices.js';
import { pdfs } from './cases/pdfs.js';
import { polyglots } from './cases/polyglots.js';
import { sound } from './cases/sound.js';

/** ACCEPTED; REFUSED, whatever the reason; or the reason, or one of a few. EITHER: a change that nothing in such a file can show: what is served must be sound, if it is. */
export type Expected = 'ACCEPTED' | 'REFUSED' | 'EITHER' | Reason | readonly Reason[];
export interface Case { what: string; file: string; bytes: () => Buffer | Promise<Buffer>; expected: Expected }

export const corpus = async (): Promise<Case[]> => [...sound, ...nameAttacks, ...await wrongExtensions(), ...await damaged(), ...polyglots, ...bombs, ...containers, ...offices, ...pdfs];
